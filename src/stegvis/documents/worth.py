"""What does a report say of what an intervention is worth: results, how sure, other ways of counting, and how it is counted?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from stegvis.documents.labels import Labels
from stegvis.documents.model import Block, Chapter, Document, Heading, Origin, Paragraph, Run
from stegvis.documents.numbers import count as counted
from stegvis.documents.speech import Speech
from stegvis.documents.text import one_line
from stegvis.documents.worth_chart import tornado
from stegvis.documents.worth_tables import WorthTables
from stegvis.documents.worth_words import WorthWords, care_said
from stegvis.evaluation.answer import Answer

Part = Callable[[WorthTables, Iterator[int]], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class About:
    """Whom a report is about: the association's and the team's names, and the fingerprints of what it was counted from."""

    association: str
    team: str
    dataset: str
    definitions: str
    scheme: str = ""


def worth_report(answer: Answer, about: About, labels: Labels) -> Document:
    """The evaluation as a document of its own."""
    speech = labels.speech
    made = _Telling(answer, labels)
    notices = {name: made.words.said(name) for name in ("notice", "notice_long")}
    told = list(made.chapters())
    chapters = tuple(
        Chapter(number, title, tuple(blocks), f"kapitel-{number}", new_page=number == len(told))
        for number, (title, blocks) in enumerate(told, 1)
    )
    period = answer.asked.period
    return Document(
        title=made.words.said("title"),
        subtitle=one_line(about.team),
        association=one_line(about.association),
        period=speech.days(),
        notice=notices["notice"],
        language=speech.language,
        origin=Origin(
            about.dataset, about.definitions, about.scheme, (answer.asked.team,), period.first, period.last
        ),
        chapters=chapters,
        words={**speech.words(), **notices},
    )


def worth_blocks(
    answer: Answer, labels: Labels, chapter: int, tables: Iterator[int], charts: Iterator[int]
) -> Iterator[Block]:
    """The same as a section of a chapter, under headings of the third level, without the list of every parameter."""
    return _Telling(answer, labels).section(chapter, tables, charts)


class _Telling:
    """One answer in one language."""

    def __init__(self, answer: Answer, labels: Labels) -> None:
        self.answer, self.labels, self.speech = answer, labels, labels.speech
        self.words = WorthWords(self.speech.language, labels.definitions, labels.names.get("track", {}))

    def parts(self) -> Iterator[tuple[str, Part]]:
        """The title of each part, and what makes its blocks."""
        yield self.words.said("result"), self._result
        yield self.words.said("sure"), self._sure
        yield self.words.said("later"), self._later
        yield self.words.said("counted_otherwise"), self._otherwise
        yield self.words.said("method"), self._method

    def section(self, chapter: int, tables: Iterator[int], charts: Iterator[int]) -> Iterator[Block]:
        """All parts in one section; the first needs no heading, it opens it."""
        made = self._tables(chapter, tables)
        for place, (title, blocks) in enumerate(self.parts()):
            if place:
                yield Heading(3, title)
            yield from blocks(made, charts)

    def chapters(self) -> Iterator[tuple[str, list[Block]]]:
        """Each part as a chapter of its own, and last every value that was read."""
        number = 1
        for number, (title, blocks) in enumerate(self.parts(), 1):
            yield title, list(blocks(self._tables(number, count(1)), count(1)))
        yield self.words.said("values"), [self._tables(number + 1, count(1)).parameters()]

    def _tables(self, chapter: int, numbers: Iterator[int]) -> WorthTables:
        source = self.speech.word("source", period=self.speech.days())
        return WorthTables(self.answer, self.words, chapter, numbers, self.speech.word("table"), source)

    def _lead(self) -> Iterator[Block]:
        answer, words = self.answer, self.words
        society, sure = answer.accounts["society"], answer.spreads["society"]
        low, high = map(words.money, sure.interval)
        said = [
            words.said(
                "lead",
                period=self.speech.days(),
                income=words.money(society.yearly_income),
                low=low,
                high=high,
                cost=words.money(answer.asked.cost),
            )
        ]
        if not answer.asked.cost:
            said = [said[0].rpartition(". ")[0] + ".", words.said("no_cost")]
        else:
            said.append(
                words.said("never")
                if society.never
                else words.said("paid_back", month=words.month(society.payback_months))
            )
            chance = words.percent(sure.p_payback_within_goal)
            said.append(words.said("goal", goal=counted(answer.goal_months, words.language), chance=chance))
        yield Paragraph((Run(" ".join(said)),), lead=True)
        yield Paragraph((Run(self._unknown()),))

    def _unknown(self) -> str:
        main, words = self.answer.main, self.words
        known_only = None if main.known_only is None else main.known_only["society"]
        numbers = {"n": counted(main.n, words.language), "unknown": counted(main.unknown, words.language)}
        name = "unknown_some" if main.unknown else "unknown_none"
        return words.said(name, **numbers, without=words.money(known_only))

    def _result(self, made: WorthTables, _charts: Iterator[int]) -> Iterator[Block]:
        yield from self._lead()
        yield made.income()
        if self.answer.asked.cost:
            yield made.cost()
            yield made.profit()

    def _sure(self, made: WorthTables, charts: Iterator[int]) -> Iterator[Block]:
        yield made.spread()
        if self.answer.swings:
            table = made.swings()
            number = f"{made.chapter}.{next(charts)}"
            yield tornado(self.answer, table, number, self.speech.word("chart"), self.words)
            yield table

    def _later(self, made: WorthTables, _charts: Iterator[int]) -> Iterator[Block]:
        yield from (table for table in (made.outcomes(), made.parts()) if table is not None)

    def _otherwise(self, made: WorthTables, _charts: Iterator[int]) -> Iterator[Block]:
        yield made.ways()

    def _method(self, made: WorthTables, _charts: Iterator[int]) -> Iterator[Block]:
        answer, words, language = self.answer, self.words, self.words.language
        day = _day(answer.parameters.on, self.speech)
        place = answer.parameters.municipality.label if answer.parameters.municipality else ""
        profile = answer.profile
        said = (
            words.said("method_1", day=day, place=place),
            f"{words.said('method_2')} {care_said(answer, words)}",
            words.said("method_3"),
            words.said(
                "profile_said",
                profile=profile.label.in_(language),
                why=profile.why.in_(language),
                source=profile.source,
            ),
        )
        yield from (Paragraph((Run(text),)) for text in said)
        yield made.choices()
        yield made.assumptions()
        yield from self._unchecked()
        yield Paragraph((Run(words.said("again", command=self._command())),))

    def _unchecked(self) -> Iterator[Block]:
        parameters, words = self.answer.parameters, self.words
        unverified = [entry for entry in parameters.in_use if entry.name in parameters.unverified]
        names = ", ".join(entry.parameter.label.in_(words.language) for entry in unverified)
        yield Paragraph(
            (Run(words.said("unverified", names=names) if names else words.said("unverified_none")),)
        )
        early = ", ".join(entry.parameter.label.in_(words.language) for entry in parameters.early)
        if early:
            yield Paragraph((Run(words.said("early", names=early)),))

    def _command(self) -> str:
        asked = self.answer.asked
        return (
            f"stegvis evaluate … --team {asked.team} --from {asked.period.first} --to {asked.period.last} "
            f"--municipality {asked.municipality} --cost {asked.cost:.0f} --profile {self.answer.profile.name} "
            f"--seed {asked.seed} --draws {asked.draws}"
            + "".join(f" --care {one.payer}:{one.before:.0f}:{one.after:.0f}" for one in self.answer.care)
        )


def _day(day: date, speech: Speech) -> str:
    return f"{day.day} {speech.phrases['months'][speech.language][day.month - 1]} {day.year}"

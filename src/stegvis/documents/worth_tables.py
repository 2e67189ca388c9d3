"""Which tables show what an intervention is worth, to whom, how surely, and what it rests on?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stegvis.definitions import read
from stegvis.documents.model import Cell, Column, Kind, Row, Run, Table
from stegvis.documents.numbers import count
from stegvis.documents.worth_words import WorthWords, kronor
from stegvis.evaluation.answer import Answer, Outcome
from stegvis.evaluation.concealed import rule
from stegvis.evaluation.worth import WRITTEN_OFF, Worth

MOST_SWINGS = 8
WAYS_WIDTHS = (9, 4, 4, 4, 4, 4, 4)
Heads = tuple[tuple[str, Kind, int], ...]  # the phrase, how the cells are written, the share of the width


@dataclass(frozen=True)
class WorthTables:
    """Tables of one answer, numbered one after the other within a chapter; `table` is what a table is called."""

    answer: Answer
    words: WorthWords
    chapter: int
    numbers: Iterator[int]
    table: str
    source: str

    def income(self) -> Table:
        """The field's first table: what each actor gains a year, by head, and in five years."""
        heads: Heads = (
            ("actor", "text", 7),
            ("per_year", "sek", 4),
            ("per_head", "sek", 4),
            ("five_years", "sek", 4),
        )
        rows = (self._income(one) for one in self.answer.accounts.values())
        note = self.words.said("table_income_note", n=self._n())
        return self._made("table_income", heads, rows, note)

    def _income(self, one: Worth) -> Row:
        income = one.yearly_income
        five = None if one.profit_5 is None else one.profit_5 + one.cost
        head = None if income is None else income / self.answer.main.n
        return (Cell(self.words.actor(one.actor)), _sek(income), _sek(head), _sek(five))

    def cost(self) -> Table:
        """Whose money the intervention cost."""
        heads: Heads = (
            ("actor", "text", 7),
            ("share", "share", 3),
            ("cost", "sek", 4),
            ("per_head", "sek", 4),
        )
        total = self.answer.asked.cost
        rows = (
            (
                Cell(self.words.actor(one.actor)),
                Cell(one.cost / total),
                _sek(one.cost),
                _sek(one.cost / self.answer.main.n),
            )
            for one in self._paying()
        )
        return self._made("table_cost", heads, rows, _capital(self.answer.profile.source) + ".")

    def profit(self) -> Table:
        """What is left after one year and five, and when the cost is paid back."""
        heads: Heads = (
            ("actor", "text", 7),
            ("after_1", "sek", 4),
            ("per_head", "sek", 4),
            ("after_5", "sek", 4),
            ("month", "int", 4),
        )
        rows = (
            (
                Cell(self.words.actor(one.actor)),
                _sek(one.profit_1),
                _sek(None if one.profit_1 is None else one.profit_1 / self.answer.main.n),
                _sek(one.profit_5),
                self._month(one),
            )
            for one in self._paying()
        )
        off = self.answer.accounts["society"].written_off
        note = self.words.said("table_profit_note", written_off=self.words.money(off), years=str(WRITTEN_OFF))
        return self._made("table_profit", heads, rows, note)

    def _month(self, one: Worth) -> Cell:
        return Cell(self.words.said("never_word") if one.never else one.payback_months)

    def _paying(self) -> Iterable[Worth]:
        return [one for one in self.answer.accounts.values() if one.cost]

    def spread(self) -> Table:
        """Between what each actor's income lies, and how probable the goal is."""
        heads: Heads = (
            ("actor", "text", 7),
            ("low", "sek", 4),
            ("high", "sek", 4),
            ("gains", "share", 4),
            ("within_goal", "share", 4),
            ("median_month", "int", 4),
        )
        asked = self.answer.asked
        note = self.words.said(
            "spread_note", draws=count(asked.draws, self.words.language), seed=str(asked.seed)
        )
        return self._made("table_spread", heads, map(self._spread, self.answer.accounts), note)

    def _spread(self, actor: str) -> Row:
        one = self.answer.spreads[actor]
        paid = one.p_payback_within_goal is not None and self.answer.asked.cost > 0
        median = one.payback_months[1] if len(one.payback_months) > 1 else None
        never = self.words.said("never_word")
        return (
            Cell(self.words.actor(actor)),
            _sek(one.interval[0]),
            _sek(one.interval[1]),
            Cell(one.p_gains),
            Cell(one.p_payback_within_goal if paid else ""),
            Cell((never if median is None else median) if paid else ""),
        )

    def swings(self) -> Table:
        """What society's income hangs on, the most first."""
        heads: Heads = (
            ("unsure", "text", 6),
            ("range", "text", 6),
            ("at_low", "sek", 3),
            ("at_high", "sek", 3),
            ("difference", "sek", 3),
        )
        rows = (
            (
                Cell(_capital(one.label)),
                Cell(self.words.range(one, self.answer)),
                _sek(one.at_low),
                _sek(one.at_high),
                _sek(one.swing),
            )
            for one in self.answer.swings[:MOST_SWINGS]
        )
        income = self.words.money(self.answer.accounts["society"].yearly_income)
        return self._made("table_swings", heads, rows, self.words.said("swings_note", income=income))

    def _base(self) -> float:
        return float(self.answer.parameters.entry("price_base_amount").value)

    def outcomes(self) -> Table:
        """Exit and follow-ups beside each other, all exits and those who completed."""
        heads: Heads = (
            ("occasion", "text", 7),
            ("exits", "int", 2),
            ("unknown", "int", 2),
            ("without_unknown", "sek", 3),
            ("with_unknown", "sek", 3),
        )
        rows = map(self._outcome, self.answer.outcomes)
        return self._made("table_outcomes", heads, rows, self.words.said("outcomes_note"))

    def _outcome(self, one: Outcome) -> Row:
        said = "completed" if one.completed_only else "all_exits"
        name = self.words.said(said, occasion=self.words.code("occasion", one.occasion))
        sums = (None if held is None else held["society"] for held in (one.known_only, one.with_unknown))
        return (Cell(name), Cell(one.n), Cell(one.unknown), *map(_sek, sums))

    def parts(self) -> Table | None:
        """By track and outcome; None where there is nothing to show beside the whole."""
        heads: Heads = (("part", "text", 7), ("exits", "int", 2), ("per_year", "sek", 4))
        if not any(part.n is not None and part.n < self.answer.main.n for part in self.answer.parts):
            return None
        rows = (
            (Cell(self._part(part.by, part.code)), Cell(part.n), _sek(part.society))
            for part in self.answer.parts
        )
        note = self.words.said("parts_note", least=str(rule().group))
        return self._made("table_parts", heads, rows, note)

    def _part(self, by: str, code: str) -> str:
        if by == "outcome":
            return self.words.said("by_outcome", name=self.words.code("exit_outcome", code))
        return self.words.said("by_track", name=self.words.track(code))

    def ways(self) -> Table:
        """The disputed counted in each of its ways."""
        shown = ("society", "municipality", "region", "af", "fk")
        names = tuple(self.words.short(actor) for actor in shown)
        rows = []
        for way in self.answer.ways:
            said = self.words.said(
                "way_own" if way.own else "way_other",
                label=way.label.in_(self.words.language),
                way=_small(way.said.in_(self.words.language)),
            )
            incomes = (_sek(way.accounts[actor].yearly_income) for actor in shown)
            rows.append((Cell(said), *incomes, self._month(way.accounts["society"])))
        columns = (
            Column(self.words.said("way"), "text"),
            *(Column(name, "sek") for name in names),
            Column(self.words.said("society_month"), "int"),
        )
        return self._table(self.words.said("table_ways"), columns, rows, "", WAYS_WIDTHS)

    def assumptions(self) -> Table:
        """What the profile assumes, within which range and why."""
        heads: Heads = (
            ("assumption", "text", 5),
            ("value", "text", 5),
            ("range", "text", 6),
            ("why", "text", 7),
        )
        rows = (
            (
                Cell(one.label.in_(self.words.language)),
                Cell(self.words.assumed(one.unit, one.value, self._base())),
                Cell(
                    self.words.between(one.unit, one.low, one.high, self._base())
                    if one.low < one.high
                    else self.words.said("not_varied")
                ),
                Cell(_capital(one.source)),
            )
            for one in self.answer.profile.assumptions.values()
        )
        caption = self.words.said("assumptions", profile=self.answer.profile.label.in_(self.words.language))
        widths = tuple(width for _, _, width in heads)
        return self._table(caption, self._columns(heads), rows, "", widths)

    def choices(self) -> Table:
        """How the profile counts what is counted in different ways."""
        heads: Heads = (("choice", "text", 6), ("value", "text", 6), ("decides", "text", 11))
        language, ledger = self.words.language, self.answer.profile.ledger
        rows = (
            (
                Cell(said["label"][language]),
                Cell(_capital(self.words.choice(name, ledger[name]))),
                Cell(said["why"][language]),
            )
            for name, said in read("choices").items()
        )
        caption = self.words.said("choices", profile=self.answer.profile.label.in_(language))
        return self._table(caption, self._columns(heads), rows, "", tuple(width for _, _, width in heads))

    def parameters(self) -> Table:
        """Every value of the law that was read, with its date and source."""
        heads: Heads = (
            ("parameter", "text", 6),
            ("amount", "text", 5),
            ("since", "text", 3),
            ("why", "text", 7),
            ("checked", "text", 4),
        )
        rows = (
            (
                Cell(_capital(entry.parameter.label.in_(self.words.language))),
                Cell(self.words.value_in_unit(entry)),
                Cell(entry.dated.since.isoformat()),
                Cell(entry.dated.reference.in_(self.words.language)),
                Cell(self.words.said(f"status_{entry.status}")),
            )
            for entry in self.answer.parameters.in_use
        )
        return self._made("table_parameters", heads, rows, "")

    def _n(self) -> str:
        return count(self.answer.main.n, self.words.language)

    def _columns(self, heads: Heads) -> tuple[Column, ...]:
        return tuple(Column(self.words.said(name), kind) for name, kind, _ in heads)

    def _made(self, caption: str, heads: Heads, rows: Iterable[Row], note: str) -> Table:
        widths = tuple(width for _, _, width in heads)
        return self._table(self.words.said(caption), self._columns(heads), rows, note, widths)

    def _table(
        self,
        caption: str,
        columns: tuple[Column, ...],
        rows: Iterable[Row],
        note: str,
        widths: tuple[int, ...],
    ) -> Table:
        number = f"{self.chapter}.{next(self.numbers)}"
        return Table(
            anchor=f"tabell-{number.replace('.', '-')}",
            number=f"{self.table} {number}",
            caption=caption,
            columns=columns,
            rows=tuple(rows),
            note=(Run(note),) if note else (),
            source=self.source,
            widths=widths,
        )


def _sek(value: float | None) -> Cell:
    return Cell(kronor(value))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]

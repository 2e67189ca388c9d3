"""Which words go with the figures, in the document's language?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.definitions import DefinitionError, read
from stegvis.documents.model import Inline, Run
from stegvis.documents.numbers import NO_BREAK, count, written
from stegvis.documents.shown import Shown
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period

_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")


@dataclass(frozen=True)
class Speech:
    """The phrases of `phrases.yaml` in one language, about one period."""

    language: str
    period: Period
    phrases: Mapping[str, Any]

    @classmethod
    def of(cls, language: str, period: Period) -> Speech:
        """The phrases in use, the customer's own included."""
        return cls(language, period, read("phrases"))

    def word(self, name: str, **values: str) -> str:
        """One of the interface's own words, its slots filled in."""
        words = self.phrases["words"]
        if name not in words:
            raise DefinitionError(
                f"phrases.yaml: words saknar ordet {name}. Skriv det på svenska (sv) och engelska (en)."
            )
        return self.filled(words[name][self.language], values)

    def words(self) -> dict[str, str]:
        """All of the interface's own words."""
        return {name: text[self.language] for name, text in self.phrases["words"].items()}

    def missing(self, dimension: str) -> str:
        """What is said in place of a table that would hold only "not known", or nothing."""
        return str(self.phrases["missing"].get(dimension, {}).get(self.language, ""))

    def each(self, dimension: str, code: str) -> str:
        """How a value is said in the heading of a table that is repeated for each, or nothing."""
        return str(self.phrases["each"].get(dimension, {}).get(code, {}).get(self.language, ""))

    def number(self, value: float) -> str:
        """A number in running text: in letters up to twelve, then in digits."""
        letters = self.phrases["numbers"][self.language]
        return str(letters[int(value)]) if value in range(len(letters)) else count(value, self.language)

    def whole_months(self) -> int | None:
        """How many whole months of one year the period is, or None."""
        first, last = self.period.first, self.period.last
        whole = (
            first.year == last.year and first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        )
        return last.month - first.month + 1 if whole else None

    def days(self) -> str:
        """The period in words: a year as "2025", whole months as "januari–juni 2025", otherwise its first and last day."""
        first, last = self.period.first, self.period.last
        if self.whole_months() == 12:
            return str(first.year)
        months = self.phrases["months"][self.language]
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        start, end = (
            months[day.month - 1] if whole else f"{day.day} {months[day.month - 1]}" for day in (first, last)
        )
        if first.year != last.year:
            return f"{start} {first.year}–{end} {last.year}"
        return f"{end} {last.year}" if start == end else f"{start}–{end} {last.year}"

    def sentence(self, name: str, shown: Shown, group: str = "sentences") -> Inline:
        """The phrase about this team's figures; empty where it has nothing to say."""
        phrase = self.phrases[group][name]
        figures = {
            slot: shown.total(said["measure"], **said.get("by", {}))
            for slot, said in phrase["figures"].items()
        }
        if any(figure is None for figure in figures.values()):
            return self.sentence(phrase["otherwise"], shown, group) if "otherwise" in phrase else ()
        known = {slot: figure for slot, figure in figures.items() if figure is not None}
        form = _form(phrase, known)
        if any(_form_of(known[slot]) not in wanted for slot, wanted in phrase.get("when", {}).items()):
            return ()
        if len({known[slot].value for slot in phrase.get("differ", ())}) == 1:
            return ()
        template = phrase[self.language].get(form, "")
        if _tells_hidden(template, known):
            template = phrase[self.language].get("withheld", "")
        return () if _tells_hidden(template, known) else tuple(self._runs(template, phrase, known, shown))

    def filled(self, template: str, values: Mapping[str, str]) -> str:
        """The template with its slots filled in; `period` and `year` are always known."""
        known = {"period": self.days(), "year": str(self.period.last.year), **values}
        return _SLOT.sub(lambda slot: known.get(slot[1], slot[0]), template)

    def _runs(self, template: str, phrase: Any, figures: Mapping[str, Figure], shown: Shown) -> list[Run]:
        runs: list[Run] = []
        place = 0
        for slot in _SLOT.finditer(template):
            runs.append(Run(template[place : slot.start()]))
            place = slot.end()
            name, way = slot[1], slot[2]
            if way == "parts":
                runs += self._parts(phrase["figures"][name], shown)
            elif way:
                runs.append(Run(self._written(figures[name], way), figure=figures[name]))
            else:
                runs.append(Run(self.filled(slot[0], {})))
        runs.append(Run(template[place:]))
        return [run for run in runs if run.text]

    def _written(self, figure: Figure, way: str) -> str:
        value = figure.value or 0
        number = self.number(value)
        ways = {
            "word": number,
            "Word": number[:1].upper() + number[1:],
            "count": count(value, self.language),
            "amount": f"{count(value, self.language)}{NO_BREAK}{'kronor' if self.language == 'sv' else 'SEK'}",
            "share": written(None if figure.share is ABSENT else figure.share, "share", self.language),
        }
        return ways[way]

    def _parts(self, said: Mapping[str, Any], shown: Shown) -> list[Run]:
        """The split after a total: ", 18 kvinnor och 13 män" (all in digits when one needs them); nothing where no part is known,
        or where one is withheld: those that are left would be taken for all.
        """
        nouns = self.phrases["parts"][said["parts"]]
        split = shown.split(said["measure"], said["parts"], **said.get("by", {}))
        figures = [f for f in split if f.value]
        codes = [str(f.dimensions[said["parts"]]) for f in figures]
        if not set(codes) - {"unknown"} or any(f.hidden for f in split):
            return []
        runs = []
        digits = max(figure.value or 0 for figure in figures) >= len(self.phrases["numbers"][self.language])
        for place, (code, figure) in enumerate(zip(codes, figures, strict=True)):
            joint = ", " if place < len(figures) - 1 or place == 0 else f" {self.word('and')} "
            forms = nouns.get(code, {}).get(self.language, {})
            form = forms.get("one" if figure.value == 1 else "many", f"{{word}} {code}")
            number = count(figure.value or 0, self.language) if digits else self.number(figure.value or 0)
            runs += [Run(joint), Run(self.filled(form, {"word": number}), figure=figure)]
        return runs


def plain(runs: Inline) -> str:
    """The words without what they mark."""
    return "".join(run.text for run in runs)


def _form(phrase: Any, figures: Mapping[str, Figure]) -> str:
    if not figures:
        return "many"
    if any(figure.hidden for figure in figures.values()):
        chosen = figures[phrase.get("select", next(iter(figures)))]
        return "none" if chosen.value == 0 else "withheld"
    if any(figure.value is None for figure in figures.values()):
        chosen = figures[phrase.get("select", next(iter(figures)))]
        return "unknown" if chosen.value is None or chosen.value else _form_of(chosen)
    return _form_of(figures[phrase.get("select", next(iter(figures)))])


def _tells_hidden(template: str, figures: Mapping[str, Figure]) -> bool:
    """True where the template would print what is withheld."""
    return any(
        figures[slot[1]].hidden or (slot[2] == "share" and figures[slot[1]].withheld)
        for slot in _SLOT.finditer(template)
        if slot[1] in figures
    )


def _form_of(figure: Figure) -> str:
    if figure.value is None:
        return "withheld" if figure.hidden else "unknown"
    return "none" if figure.value == 0 else "one" if figure.value == 1 else "many"

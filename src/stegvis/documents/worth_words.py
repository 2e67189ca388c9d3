"""Which words and numbers does a report use of what an intervention is worth?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.definitions import DefinitionError, Definitions, InForce, read
from stegvis.documents.numbers import NO_BREAK, UNKNOWN, count, whole, written
from stegvis.evaluation.actors import STATE
from stegvis.evaluation.answer import Answer
from stegvis.evaluation.uncertainty import Swing

PERCENT = 100


@dataclass(frozen=True)
class WorthWords:
    """The phrases of `worth_phrases.yaml` in one language; `tracks` are the tracks' names."""

    language: str
    definitions: Definitions
    tracks: Mapping[str, str]

    def said(self, name: str, /, **values: str) -> str:
        """A phrase with its slots filled in."""
        known = read("worth_phrases")
        if name not in known:
            raise DefinitionError(
                f"worth_phrases.yaml saknar {name}. Skriv det på svenska (sv) och engelska (en)."
            )
        return str(known[name][self.language]).format_map(values)

    def actor(self, code: str) -> str:
        """An actor's name; the state's parts are said to be parts."""
        name = self.definitions.codes["actor"].name_of(code, self.language)
        if code not in STATE:
            return name
        return self.said("of_which", name=self.said("of_other_state") if code == "other_state" else name)

    def code(self, codes: str, code: str) -> str:
        return self.definitions.codes[codes].name_of(code, self.language)

    def track(self, code: str) -> str:
        """A track's name; the unknown one is no track at all."""
        return self.said("not_placed") if code == "unknown" else self.tracks.get(code, code)

    def range(self, one: Swing, answer: Answer) -> str:
        """Between which values something was varied."""
        assumed = answer.profile.assumptions.get(one.name)
        if assumed:
            base = float(answer.parameters.entry("price_base_amount").value)
            return self.between(assumed.unit, one.low, one.high, base)
        entry = answer.parameters.entry(one.name)
        return f"{self.value(entry, one.low)}–{self.value(entry, one.high)}"

    def money(self, value: float | None) -> str:
        """Whole kronor in running text; unknown is a dash."""
        return UNKNOWN if value is None else count(kronor(value) or 0, self.language)

    def percent(self, share: float | None) -> str:
        return written(share, "share", self.language)

    def month(self, month: float | None, *, never: bool = False) -> str:
        """A month in a table: a number, "never", or a dash where it is not known."""
        return self.said("never_word") if never else UNKNOWN if month is None else count(month, self.language)

    def short(self, code: str) -> str:
        """An actor's name at the head of a narrow column."""
        known = read("worth_phrases")
        return self.said(f"short_{code}") if f"short_{code}" in known else self.code("actor", code)

    def assumed(self, unit: str, value: float, base: float) -> str:
        """A value of an assumption with its unit; a wage or rent in kronor, by the price base amount."""
        if unit == "share":
            return f"{self._plain(unit, value, base)}{NO_BREAK}%"
        return f"{self._plain(unit, value, base)} {self.said(unit)}"

    def between(self, unit: str, low: float, high: float, base: float) -> str:
        """Two values of an assumption with the unit once."""
        return f"{self._plain(unit, low, base)}–{self.assumed(unit, high, base)}"

    def choice(self, name: str, value: Any) -> str:
        """A choice of a profile as it is said."""
        said = read("choices")[name]
        if value is None:
            return str(said["otherwise"][self.language])
        if said.get("share"):
            return f"{self._plain('share', float(value), 0.0)}{NO_BREAK}%"
        return str(said["said"][str(value).lower()][self.language])

    def _plain(self, unit: str, value: float, base: float) -> str:
        if unit == "pbb_per_month":
            return self.money(value * base)
        return count(round(PERCENT * value if unit == "share" else value, 2), self.language)

    def unit(self, entry: InForce) -> str:
        """A parameter's unit in words."""
        return str(_unit(entry)["label"][self.language])

    def value(self, entry: InForce, value: Any) -> str:
        """A parameter's value as it is written; what is several numbers is said to be a formula."""
        if value is None:
            return self.said("nothing")
        if isinstance(value, str | dict | list) or _unit(entry)["way"] == "rule":
            return self.said("formula")
        share = _unit(entry)["way"] == "share"
        number = count(round(PERCENT * value if share else value, 4), self.language, 2)
        return f"{number}{NO_BREAK}%" if share or _unit(entry)["way"] == "percent" else number

    def value_in_unit(self, entry: InForce) -> str:
        """A parameter's value with its unit, where it is one number."""
        said = self.value(entry, entry.value)
        way = _unit(entry)["way"]
        is_number = isinstance(entry.value, int | float) and way == "number"
        return f"{said} {self.unit(entry)}" if is_number else said


def care_said(answer: Answer, words: WorthWords) -> str:
    """What is counted of care, or that it is not measured."""
    parts = [
        words.said(
            "care_part",
            payer=words.actor(one.payer),
            before=words.money(one.before),
            after=words.money(one.after),
        )
        for one in answer.care
    ]
    return words.said("care_measured", parts="; ".join(parts)) if parts else words.said("care_none")


def kronor(value: float | None) -> int | None:
    """Whole kronor, a half upwards; unknown stays unknown."""
    return None if value is None else whole(value)


def _unit(entry: InForce) -> Mapping[str, Any]:
    known: Mapping[str, Any] = read("parameter_units")
    unit = entry.parameter.unit
    return known.get(unit) or {"label": {"sv": unit, "en": unit}, "way": "number"}

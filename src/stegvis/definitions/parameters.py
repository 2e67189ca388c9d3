"""Which value has a parameter on a day, from where, and how sure is it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from stegvis.definitions.files import DefinitionError, read, stamp
from stegvis.definitions.municipal_tax import Municipality, Rate, municipalities, rates, tables
from stegvis.definitions.text import Text

Status = Literal["verified", "derived", "unverified"]


@dataclass(frozen=True, slots=True)
class Distribution:
    """How far the true value may lie from the one used: triangular, least, likeliest and greatest."""

    low: float
    mode: float
    high: float


@dataclass(frozen=True, slots=True)
class Dated:
    """A value from a day on. `value` None: the rule ended or, when unverified, no figure was found."""

    since: date
    value: Any
    reference: Text
    status: Status
    note: Text | None = None
    distribution: Distribution | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A rate, amount or formula of the law, by date."""

    name: str
    label: Text
    unit: str
    values: tuple[Dated, ...]
    note: Text | None = None

    def at(self, on: date) -> InForce:
        """The value on a day; before its first date the first one, and where a later one is not known the last known."""
        known = [dated for dated in self.values if dated.value is not None]
        past = [dated for dated in self.values if dated.since <= on]
        if not past:
            return InForce(self, known[0] if known else self.values[0], early=True)
        newest = past[-1]
        before = [dated for dated in past if dated.value is not None]
        if newest.value is None and newest.status == "unverified" and before:
            return InForce(self, before[-1], unknown_since=newest.since)
        return InForce(self, newest)


@dataclass(frozen=True, slots=True)
class InForce:
    """A parameter's value on a day. `early`: the day lies before its first date. `unknown_since`: a newer value is not known."""

    parameter: Parameter
    dated: Dated
    early: bool = False
    unknown_since: date | None = None

    @property
    def name(self) -> str:
        return self.parameter.name

    @property
    def value(self) -> Any:
        return self.dated.value

    @property
    def status(self) -> Status:
        return "unverified" if self.unknown_since else self.dated.status


class Parameters:
    """Every parameter's value on one day, in one municipality. It remembers which were read.

    `parameters["price_base_amount"]` is the value; `municipal_tax` and `region_tax` (per cent) are those of the
    municipality. `with_values` gives the same with other values, for instance drawn ones of shape (draws, 1).
    """

    def __init__(
        self,
        on: date,
        parameters: Mapping[str, Parameter],
        municipality: Municipality | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        self.on, self.municipality, self.given = on, municipality, dict(given or {})
        self._parameters, self._read, self._seen = parameters, set[str](), set[str]()

    def __getitem__(self, name: str) -> Any:
        """The value on the day. Raises DefinitionError where there is none by that name."""
        entry = self.entry(name)
        self._read.add(entry.name)
        return self.given.get(entry.name, entry.value)

    def entry(self, name: str) -> InForce:
        """The value with its source, without counting as read."""
        named = self._named(name)
        if named not in self._parameters:
            raise DefinitionError(
                f"Parametern {named} finns inte. Lägg den i parameters/{named}.yaml i STEGVIS_DEFINITIONS."
            )
        self._seen.add(named)
        return self._parameters[named].at(self.on)

    @property
    def place(self) -> str | None:
        """The code of the municipality."""
        return self.municipality.code if self.municipality else None

    def _named(self, name: str) -> str:
        if name not in ("municipal_tax", "region_tax"):
            return name
        if self.municipality is None:
            raise DefinitionError("Skatten kan inte räknas utan kommun. Ange en, till exempel vasteras.")
        return self.municipality.municipal_tax if name == "municipal_tax" else self.municipality.region_tax

    def with_values(self, given: Mapping[str, Any]) -> Parameters:
        """The same parameters with some values changed; what has been read is forgotten."""
        named = {self._named(name): value for name, value in given.items()}
        return Parameters(self.on, self._parameters, self.municipality, self.given | named)

    @property
    def in_use(self) -> tuple[InForce, ...]:
        """What has been read so far, by name."""
        return tuple(self._parameters[name].at(self.on) for name in sorted(self._read))

    @property
    def seen(self) -> tuple[InForce, ...]:
        """What has been read or looked at so far, by name: a rule may ask whether a value is in force and then not read it."""
        return tuple(self._parameters[name].at(self.on) for name in sorted(self._seen))

    @property
    def unverified(self) -> tuple[str, ...]:
        """The names of what has been read and rests on an unverified value."""
        return tuple(entry.name for entry in self.in_use if entry.status == "unverified")

    @property
    def early(self) -> tuple[InForce, ...]:
        """What has been read and first has a value on a later day."""
        return tuple(entry for entry in self.in_use if entry.early)


def parameters_at(on: date, municipality: str | None = None) -> Parameters:
    """Every parameter on a day; a year's evaluation asks for 1 July. The municipality by code, number or name.

    Raises DefinitionError that says which file is wrong, or which municipalities are known.
    """
    place = _municipality(municipality) if municipality is not None else None
    return Parameters(on, _all((*stamp("parameters"), *tables())), place)


def all_parameters() -> Mapping[str, Parameter]:
    """Every parameter by name, the customer's own included."""
    return _all((*stamp("parameters"), *tables()))


def _municipality(said: str) -> Municipality:
    wanted, known = said.strip().casefold(), municipalities()
    for place in known.values():
        if wanted in (place.code, place.number, place.label.casefold()):
            return place
    raise DefinitionError(
        f"Kommunen ”{said}” har ingen skattesats här. Välj en av: {', '.join(sorted(known))}; eller lägg fler i "
        "municipal_tax.csv i mappen STEGVIS_DEFINITIONS."
    )


@cache
def _all(_mark: tuple[tuple[Path, int], ...]) -> Mapping[str, Parameter]:
    written = {name: _parameter(name, entry) for name, entry in read("parameters").items()}
    return written | {name: _from_rates(name, told) for name, told in rates().items()}


def _parameter(name: str, entry: Any) -> Parameter:
    try:
        values = tuple(_dated(date.fromisoformat(day), said) for day, said in sorted(entry["values"].items()))
    except ValueError as fault:
        raise DefinitionError(f'{name}.yaml: values: {fault}. Datum skrivs som "2017-01-01".') from fault
    return Parameter(name, Text(**entry["label"]), entry["unit"], values, _text(entry.get("note")))


def _dated(since: date, said: Any) -> Dated:
    spread = said.get("distribution")
    drawn = Distribution(spread["low"], spread["mode"], spread["high"]) if spread else None
    told = (_text(said["reference"]), said["status"], _text(said.get("note")))
    return Dated(since, said["value"], *told, drawn)


def _text(said: Any) -> Any:
    """Words in two languages; what is written once, such as an address or a law, is the same in both."""
    return None if said is None else Text(**said) if isinstance(said, dict) else Text(said, said)


def _from_rates(name: str, told: tuple[Rate, ...]) -> Parameter:
    values = tuple(Dated(rate.since, rate.percent, _text(rate.source), rate.status) for rate in told)
    return Parameter(name, told[0].label, "percent", values)

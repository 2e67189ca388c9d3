"""What does a definition say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from stegvis.definitions.instrument import Instrument
from stegvis.definitions.text import Text

Kind = Literal["count", "share", "mean", "median", "max", "sum", "ratio", "capacity", "goal"]
FieldType = Literal["string", "integer", "number", "date", "boolean", "list"]


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list. `derived` codes stand in figures only, never in data."""

    code: str
    label: Text
    derived: bool = False
    rung: int | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes in the order figures are shown. An `open` one takes other codes as they are."""

    name: str
    label: Text
    source: str
    open: bool
    codes: Mapping[str, Code]

    @property
    def in_data(self) -> tuple[str, ...]:
        """The codes that a dataset may hold."""
        return tuple(code for code, entry in self.codes.items() if not entry.derived)

    def name_of(self, code: str, language: str = "sv") -> str:
        """The label of a code; a code outside an open list is its own label."""
        return self.codes[code].label.in_(language) if code in self.codes else code


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a dataset table."""

    name: str
    label: Text
    type: FieldType
    required: bool = False
    codes: str | None = None
    references: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    values: tuple[int, ...] = ()
    unit: str | None = None
    free_text: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the dataset. An empty `key` means that its rows need none."""

    name: str
    label: Text
    why: Text
    required: bool
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields if f.name == name), None)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exit scheme: the outcomes it takes, or every interrupted exit (`completed` false)."""

    code: str
    label: Text
    outcomes: tuple[str, ...] = ()
    completed: bool | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a report groups exits into columns, tried in order."""

    name: str
    label: Text
    source: str
    since: date
    columns: tuple[Column, ...]
    positive: tuple[str, ...]

    def column_of(self, outcome: str, interrupted: bool) -> str:
        """The code of the column that takes an exit with this outcome.

        >>> Scheme("s", Text("", ""), "", date(2025, 1, 1), (Column("w", Text("", ""), ("work",)),), ()).column_of("work", False)
        'w'
        """
        for column in self.columns:
            if (interrupted and column.completed is False) or outcome in column.outcomes:
                return column.code
        raise KeyError(f"Indelningen {self.name} har ingen kolumn för utfallet {outcome}.")


@dataclass(frozen=True, slots=True)
class Split:
    """One way a measure is split: by which dimensions, over which fact, and whether its parts get a share."""

    by: tuple[str, ...]
    fact: str
    share: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts. `where` and `has` name yes/no columns of the fact; `of` and `over` its numbers."""

    name: str
    version: int
    label: Text
    why: Text
    base: Text
    unit: str
    source: str
    kind: Kind
    fact: str
    splits: tuple[Split, ...]
    example: str
    where: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    of: str | None = None
    over: str | None = None
    per: float = 1.0
    within: tuple[str, ...] = ()
    occurring_in_fact: bool = False


@dataclass(frozen=True, slots=True)
class FindingRule:
    """What a finding in a dataset is called, says and asks for; `{}` names are filled in with the row's own."""

    code: str
    severity: Literal["error", "warning"]
    message: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything the experts have written, read and checked."""

    tables: Mapping[str, Table]
    codes: Mapping[str, CodeList]
    schemes: Mapping[str, Scheme]
    measures: Mapping[str, Measure]
    instruments: Mapping[str, Instrument]
    findings: Mapping[str, FindingRule]
    fingerprint: str
    dimensions: Mapping[str, str] = field(default_factory=dict)

    @property
    def newest_scheme(self) -> str:
        """The scheme used where the dataset names none."""
        return max(self.schemes.values(), key=lambda s: s.since).name

    def scheme(self, name: str | None) -> Scheme:
        """The scheme with this name, or the newest. Raises KeyError with the names there are."""
        wanted = name or self.newest_scheme
        if wanted not in self.schemes:
            raise KeyError(f"Indelningen {wanted} finns inte. Välj en av: {', '.join(sorted(self.schemes))}.")
        return self.schemes[wanted]

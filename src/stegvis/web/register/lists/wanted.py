"""What does a row of a list want in the register, and what is wrong with a row?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Livings = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that can be read in: `kind` is what its cells are, `of` the list they are codes of, `part` who, start or end.

    Of a `needed` column something is said on every row, also where the cell is empty.
    """

    code: str
    label: str
    kind: str
    of: str = ""
    part: str = "start"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a row, in which column (its code), and how to mend it. A row can have several."""

    row: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An enrolment as a row says it, judged by the rules of the forms. `number` is twelve digits or empty.

    `person` and `exit` hold fields of Person and Enrolment; `exit` is empty for those who still take part.
    """

    row: int
    number: str
    person: Mapping[str, Any]
    consent: str
    started_on: date
    referrer: str = ""
    track: int | None = None
    years: Any = None
    received_on: date | None = None
    decided_on: date | None = None
    livelihoods: Livings = ()
    exit: Mapping[str, Any] = field(default_factory=dict)
    exit_livelihoods: Livings = ()
    occupations: tuple[Mapping[str, Any], ...] = ()

    @property
    def ended_on(self) -> date | None:
        """The last day; None for those who still take part."""
        ended: date | None = self.exit.get("ended_on")
        return ended

"""What is known about a dataset that is on its way in?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from stegvis.domain.finding import Finding
from stegvis.web.access.models import Team

Row = dict[str, Any]


@dataclass(slots=True)
class Incoming:
    """A row of the file: its line, its code among the keys of its source, what it says, and the file's team that it is of."""

    line: int
    code: str
    digest: str
    row: Row
    home: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A column that says one thing here and another in the file, as both are shown."""

    label: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is here already and says something else than the file. `gone` where it has been taken away here."""

    file: str
    line: int
    key: str
    columns: tuple[Changed, ...]
    person: int | None = None
    enrolment: int | None = None
    gone: bool = False


@dataclass(slots=True)
class Part:
    """One table: the rows that are new, those to tie to a row that is here, and how many there are of the rest.

    `left` belong to a team that is not read in, `gone` to something that has been taken away here.
    """

    new: list[Incoming] = field(default_factory=list)
    tied: list[tuple[Incoming, int]] = field(default_factory=list)
    same: int = 0
    left: int = 0
    gone: int = 0
    differing: list[Difference] = field(default_factory=list)

    @property
    def here(self) -> int:
        """The rows that are here already."""
        return self.same + len(self.differing)

    @property
    def outside(self) -> int:
        """The rows that are not read in."""
        return self.left + self.gone


@dataclass(slots=True)
class Plan:
    """What reading the dataset in would do. `teams` are ours by the file's code, `sources` whose keys its are.

    `numbers` are the rows that are here, by table and the file's code; of participants by controller too.
    """

    teams: Mapping[str, Team]
    sources: Mapping[str, str]
    parts: dict[str, Part] = field(default_factory=dict)
    numbers: dict[str, dict[Any, int]] = field(default_factory=dict)
    tracks: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many rows would be added."""
        return sum(len(part.new) for part in self.parts.values())

    @property
    def mark(self) -> str:
        """Another one when something else would be done."""
        said = [(team.pk, code) for code, team in sorted(self.teams.items())]
        rows = [(name, [one.digest for one in part.new], part.here) for name, part in self.parts.items()]
        return sha256(repr((said, rows)).encode()).hexdigest()[:16]

"""What has an import read so far, and what did each code become?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model

from stegvis.dataset import Dataset
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.models import Imported, Track

M = TypeVar("M", bound=Model)


@dataclass
class Loading:
    """One import: the rows it reads and what each of their codes became. `new` counts what was added by table."""

    data: Dataset
    teams: dict[str, Team] = field(default_factory=dict)
    tracks: dict[str, Track] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    applications: dict[str, int] = field(default_factory=dict)
    enrolments: dict[str, int] = field(default_factory=dict)
    team_of: dict[str, Team] = field(default_factory=dict)
    new: dict[str, int] = field(default_factory=dict)
    people_added: list[int] = field(default_factory=list)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The good rows of a table, with every column of the contract."""
        return self.data.rows(table, [f.name for f in known().tables[table].fields])

    def known(self, table: str) -> dict[tuple[int, str], int]:
        """The rows of a table that were imported before, by team and code."""
        held = Imported.objects.filter(team__in=self.teams.values(), table=table)
        return {(team, code): row for team, code, row in held.values_list("team_id", "code", "row_id")}

    def add(self, table: str, made: list[tuple[Team, str, M]]) -> dict[str, int]:
        """Saves the rows that were not imported before; gives the row's number for each code."""
        known = self.known(table)
        fresh = [(team, code, row) for team, code, row in made if (team.pk, code) not in known]
        if fresh:
            model = type(fresh[0][2])
            model._default_manager.bulk_create([row for _, _, row in fresh], batch_size=1000)
            Imported.objects.bulk_create(
                [Imported(team=team, table=table, code=code, row_id=row.pk) for team, code, row in fresh],
                batch_size=1000,
            )
        self.new[table] = self.new.get(table, 0) + len(fresh)
        numbers = {code: row.pk for _, code, row in fresh}
        return {code: numbers.get(code) or known[team.pk, code] for team, code, _ in made}

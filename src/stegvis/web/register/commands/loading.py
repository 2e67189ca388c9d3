"""What has an import written so far, and what did each row of the file become?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from stegvis.web.access.models import Team
from stegvis.web.register.incoming import Incoming, Plan
from stegvis.web.register.incoming.identity import key_of
from stegvis.web.register.models import Imported

BATCH = 1000


@dataclass
class Loading:
    """One import: the plan that it carries out, and the number of each row by table and the file's code."""

    plan: Plan
    new: dict[str, int] = field(default_factory=dict)
    people_added: dict[int, list[int]] = field(default_factory=dict)

    @property
    def teams(self) -> list[Team]:
        """The teams that are written in, each once."""
        return list({team.pk: team for team in self.plan.teams.values()}.values())

    def team(self, one: Incoming) -> Team:
        """The team that a row goes to."""
        return self.plan.teams[one.home]

    def number(self, table: str, code: Any) -> int | None:
        """The row that a code of the file stands for; None where it names none, or one that is not read in."""
        return self.plan.numbers.get(table, {}).get(code)

    def person(self, one: Incoming) -> int:
        """The record of the participant that a row is about, at the controller of its team."""
        return self.plan.numbers["participants"][self.team(one).controller_id, one.row["participant"]]

    def enrolment(self, one: Incoming) -> int:
        """The enrolment that a row belongs to."""
        return self.plan.numbers["enrolments"][one.row["enrolment"]]

    def add(self, table: str, build: Callable[[Incoming], Model]) -> list[tuple[Incoming, Any]]:
        """Saves the new rows of a table as `build` makes them; gives each with what it became."""
        part = self.plan.parts[table]
        made = [(one, build(one)) for one in part.new]
        if made:
            model = type(made[0][1])
            model._default_manager.bulk_create([row for _, row in made], batch_size=BATCH)
        self.note(table, [*((one, row.pk) for one, row in made), *part.tied])
        return made

    def note(self, table: str, became: Iterable[tuple[Incoming, int]]) -> None:
        """Notes what rows of the file have become, so that they are known the next time."""
        told = list(became)
        held = self.plan.numbers.setdefault(table, {})
        for one, number in told:
            key = key_of(table, one.row)
            held[(self.team(one).controller_id, key) if table == "participants" else key] = number
        rows = (
            Imported(
                team=self.team(one),
                source=self.plan.sources[one.home],
                table=table,
                code=one.code,
                row_id=number,
                digest=one.digest,
            )
            for one, number in told
        )
        Imported.objects.bulk_create(rows, batch_size=BATCH)
        self.new[table] = len(self.plan.parts[table].new)

    def new_by_team(self) -> dict[int, Counter[str]]:
        """How many rows of each table every team got."""
        found: dict[int, Counter[str]] = {team.pk: Counter() for team in self.teams}
        for table, part in self.plan.parts.items():
            for one in part.new:
                found[self.team(one).pk][table] += 1
        return found

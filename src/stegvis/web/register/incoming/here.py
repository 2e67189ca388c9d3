"""Which rows are in the register already, and what do they say?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model

from stegvis.web.access.models import Team
from stegvis.web.register.dataset_rows import KEPT_KEYS, rows_of
from stegvis.web.register.incoming.identity import WITHOUT, about, key_of
from stegvis.web.register.incoming.model import Incoming, Row
from stegvis.web.register.keys import OWN, pk
from stegvis.web.register.models import Application, Enrolment, Imported, KeptRow, Person, Track

KEPT = (*KEPT_KEYS, "responses")
POINTED_AT: dict[str, type[Model]] = {"enrolments": Enrolment, "applications": Application}
PREFIXES = {"work_training": "w", "multi_party_meeting": "m"}  # of an activity's own key, as exported


@dataclass(frozen=True, slots=True)
class Known:
    """A row that is here: its number (None where it needs none), and what the file said when it was read in."""

    number: int | None
    digest: str = ""


class Here:
    """The rows of the teams that a file is read into. `ours` are the file's teams whose keys are those of our own rows."""

    def __init__(self, teams: Mapping[str, Team], sources: Mapping[str, str], ours: Collection[str]) -> None:
        self.teams, self.sources, self.ours = teams, sources, ours

    def find(self, table: str, one: Incoming, homes: Collection[str] = ()) -> Known | None:
        """The row that a row of the file already is; `homes` are the teams of the file that it may have come with."""
        mine = self._ours(table, key_of(table, one.row)) if one.home in self.ours else None
        if mine is not None:
            return mine
        for home in homes or (one.home,):
            found = self._imported.get(self._place(table, home), {}).get(one.code)
            if found is not None:
                return Known(*found)
        return None

    def said_before(self, table: str, home: str, stem: str) -> dict[str, str]:
        """What each row about the same, without a key, said when it was read in."""
        return self._stems.get((*self._place(table, home), stem), {})

    def row(self, table: str, number: int | None, row: Row) -> Row | None:
        """What the row says now, as the dataset has it; None where it is not there any more."""
        if table in KEPT and number is not None:
            return self._kept.get(number)
        if table == "tracks" and number is not None:
            return self.exported[table].get(self.tracks.get(number, ""))
        if number is None:
            return self.exported[table].get(key_of(table, row))
        letter = PREFIXES.get(str(row.get("kind")), "") if table == "activities" else ""
        return self.exported.get(table, {}).get(str(OWN.of(table, f"{letter}{number}")))

    @cached_property
    def exported(self) -> dict[str, dict[str, Row]]:
        """The teams' registers as they are written, by table and key."""
        tables = rows_of(
            list({team.pk: team for team in self.teams.values()}.values()), OWN, whole_dates=True
        )
        return {table: {key_of(table, row): row for row in rows} for table, rows in tables.tables.items()}

    @cached_property
    def tracks(self) -> dict[int, str]:
        """The code of each track."""
        return dict(Track.objects.filter(team__in=self.teams.values()).values_list("pk", "code"))

    @cached_property
    def follow_ups(self) -> dict[tuple[str, int], int]:
        """The number of each follow-up by its enrolment's key and its months."""
        held = self.exported.get("follow_ups", {})
        return {(row["enrolment"], row["months"]): pk("follow_ups", key) or 0 for key, row in held.items()}

    @cached_property
    def goals(self) -> dict[tuple[object, ...], int]:
        """The number of each goal by its team and what it is about."""
        held = KeptRow.objects.filter(team__in=self.teams.values(), table="goals")
        return {
            (team, *about("goals", row)): number
            for number, team, row in held.values_list("pk", "team", "row")
        }

    @cached_property
    def moved(self) -> dict[int, int]:
        """The record that each merged person has become a part of."""
        merged = Person.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into")
        return {number: into for number, into in merged if into is not None}

    def person(self, number: int) -> int:
        """The record that has taken this one's place, or itself."""
        while number in self.moved:
            number = self.moved[number]
        return number

    def exists(self, table: str, number: int | None) -> bool:
        """Whether something that other rows point at is still here."""
        if table == "tracks":
            return number in self.tracks
        return number is None or table not in self._numbers or number in self._numbers[table]

    @cached_property
    def _numbers(self) -> dict[str, set[int]]:
        teams = list(self.teams.values())
        held = {
            table: set(model._default_manager.filter(team__in=teams).values_list("pk", flat=True))
            for table, model in POINTED_AT.items()
        }
        people = Person.objects.filter(teams__in=teams).values_list("pk", flat=True)
        return {**held, "participants": set(people)}

    def _ours(self, table: str, key: str) -> Known | None:
        if table == "tracks":
            return next((Known(number) for number, code in self.tracks.items() if code == key), None)
        number = pk(table, key)
        if table == "participants" and number is not None:
            number = self.person(number)
            key = str(OWN.of(table, number))
        return Known(number) if key in self.exported.get(table, {}) else None

    @cached_property
    def _kept(self) -> dict[int, Row]:
        return dict(KeptRow.objects.filter(team__in=self.teams.values()).values_list("pk", "row"))

    def _place(self, table: str, home: str) -> tuple[int, str, str]:
        return (self.teams[home].pk, self.sources[home], table)

    @cached_property
    def _imported(self) -> dict[tuple[int, str, str], dict[str, tuple[int, str]]]:
        found: dict[tuple[int, str, str], dict[str, tuple[int, str]]] = defaultdict(dict)
        held = Imported.objects.filter(team__in=self.teams.values(), source__in=set(self.sources.values()))
        for team, source, table, code, row, digest in held.values_list(
            "team_id", "source", "table", "code", "row_id", "digest"
        ):
            found[team, source, table][code] = (row, digest)
        return found

    @cached_property
    def _stems(self) -> dict[tuple[int, str, str, str], dict[str, str]]:
        found: dict[tuple[int, str, str, str], dict[str, str]] = defaultdict(dict)
        for place, codes in self._imported.items():
            for code, (_, digest) in codes.items():
                if code.startswith(WITHOUT):
                    found[(*place, code.partition("#")[0])][code] = digest
        return found

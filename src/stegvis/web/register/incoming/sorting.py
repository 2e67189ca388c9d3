"""Which rows of a dataset are new to the register, which are here, and which belong to nobody who is read in?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from stegvis.dataset import Dataset
from stegvis.dataset.schema import references
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.incoming import identity, told
from stegvis.web.register.incoming.fitting import misfits
from stegvis.web.register.incoming.here import KEPT, Here, Known
from stegvis.web.register.incoming.model import Difference, Incoming, Part, Plan, Row
from stegvis.web.register.keys import OWN, pk
from stegvis.web.register.models import Track

OF_ENROLMENT = (
    "placements",
    "livelihoods",
    "occupations",
    "follow_ups",
    "actions",
    "activities",
)
ORDER = ("tracks", "participants", "applications", "enrolments", *OF_ENROLMENT, *KEPT)


def planned(data: Dataset, teams: Mapping[str, Team]) -> Plan:
    """What reading in the rows of these teams of the file (by its codes) would do. Reads, and writes nothing."""
    return Sorter(data, teams).plan


class Sorter:
    """One dataset against the register; parents are sorted before the rows that point at them."""

    def __init__(self, data: Dataset, teams: Mapping[str, Team]) -> None:
        self.data = data
        said = {row["team"]: row for row in self.rows("teams")}
        self.every = list(said)
        sources = {code: identity.source_of(data.package, said[code]) for code in teams}
        own = identity.is_ours(data.package)
        ours = {code for code, team in teams.items() if own and team.code == code}
        self.here = Here(teams, sources, ours)
        self.plan = Plan(teams, sources)
        self.team_of: dict[str, str] = {row["enrolment"]: row["team"] for row in self.rows("enrolments")}
        self.gone: dict[str, set[Any]] = defaultdict(set)
        for table in ORDER:
            self.plan.parts[table] = part = Part()
            if table in data.tables:
                self._participants(part) if table == "participants" else self._table(table, part)
                self.plan.findings += misfits(table, part.new)

    def rows(self, table: str) -> list[Row]:
        """The good rows of a table, with every column of the contract."""
        return self.data.rows(table, [f.name for f in known().tables[table].fields])

    def _table(self, table: str, part: Part) -> None:
        for one in self._coded(table, part):
            if self._points_at_gone(table, one.row):
                self.gone[table].add(identity.key_of(table, one.row))
                part.gone += 1
                continue
            found = self.here.find(table, one) or self._here_otherwise(table, one, part)
            self._place(table, part, one, found, identity.key_of(table, one.row))

    def _participants(self, part: Part) -> None:
        """A participant has one record at each controller, known by the teams that applied for or enrolled them."""
        homes: dict[str, dict[str, None]] = defaultdict(dict)
        for table in ("enrolments", "applications"):
            for row in self.rows(table):
                homes[row["participant"]][row["team"]] = None
        whole = set(self.every) <= set(self.plan.teams)
        for line, row in enumerate(self.rows("participants"), start=2):
            code = row["participant"]
            named = homes.get(code) or ({self.every[0]: None} if whole and self.every else {})
            by_controller: dict[int, list[str]] = defaultdict(list)
            for home in named:
                if home in self.plan.teams:
                    by_controller[self.plan.teams[home].controller_id].append(home)
            part.left += not by_controller
            for controller, places in by_controller.items():
                one = Incoming(
                    line, identity.code_of("participants", row), identity.digest(row), row, places[0]
                )
                found = self.here.find("participants", one, places)
                if found is not None and found.number is not None:
                    found = Known(self.here.person(found.number), found.digest)
                self._place("participants", part, one, found, (controller, code))

    def _place(self, table: str, part: Part, one: Incoming, found: Known | None, code: Any) -> None:
        """Puts a row with the new, with those that are here, or with those that say something else."""
        if found is None:
            part.new.append(one)
            return
        if not self.here.exists(table, found.number):
            self.gone[table].add(code)
            part.gone += 1
            return
        if found.number is not None:
            self.plan.numbers.setdefault(table, {})[code] = found.number
        if table == "tracks" and found.number is not None:
            self.plan.tracks[one.row["track"]] = self.here.tracks[found.number]
        difference = None if found.digest == one.digest else self._difference(table, one, found)
        if difference is None:
            part.same += 1
        else:
            part.differing.append(difference)

    def _coded(self, table: str, part: Part) -> Iterator[Incoming]:
        """The rows of the teams that are read in, each with its own code."""
        waiting: dict[tuple[str, str], list[Incoming]] = defaultdict(list)
        for line, row in enumerate(self.rows(table), start=2):
            home = self._home(table, row)
            if home not in self.plan.teams:
                part.left += 1
                continue
            one = Incoming(line, identity.code_of(table, row), identity.digest(row), row, home)
            if one.code.startswith(identity.WITHOUT) and not identity.key_of(table, row):
                waiting[home, one.code].append(one)
            else:
                yield one
        for (home, stem), alike in waiting.items():
            held = self.here.said_before(table, home, stem)
            codes = identity.numbered(stem, [one.digest for one in alike], held)
            for one, one.code in zip(alike, codes, strict=True):
                yield one

    def _home(self, table: str, row: Row) -> str:
        """The file's team that a row is of; one that names none goes with the first that is read in."""
        if row.get("enrolment") is not None and table != "enrolments":
            return self.team_of.get(row["enrolment"], "")
        return str(row.get("team") or next(iter(self.plan.teams), ""))

    def _points_at_gone(self, table: str, row: Row) -> bool:
        for field, parent in references(known().tables[table]):
            value = row[field.name]
            if field.required and self.gone[parent]:
                named = (
                    (self.plan.teams[row["team"]].controller_id, value) if parent == "participants" else value
                )
                if named in self.gone[parent]:
                    return True
        return False

    def _here_otherwise(self, table: str, one: Incoming, part: Part) -> Known | None:
        """A track of the same name, a goal about the same, or the follow-up that an exit has made by itself: tied to the row."""
        number: int | None = None
        if table == "tracks":
            named = Track.objects.filter(team=self.plan.teams[one.home], name__iexact=one.row["name"])
            number = named.values_list("pk", flat=True).first()
        elif table == "goals":
            number = self.here.goals.get((self.plan.teams[one.home].pk, *identity.about(table, one.row)))
        elif table == "follow_ups":
            enrolment = self.plan.numbers.get("enrolments", {}).get(one.row["enrolment"])
            key = (str(OWN.of("enrolments", enrolment)), one.row["months"])
            number = self.here.follow_ups.get(key) if enrolment is not None else None
        if number is None:
            return None
        part.tied.append((one, number))
        return Known(number)

    def _difference(self, table: str, one: Incoming, found: Known) -> Difference | None:
        """What the row says here and in the file, where that is not the same."""
        here = self.here.row(table, found.number, one.row)
        place = (f"{table}.csv", one.line, identity.key_of(table, one.row))
        if here is None:
            return Difference(*place, (), gone=True) if found.digest else None
        keys = set(identity.key_columns(table))
        fields = [f for f in known().tables[table].fields if f.name not in keys]
        pointing = {f.name: parent for f, parent in references(known().tables[table])}
        if table in KEPT or table == "tracks":
            fields = [f for f in fields if f.name not in pointing]
        changed = []
        for field in fields:
            there = one.row[field.name]
            if field.name in pointing:
                there = self._as_ours(pointing[field.name], there, one)
            mine = told.plain(here.get(field.name))
            if mine != told.plain(there):
                changed.append(told.changed(field, here.get(field.name), there, field.name in pointing))
        person, enrolment = self._about(table, here, found)
        return Difference(*place, tuple(changed), person, enrolment) if changed else None

    def _as_ours(self, parent: str, value: Any, one: Incoming) -> Any:
        """What a reference of the file is called here; as it stands where its row is not here."""
        if value is None:
            return None
        if parent == "teams":
            return self.plan.teams[value].code if value in self.plan.teams else value
        if parent == "tracks":
            return self.plan.tracks.get(value, value)
        code = (self.plan.teams[one.home].controller_id, value) if parent == "participants" else value
        number = self.plan.numbers.get(parent, {}).get(code)
        return value if number is None else OWN.of(parent, number)

    def _about(self, table: str, here: Row, found: Known) -> tuple[int | None, int | None]:
        """The person and the enrolment that a row here is about."""
        if table == "participants":
            return found.number, None
        enrolment = pk("enrolments", here.get("enrolment") or "")
        person = pk("participants", here.get("participant") or "")
        if enrolment is not None and person is None:
            mine = self.here.exported["enrolments"].get(str(OWN.of("enrolments", enrolment)))
            person = pk("participants", mine["participant"]) if mine else None
        return person, enrolment

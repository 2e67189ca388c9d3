"""How does a follow-up dataset come into the register?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from stegvis.dataset import Dataset
from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller, Team
from stegvis.web.register.codes import known
from stegvis.web.register.commands.load_activities import load_activities
from stegvis.web.register.commands.loading import Loading
from stegvis.web.register.models import (
    Application,
    Consent,
    CoordinatedAction,
    Enrolment,
    FollowUp,
    KeptRow,
    Livelihood,
    Occupation,
    Person,
    Placement,
    Track,
)

KEPT = ("responses", "goals", "funding")


@transaction.atomic
def load_dataset(by: By, *, data: Dataset, controller: str = "") -> Mapping[str, int]:
    """Adds the good rows of a dataset, all or nothing, and logs it; gives how many rows are new in each table.

    Rows that were imported before, by their code, are left as they are: the same file twice adds nothing. `controller` is the
    authority for teams whose row names none.
    """
    loading = Loading(data)
    _teams(loading, controller)
    _people(loading)
    _applications(loading)
    _enrolments(loading)
    _placements(loading)
    _of_enrolment(loading)
    loading.new["activities"] = load_activities(loading)
    _kept(loading)
    for team in loading.teams.values():
        log.write(by, "change", "data.import", team=team, thing=team, after=dict(loading.new))
    log.write(by, "import", "data.import", persons=loading.people_added, after=dict(loading.new))
    return loading.new


def _teams(loading: Loading, controller: str) -> None:
    associations = {}
    for row in loading.rows("associations"):
        associations[row["association"]] = Association.objects.get_or_create(
            code=row["association"], defaults={"name": row["name"], "county": row["county"] or ""}
        )[0]
    for row in loading.rows("teams"):
        owner = Controller.objects.get_or_create(name=row["controller"] or controller or row["name"])[0]
        fields = {name: row[name] for name in ("name", "started_on", "ended_on", "capacity")}
        municipalities = [one for one in (row["municipalities"] or "").split(";") if one]
        team, made = Team.objects.get_or_create(
            code=row["team"],
            defaults={
                **fields,
                "kind": row["kind"] or "",
                "municipalities": municipalities,
                "controller": owner,
                "association": associations[row["association"]],
            },
        )
        loading.teams[team.code] = team
        loading.new["teams"] = loading.new.get("teams", 0) + made
    for row in loading.rows("tracks"):
        track, made = Track.objects.get_or_create(
            team=loading.teams[row["team"]],
            code=row["track"],
            defaults={name: row[name] for name in ("name", "capacity", "started_on", "ended_on")},
        )
        loading.tracks[track.code] = track
        loading.new["tracks"] = loading.new.get("tracks", 0) + made


def _people(loading: Loading) -> None:
    """A participant belongs to the teams that applied for or enrolled them; the first one's controller keeps the record."""
    homes: dict[str, dict[str, Team]] = {}
    for table in ("enrolments", "applications"):
        for row in loading.rows(table):
            homes.setdefault(row["participant"], {})[row["team"]] = loading.teams[row["team"]]
    made = []
    for row in loading.rows("participants"):
        teams = list(homes.get(row["participant"], loading.teams).values())
        if not teams:
            continue
        person = Person(
            controller=teams[0].controller,
            sex=row["sex"] or "",
            birth_year=row["birth_year"],
            education=row["education"] or "",
        )
        made.append((teams[0], row["participant"], person))
    before = set(loading.known("participants").values())
    loading.people = loading.add("participants", made)
    loading.people_added = [number for number in loading.people.values() if number not in before]
    loading.people = _where_they_are(loading.people)
    through = Person.teams.through
    through._default_manager.bulk_create(
        [
            through(person_id=number, team_id=team.pk)
            for code, number in loading.people.items()
            for team in homes.get(code, loading.teams).values()
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )


def _where_they_are(people: Mapping[str, int]) -> dict[str, int]:
    """The records, those that have been merged into another since they were imported under the other's number."""
    merged = Person.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into")
    moved = {pk: into for pk, into in merged if into is not None}
    found = dict(people)
    for code, number in people.items():
        while number in moved:
            number = moved[number]
        found[code] = number
    return found


def _applications(loading: Loading) -> None:
    made = [
        (
            loading.teams[row["team"]],
            row["application"],
            Application(
                team=loading.teams[row["team"]],
                person_id=loading.people[row["participant"]],
                track=loading.tracks.get(row["track"]),
                referrer=row["referrer"] or "",
                received_on=row["received_on"],
                complete=True,
                decision=row["decision"] or "",
                decided_on=row["decided_on"],
                left_queue_on=row["left_queue_on"],
            ),
        )
        for row in loading.rows("applications")
    ]
    loading.applications = loading.add("applications", made)


def _enrolments(loading: Loading) -> None:
    made = []
    for row in loading.rows("enrolments"):
        team = loading.teams[row["team"]]
        loading.team_of[row["enrolment"]] = team
        same = ("started_on", "ended_on", "completed", "years_in_public_support")
        texts = ("referrer", "exit_outcome", "exit_reason", "destination", "comment")
        enrolment = Enrolment(
            team=team,
            person_id=loading.people[row["participant"]],
            application_id=loading.applications.get(row["application"]),
            **{name: row[name] for name in same},
            **{name: row[name] or "" for name in texts},
        )
        made.append((team, row["enrolment"], enrolment))
    known = set(loading.known("enrolments").values())
    loading.enrolments = loading.add("enrolments", made)
    fresh = {code for code, number in loading.enrolments.items() if number not in known}
    _consents(loading, fresh)


def _consents(loading: Loading, fresh: set[str]) -> None:
    answers = {row["participant"]: row["consent"] for row in loading.rows("participants")}
    Consent.objects.bulk_create(
        [
            Consent(
                enrolment_id=loading.enrolments[row["enrolment"]],
                answer=answers[row["participant"]],
                answered_on=row["started_on"],
            )
            for row in loading.rows("enrolments")
            if row["enrolment"] in fresh and answers.get(row["participant"])
        ],
        batch_size=1000,
    )


def _placements(loading: Loading) -> None:
    made = [
        (
            loading.team_of[row["enrolment"]],
            row["placement"],
            Placement(
                enrolment_id=loading.enrolments[row["enrolment"]],
                track=loading.tracks[row["track"]],
                started_on=row["started_on"],
                ended_on=row["ended_on"],
            ),
        )
        for row in loading.rows("placements")
    ]
    loading.add("placements", made)


# Tables whose rows are ours column by column: the model, the column that holds the row's code, and its columns.
PLAIN: dict[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "livelihoods": (Livelihood, "livelihood_id", ("occasion", "livelihood", "extent", "observed_on")),
    "occupations": (
        Occupation,
        "occupation_id",
        ("occasion", "occupation", "extent", "subsidy", "hours", "observed_on"),
    ),
    "follow_ups": (FollowUp, "follow_up", ("months", "due_on", "attempted_on", "reached", "outcome")),
    "actions": (CoordinatedAction, "action", ("partner", "done_on")),
}


def _of_enrolment(loading: Loading) -> None:
    for table, (model, code, columns) in PLAIN.items():
        texts = {name for name in columns if model._meta.get_field(name).get_internal_type() == "CharField"}
        made = []
        for place, row in enumerate(loading.rows(table)):
            values = {name: row[name] or "" if name in texts else row[name] for name in columns}
            row_code = row[code] or f"{row['enrolment']}#{place}"
            one = model(enrolment_id=loading.enrolments[row["enrolment"]], **values)
            made.append((loading.team_of[row["enrolment"]], row_code, one))
        loading.add(table, made)


def _kept(loading: Loading) -> None:
    """Tables without a page yet are kept whole; what the dataset does not know is kept as not known."""
    anchor = next(iter(loading.teams.values()))
    for table in KEPT:
        made = []
        for place, row in enumerate(loading.rows(table)):
            team = loading.teams.get(row.get("team") or "") or loading.team_of.get(
                row.get("enrolment") or "", anchor
            )
            one = KeptRow(
                team=team,
                table=table,
                enrolment_id=loading.enrolments.get(row.get("enrolment") or ""),
                row={name: _plain(value) for name, value in row.items()},
            )
            made.append((team, f"{table}#{place}", one))
        loading.add(table, made)
    unknown = sorted(set(known().tables) - set(loading.data.tables))
    about = {"unknown": unknown, "scheme": loading.data.package.get("scheme")}
    for team in loading.teams.values():
        KeptRow.objects.update_or_create(team=team, table="", defaults={"row": about})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

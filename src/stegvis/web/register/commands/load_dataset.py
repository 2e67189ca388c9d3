"""How does a follow-up dataset come into the register?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from stegvis.dataset import Dataset
from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller, Team
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import known
from stegvis.web.register.commands.load_activities import load_activities
from stegvis.web.register.commands.loading import BATCH, Loading
from stegvis.web.register.incoming import Incoming, planned
from stegvis.web.register.incoming.here import KEPT
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

ACTION = "data.import"
FOREIGN = "Du kan bara läsa in i dina egna team. Välj ett av dem för {code}, eller lämna det utanför."
WRONG = "Underlaget har fel. Rätta dem och läs in det på nytt: antingen kommer allt in eller inget."
MEANWHILE = "Registret har ändrats sedan du provläste. Se efter igen vad som läggs till, och läs in därefter."


@transaction.atomic
def import_dataset(
    by: By, *, data: Dataset, teams: Mapping[str, Team], expected: str = ""
) -> Mapping[str, int]:
    """Adds what is new of these teams of the file to teams of ours, all or nothing, and logs it; gives how many by table.

    `expected` is the mark of the plan that the user has seen. Raises Refused for a team that the user may not read data
    into, for a dataset with errors, and where something else would be added than was seen.
    """
    for code, team in teams.items():
        if not policy.may(by, ACTION, team):
            raise Refused(FOREIGN.format(code=code))
    # One import at a time in a team: the second one finds what the first has added.
    list(Team.objects.select_for_update().filter(pk__in=[team.pk for team in teams.values()]).order_by("pk"))
    plan = planned(data, teams)
    if any(found.severity == "error" for found in (*data.findings, *plan.findings)):
        raise Refused(WRONG)
    if expected and expected != plan.mark:
        raise Refused(MEANWHILE)
    return _write(by, Loading(plan), data)


@transaction.atomic
def load_dataset(by: By, *, data: Dataset, controller: str = "") -> Mapping[str, int]:
    """Makes the teams of a dataset and adds its good rows, all or nothing: for the machine alone.

    `controller` is the authority for teams whose row names none.
    """
    if by.user is not None:
        raise ValueError("Bara installationen själv lägger upp team ur ett underlag.")
    associations = {}
    for row in _rows(data, "associations"):
        associations[row["association"]] = Association.objects.get_or_create(
            code=row["association"], defaults={"name": row["name"], "county": row["county"] or ""}
        )[0]
    teams, made = {}, 0
    for row in _rows(data, "teams"):
        teams[row["team"]], new = _team(row, associations[row["association"]], controller)
        made += new
    return {"teams": made, **_write(by, Loading(planned(data, teams)), data)}


def _team(row: dict[str, Any], association: Association, controller: str) -> tuple[Team, bool]:
    fields = {name: row[name] for name in ("name", "started_on", "ended_on", "capacity")}
    return Team.objects.get_or_create(
        code=row["team"],
        defaults={
            **fields,
            "kind": row["kind"] or "",
            "municipalities": [one for one in (row["municipalities"] or "").split(";") if one],
            "controller": Controller.objects.get_or_create(
                name=row["controller"] or controller or row["name"]
            )[0],
            "association": association,
        },
    )


def _write(by: By, loading: Loading, data: Dataset) -> dict[str, int]:
    """Carries out a plan, parents first."""
    _tracks(loading)
    _people(loading)
    loading.add("applications", lambda one: _application(loading, one))
    _enrolments(loading, data)
    loading.add("placements", lambda one: _placement(loading, one))
    _of_enrolment(loading)
    load_activities(loading)
    _kept(loading, data)
    counts = loading.new_by_team()
    for team in loading.teams:
        added = loading.people_added.get(team.pk, [])
        said = dict(counts[team.pk])
        log.write(by, "change", ACTION, team=team, thing=team, after=said)
        log.write(by, "import", ACTION, persons=added, team=team, thing=team, after=said)
    return loading.new


def _tracks(loading: Loading) -> None:
    """A track's code is its own among all teams: several teams' registers are counted together."""
    taken = set(Track.objects.values_list("code", flat=True))

    def built(one: Incoming) -> Track:
        stem = code = slugify(one.row["track"])[:60] or "inriktning"
        n = 1
        while code in taken:
            n += 1
            code = f"{stem}-{n}"
        taken.add(code)
        fields = {name: one.row[name] for name in ("name", "capacity", "started_on", "ended_on")}
        return Track(team=loading.team(one), code=code, **fields)

    loading.add("tracks", built)


def _people(loading: Loading) -> None:
    """The new participants, and each one's teams."""

    def built(one: Incoming) -> Person:
        return Person(
            controller=loading.team(one).controller,
            sex=one.row["sex"] or "",
            birth_year=one.row["birth_year"],
            education=one.row["education"] or "",
        )

    in_team = {(team.pk, number) for team, number in _homes(loading)}
    for one, person in loading.add("participants", built):
        in_team.add((loading.team(one).pk, person.pk))
        loading.people_added.setdefault(loading.team(one).pk, []).append(person.pk)
    in_team |= {(team.pk, number) for team, number in _homes(loading)}
    through = Person.teams.through
    through._default_manager.bulk_create(
        [through(person_id=number, team_id=team) for team, number in sorted(in_team)],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _homes(loading: Loading) -> list[tuple[Team, int]]:
    """The teams that the new enrolments and applications bring each person to, where the person is known yet."""
    held = loading.plan.numbers.get("participants", {})
    new = (one for table in ("enrolments", "applications") for one in loading.plan.parts[table].new)
    found = []
    for one in new:
        team = loading.team(one)
        number = held.get((team.controller_id, one.row["participant"]))
        if number is not None:
            found.append((team, number))
    return found


def _application(loading: Loading, one: Incoming) -> Application:
    row = one.row
    return Application(
        team=loading.team(one),
        person_id=loading.person(one),
        track_id=loading.number("tracks", row["track"]),
        referrer=row["referrer"] or "",
        received_on=row["received_on"],
        complete=True,
        decision=row["decision"] or "",
        decided_on=row["decided_on"],
        left_queue_on=row["left_queue_on"],
    )


def _enrolments(loading: Loading, data: Dataset) -> None:
    same = ("started_on", "ended_on", "completed", "years_in_public_support")
    texts = ("referrer", "exit_outcome", "exit_reason", "destination", "comment")

    def built(one: Incoming) -> Enrolment:
        return Enrolment(
            team=loading.team(one),
            person_id=loading.person(one),
            application_id=loading.number("applications", one.row["application"]),
            **{name: one.row[name] for name in same},
            **{name: one.row[name] or "" for name in texts},
        )

    made = loading.add("enrolments", built)
    answers = {row["participant"]: row["consent"] for row in _rows(data, "participants")}
    Consent.objects.bulk_create(
        [
            Consent(enrolment=row, answer=answers[one.row["participant"]], answered_on=row.started_on)
            for one, row in made
            if answers.get(one.row["participant"])
        ],
        batch_size=BATCH,
    )


def _placement(loading: Loading, one: Incoming) -> Placement:
    return Placement(
        enrolment_id=loading.enrolment(one),
        track_id=loading.plan.numbers["tracks"][one.row["track"]],
        started_on=one.row["started_on"],
        ended_on=one.row["ended_on"],
    )


# Tables whose rows are ours column by column: the model and its columns.
PLAIN: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "livelihoods": (Livelihood, ("occasion", "livelihood", "extent", "observed_on")),
    "occupations": (Occupation, ("occasion", "occupation", "extent", "subsidy", "hours", "observed_on")),
    "follow_ups": (FollowUp, ("months", "due_on", "attempted_on", "reached", "outcome")),
    "actions": (CoordinatedAction, ("partner", "done_on")),
}


def _of_enrolment(loading: Loading) -> None:
    for table, (model, columns) in PLAIN.items():
        texts = {name for name in columns if model._meta.get_field(name).get_internal_type() == "CharField"}

        def built(one: Incoming, model: Any = model, columns: Any = columns, texts: Any = texts) -> Model:
            values = {name: one.row[name] or "" if name in texts else one.row[name] for name in columns}
            row: Model = model(enrolment_id=loading.enrolment(one), **values)
            return row

        loading.add(table, built)


def _kept(loading: Loading, data: Dataset) -> None:
    """Tables without a page yet are kept whole; what the dataset does not know is kept as not known."""
    for table in KEPT:
        loading.add(table, lambda one, table=table: _kept_row(loading, table, one))  # type: ignore[misc]
    about = {"unknown": sorted(set(known().tables) - set(data.tables)), "scheme": data.package.get("scheme")}
    for team in loading.teams:
        before = KeptRow.objects.filter(team=team, table="").first()
        scheme = about["scheme"] or (before.row.get("scheme") if before else None)
        KeptRow.objects.update_or_create(team=team, table="", defaults={"row": {**about, "scheme": scheme}})


def _kept_row(loading: Loading, table: str, one: Incoming) -> KeptRow:
    """A row as it came; an occasion of answers under a code that no other source has."""
    row = {name: _plain(value) for name, value in one.row.items()}
    if table == "responses":
        row["response"] = f"{loading.plan.sources[one.home]}:{row['response']}"
    return KeptRow(
        team=loading.team(one),
        table=table,
        enrolment_id=loading.number("enrolments", row.get("enrolment")),
        row=row,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _rows(data: Dataset, table: str) -> list[dict[str, Any]]:
    return data.rows(table, [f.name for f in known().tables[table].fields])

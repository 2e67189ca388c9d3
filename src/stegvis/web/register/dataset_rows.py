"""Which rows has each table of the dataset?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from stegvis.web.access.models import Team
from stegvis.web.register import seams
from stegvis.web.register.codes import known
from stegvis.web.register.keys import Keys
from stegvis.web.register.models import (
    Application,
    Attendance,
    Consent,
    CoordinatedAction,
    Enrolment,
    FollowUp,
    KeptRow,
    Livelihood,
    Meeting,
    Occupation,
    Person,
    Placement,
    Track,
    WorkTraining,
)

Row = dict[str, Any]
KEPT_KEYS = {"goals": "goal", "funding": "funding_id"}


@dataclass
class Rows:
    """The rows by table, in the dataset's order; `bare` is how many people are in it as sex and year only."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    bare: int = 0


@dataclass(frozen=True)
class Writing:
    """One export: for whom, with which dates, and which enrolments and people are handed over bare."""

    teams: Sequence[Team]
    keys: Keys
    whole_dates: bool
    bare: frozenset[int]
    bare_people: frozenset[int]

    @property
    def outside(self) -> bool:
        """Whether it leaves the controller."""
        return bool(self.keys.recipient)

    def day(self, value: date | None) -> date | None:
        """A date, or the first of its month where only months are handed over."""
        return value if value is None or self.whole_dates else value.replace(day=1)

    def text(self, value: str) -> str | None:
        """Free text stays inside."""
        return None if self.outside else value or None


def rows_of(teams: Sequence[Team], keys: Keys, *, whole_dates: bool) -> Rows:
    """Every row of these teams' registers as the dataset has it."""
    bare = _bare(teams) if keys.recipient else {}
    writing = Writing(teams, keys, whole_dates, frozenset(bare), frozenset(bare.values()))
    tables = {
        "associations": _associations(writing),
        "teams": _teams(writing),
        "tracks": _tracks(writing),
        "participants": _participants(writing),
        "applications": _applications(writing),
        "enrolments": _enrolments(writing),
        **{name: build(writing) for name, build in OF_ENROLMENT.items()},
        **_kept(writing),
    }
    order = known().tables
    return Rows({name: tables[name] for name in order if name in tables}, len(writing.bare_people))


def _bare(teams: Sequence[Team]) -> dict[int, int]:
    """Enrolments, with their person, that leave the controller as sex and year of start only."""
    held = {
        c.enrolment_id: c.holds
        for c in Consent.objects.filter(enrolment__team__in=teams).order_by("answered_on", "pk")
    }
    asked = Enrolment.objects.filter(team__in=teams).select_related("person")
    return {
        e.pk: e.person_id for e in asked if not held.get(e.pk) or e.person.protected or e.person.anonymous
    }


def _associations(w: Writing) -> list[Row]:
    held = {team.association.code: team.association for team in w.teams}
    return [{"association": a.code, "name": a.name, "county": a.county or None} for a in held.values()]


def _teams(w: Writing) -> list[Row]:
    return [
        {
            "team": t.code,
            "association": t.association.code,
            "controller": t.controller.name,
            "name": t.name,
            "kind": t.kind or None,
            "municipalities": ";".join(t.municipalities) or None,
            "started_on": t.started_on,
            "ended_on": t.ended_on,
            "capacity": t.capacity,
        }
        for t in w.teams
    ]


def _tracks(w: Writing) -> list[Row]:
    return [
        {
            "track": t.code,
            "team": t.team.code,
            "name": t.name,
            "capacity": t.capacity,
            "started_on": t.started_on,
            "ended_on": t.ended_on,
        }
        for t in Track.objects.filter(team__in=w.teams).select_related("team").order_by("team__name", "pk")
    ]


def _participants(w: Writing) -> list[Row]:
    consent: dict[int, str] = {}
    answers = Consent.objects.filter(enrolment__team__in=w.teams).order_by(
        "enrolment__started_on", "answered_on", "pk"
    )
    for person, answer, withdrawn in answers.values_list("enrolment__person_id", "answer", "withdrawn_on"):
        consent[person] = "declined" if withdrawn else answer
    people = Person.objects.filter(teams__in=w.teams, merged_into=None).distinct().order_by("pk")
    held = people.values_list("pk", "sex", "birth_year", "education")
    return [
        {
            "participant": w.keys.of("participants", pk),
            "sex": sex or None,
            "birth_year": None if pk in w.bare_people else birth_year,
            "consent": consent.get(pk),
            "education": None if pk in w.bare_people else education or None,
        }
        for pk, sex, birth_year, education in held
    ]


def _applications(w: Writing) -> list[Row]:
    held = Application.objects.filter(team__in=w.teams).select_related("team", "track").order_by("pk")
    return [
        {
            "application": w.keys.of("applications", a.pk),
            "participant": w.keys.of("participants", a.person_id),
            "team": a.team.code,
            "track": a.track.code if a.track else None,
            "referrer": a.referrer or None,
            "received_on": w.day(a.received_on),
            "decision": a.decision or None,
            "decided_on": w.day(a.decided_on),
            "left_queue_on": w.day(a.left_queue_on),
        }
        for a in held
        if a.person_id not in w.bare_people
    ]


def _enrolments(w: Writing) -> list[Row]:
    held = Enrolment.objects.filter(team__in=w.teams).select_related("team").order_by("pk")
    return [_bare_enrolment(w, e) if e.pk in w.bare else _enrolment(w, e) for e in held]


def _bare_enrolment(w: Writing, e: Enrolment) -> Row:
    return {
        "enrolment": w.keys.of("enrolments", e.pk),
        "participant": w.keys.of("participants", e.person_id),
        "team": e.team.code,
        "started_on": e.started_on.replace(month=1, day=1),
    }


def _enrolment(w: Writing, e: Enrolment) -> Row:
    return {
        "enrolment": w.keys.of("enrolments", e.pk),
        "participant": w.keys.of("participants", e.person_id),
        "team": e.team.code,
        "application": None if e.person_id in w.bare_people else w.keys.of("applications", e.application_id),
        "referrer": e.referrer or None,
        "started_on": w.day(e.started_on),
        "ended_on": w.day(e.ended_on),
        "exit_outcome": e.exit_outcome or None,
        "exit_reason": e.exit_reason or None,
        "completed": e.completed,
        "years_in_public_support": None
        if e.years_in_public_support is None
        else float(e.years_in_public_support),
        "destination": e.destination or None,
        "comment": w.text(e.comment),
    }


def _of(w: Writing, rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(enrolment__team__in=w.teams).exclude(enrolment__in=w.bare).order_by("pk")


def _placements(w: Writing) -> list[Row]:
    return [
        {
            "placement": w.keys.of("placements", p.pk),
            "enrolment": w.keys.of("enrolments", p.enrolment_id),
            "track": p.track.code,
            "started_on": w.day(p.started_on),
            "ended_on": w.day(p.ended_on),
        }
        for p in _of(w, Placement.objects.select_related("track"))
    ]


def _livelihoods(w: Writing) -> list[Row]:
    return [
        {
            "livelihood_id": w.keys.of("livelihoods", x.pk),
            "enrolment": w.keys.of("enrolments", x.enrolment_id),
            "occasion": x.occasion,
            "livelihood": x.livelihood,
            "extent": x.extent,
            "observed_on": w.day(x.observed_on),
        }
        for x in _of(w, Livelihood.objects.all())
    ]


def _occupations(w: Writing) -> list[Row]:
    return [
        {
            "occupation_id": w.keys.of("occupations", x.pk),
            "enrolment": w.keys.of("enrolments", x.enrolment_id),
            "occasion": x.occasion,
            "occupation": x.occupation,
            "extent": x.extent,
            "subsidy": x.subsidy or None,
            "hours": x.hours or None,
            "observed_on": w.day(x.observed_on),
        }
        for x in _of(w, Occupation.objects.all())
    ]


def _follow_ups(w: Writing) -> list[Row]:
    return [
        {
            "follow_up": w.keys.of("follow_ups", f.pk),
            "enrolment": w.keys.of("enrolments", f.enrolment_id),
            "months": f.months,
            "due_on": w.day(f.due_on),
            "attempted_on": w.day(f.attempted_on),
            "reached": f.reached,
            "outcome": f.outcome or None,
        }
        for f in _of(w, FollowUp.objects.all())
    ]


def _actions(w: Writing) -> list[Row]:
    return [
        {
            "action": w.keys.of("actions", a.pk),
            "enrolment": w.keys.of("enrolments", a.enrolment_id),
            "partner": a.partner,
            "done_on": w.day(a.done_on),
        }
        for a in _of(w, CoordinatedAction.objects.all())
    ]


def _activities(w: Writing) -> list[Row]:
    """Held activities of three kinds of row: attendances, work training, multi-party meetings."""
    attended = Attendance.objects.select_related("activity").filter(activity__cancelled=False)
    found = [
        {
            **_activity(w, f"{a.pk}", a, a.activity.title, a.activity.kind, a.activity.held_on, a.attended),
            "employer_kind": a.activity.employer_kind or None,
        }
        for a in _of(w, attended)
    ]
    for t in _of(w, WorkTraining.objects.all()):
        row = _activity(
            w, f"w{t.pk}", t, t.task or "Arbetsträning", "work_training", t.started_on, t.attended
        )
        found.append({**row, "employer_kind": t.employer_kind or None})
    for m in _of(w, Meeting.objects.filter(held_on__isnull=False)):
        found.append(
            _activity(w, f"m{m.pk}", m, "Flerpartsmöte", "multi_party_meeting", m.held_on, m.attended)
        )
    return found


def _activity(
    w: Writing, number: str, row: Any, title: str, kind: str, held_on: date | None, attended: bool | None
) -> Row:
    return {
        "activity_id": w.keys.of("activities", number),
        "enrolment": w.keys.of("enrolments", row.enrolment_id),
        "activity": title if not w.outside else kind,
        "kind": kind,
        "held_on": w.day(held_on),
        "attended": attended,
    }


OF_ENROLMENT = {
    "placements": _placements,
    "livelihoods": _livelihoods,
    "occupations": _occupations,
    "follow_ups": _follow_ups,
    "actions": _actions,
    "activities": _activities,
}


def _kept(w: Writing) -> dict[str, list[Row]]:
    """Rows of tables that have no page yet, as they were imported, but under our keys and pointing at our rows."""
    found: dict[str, list[Row]] = {"responses": [], "goals": [], "funding": []}
    occasions: dict[tuple[int, str], int] = {}
    held = KeptRow.objects.filter(team__in=w.teams).exclude(table="").select_related("team__association")
    for kept in held.order_by("pk"):
        if kept.enrolment_id in w.bare:
            continue
        row = _typed(kept.table, kept.row)
        places = {"team": kept.team.code, "association": kept.team.association.code}
        row |= {name: ours for name, ours in places.items() if row.get(name) is not None}
        if kept.enrolment_id is not None:
            row["enrolment"] = w.keys.of("enrolments", kept.enrolment_id)
        if kept.table == "responses":
            row["text"] = w.text(row.get("text") or "")
            row["answered_on"] = w.day(row["answered_on"])
            first = occasions.setdefault((kept.team_id, row["response"]), kept.pk)
            row["response"] = w.keys.of("responses", f"k{first}")
        else:
            row[KEPT_KEYS[kept.table]] = w.keys.of(kept.table, kept.pk)
        found[kept.table].append(row)
    for table, rows in seams.ROWS:
        found[table] += rows(w)
    return found


def _typed(table: str, row: Row) -> Row:
    """A row as it was kept in JSON, its dates as dates again."""
    fields = {f.name: f.type for f in known().tables[table].fields}
    return {
        name: date.fromisoformat(value) if value is not None and fields[name] == "date" else value
        for name, value in row.items()
    }

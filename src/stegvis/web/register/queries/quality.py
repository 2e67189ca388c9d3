"""What in the live register does not add up, and where is it mended?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from stegvis.domain.finding import Finding
from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.clock import today
from stegvis.web.register.data import listing
from stegvis.web.register.keys import pk
from stegvis.web.register.models import Enrolment, FollowUp, Placement, Waiver
from stegvis.web.register.queries.dataset import live

WITHOUT_NUMBER = {"follow_ups"}  # pages that are lists


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding as the team meets it. `name` is empty where it is about no participant."""

    code: str
    table: str
    row: str
    error: bool
    message: str
    name: str
    started: object
    url: str
    button: str
    waived: Waiver | None


@dataclass(frozen=True, slots=True)
class Kind:
    """All problems of one kind, with the heading and what to do."""

    code: str
    title: str
    remedy: str
    error: bool
    problems: tuple[Problem, ...]


def count(team: Team) -> int:
    """How many findings wait for somebody: those that are not waived."""
    waived = set(Waiver.objects.filter(team=team).values_list("code", "table", "row"))
    return sum(_mark(finding) not in waived for finding in _findings(team))


def problems(by: By, team: Team, *, waived: bool = False) -> list[Kind]:
    """The findings of the team's register as of today, kind by kind, errors first; with `waived` those let stand instead."""
    held = {(w.code, w.table, w.row): w for w in Waiver.objects.filter(team=team).select_related("waived_by")}
    asked = [f for f in _findings(team) if (_mark(f) in held) == waived]
    enrolments = _enrolments(asked)
    log.read(by, "quality.see", {e.person_id for e in enrolments.values()}, team=team)
    ranked = sorted(asked, key=lambda f: (f.severity != "error", f.code))
    return [
        _kind(code, [_problem(by, f, enrolments, held.get(_mark(f))) for f in same])
        for code, same in ((code, list(group)) for code, group in groupby(ranked, key=lambda f: f.code))
    ]


def message_of(team: Team, code: str, table: str, row: str) -> Finding | None:
    """The finding with this mark, if it still stands."""
    return next((f for f in _findings(team) if _mark(f) == (code, table, row)), None)


def _findings(team: Team) -> tuple[Finding, ...]:
    return live([team], on=today()).findings


def _mark(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.file.partition(".")[0], finding.key or str(finding.line or "")


def _enrolments(findings: Iterable[Finding]) -> dict[tuple[str, str], Enrolment]:
    """The enrolment that each finding is about, by its table and key."""
    asked: dict[str, dict[int, str]] = {}
    for finding in findings:
        _, table, row = _mark(finding)
        number = pk(table, row) if finding.key else None
        if number is not None:
            asked.setdefault(table, {})[number] = row
    found: dict[tuple[str, str], Enrolment] = {}
    held = Enrolment.objects.select_related("person").prefetch_related("person__handlers")
    for enrolment in held.filter(pk__in=asked.get("enrolments", {})):
        found["enrolments", asked["enrolments"][enrolment.pk]] = enrolment
    for table, model in (("follow_ups", FollowUp), ("placements", Placement)):
        of = dict(model.objects.filter(pk__in=asked.get(table, {})).values_list("pk", "enrolment_id"))
        by_number = {e.pk: e for e in held.filter(pk__in=set(of.values()))}
        found |= {(table, asked[table][number]): by_number[e] for number, e in of.items()}
    return found


def _problem(
    by: By, finding: Finding, enrolments: dict[tuple[str, str], Enrolment], waived: Waiver | None
) -> Problem:
    code, table, row = _mark(finding)
    enrolment = enrolments.get((table, row))
    said = listing("quality").choices.get(code)
    url = ""
    if said and enrolment and enrolment.person.handled_by(by.user):
        page = said.more["page"]
        url = reverse(f"register:{page}", args=[] if page in WITHOUT_NUMBER else [enrolment.pk])
    return Problem(
        code,
        table,
        row,
        finding.severity == "error",
        "" if said else f"{finding.message} {finding.remedy}",
        enrolment.person.shown_to(by) if enrolment else "",
        enrolment.started_on if enrolment else None,
        url,
        said.more["button"]["sv"] if said else "",
        waived,
    )


def _kind(code: str, found: list[Problem]) -> Kind:
    said = listing("quality").choices.get(code)
    title = said.label.sv if said else code
    return Kind(code, title, said.more["do"]["sv"] if said else "", found[0].error, tuple(found))

"""Which applications wait for a decision, and what does one of them say?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.data import label_of
from stegvis.web.register.models import Application, Enrolment
from stegvis.web.register.queries.queue import weeks

SEE = "application.see"
DECIDED_SHOWN = 90  # days


@dataclass(frozen=True, slots=True)
class Row:
    """An application in a list."""

    application: Application
    name: str
    weeks: int
    referrer: str
    authorities: str
    decision: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An application on its own page. `state` is incomplete, waiting, queued, enrolled, left or the decision's code."""

    row: Row
    state: str
    sentence: str
    enrolment: Enrolment | None


def application(by: By, pk: int, action: str = SEE) -> Application:
    """An application that the user may do this with. Raises Http404."""
    held = Application.objects.select_related("team", "person", "track").prefetch_related("person__handlers")
    return policy.get(by, action, held, pk)


def shown(by: By, pk: int) -> Shown:
    """The application's page, logged as read."""
    held = application(by, pk)
    log.read(by, SEE, [held.person_id], team=held.team, thing=held)
    enrolment = held.enrolments.first()
    state = _state(held, enrolment)
    return Shown(_row(by, held), state, _sentence(held, state), enrolment)


def to_decide(by: By, team: Team) -> tuple[list[Row], list[Row], list[Row]]:
    """Complete ones to decide, incomplete ones that wait, and those decided lately; logged as read."""
    held = policy.visible(by, SEE, Application.objects.filter(team=team))
    open_ones = held.filter(decision__in=("", "pending"), left_queue_on=None)
    since = today() - timedelta(days=DECIDED_SHOWN)
    decided = (
        held.filter(decided_on__gte=since)
        .exclude(decision__in=("", "pending"))
        .order_by("-decided_on", "-pk")
    )
    groups = tuple(
        [_row(by, one) for one in _with_person(rows)]
        for rows in (open_ones.filter(complete=True), open_ones.filter(complete=False), decided)
    )
    log.read(by, SEE, [row.application.person_id for rows in groups for row in rows], team=team)
    return groups[0], groups[1], groups[2]


def lead(complete: list[Row], incomplete: list[Row]) -> str:
    """The first sentence of the selection group's page."""
    if not complete and not incomplete:
        return "Ingen ansökan väntar på beslut."
    said = "Ingen ansökan är klar att besluta."
    if complete:
        said = f"{in_words(len(complete)).capitalize()} {plural(len(complete), 'ansökan,ansökningar')} att besluta."
    if incomplete:
        said += f" {in_words(len(incomplete)).capitalize()} väntar på att kompletteras."
    return said


def _with_person(rows: QuerySet[Application]) -> QuerySet[Application]:
    return rows.select_related("person", "track").prefetch_related("person__handlers")


def _row(by: By, held: Application) -> Row:
    return Row(
        held,
        held.person.shown_to(by),
        weeks(held.received_on),
        label("referrer", held.referrer) if held.referrer else "Remittent saknas",
        ", ".join(label_of("authorities", code) for code in held.authorities),
        label("decision", held.decision or "pending"),
    )


def _state(held: Application, enrolment: Enrolment | None) -> str:
    if enrolment:
        return "enrolled"
    if held.left_queue_on:
        return "left"
    if held.decision == "accepted":
        return "queued"
    if held.decision in ("", "pending"):
        return "waiting" if held.complete else "incomplete"
    return held.decision


def _sentence(held: Application, state: str) -> str:
    waited = weeks(held.received_on)
    since = f"i {in_words(waited)} {plural(waited, 'vecka,veckor')}" if waited else "sedan mindre än en vecka"
    return {
        "incomplete": "Ansökan väntar på att kompletteras."
        + (f" Saknas: {held.lacking[:1].lower()}{held.lacking[1:]}." if held.lacking else ""),
        "waiting": f"Ansökan är klar att besluta och har väntat {since}.",
        "queued": f"Antagen. Har väntat på plats {since}.",
        "enrolled": "Ansökan ledde till en inskrivning.",
        "left": f"Lämnade kön. {held.left_queue_why}",
        "declined": "Ansökan fick avslag.",
        "withdrawn": "Ansökan togs tillbaka.",
    }[state]

"""To whom is a slip to a sealed survey due: eight weeks after the start, at the exit, or later?

The survey says for which occasion it is, data/giving.yaml when that is. Nobody knows which slip somebody was handed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import prefetch_related_objects
from django.urls import reverse

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries.due import Due
from stegvis.web.register.queries.due_rows import AHEAD
from stegvis.web.surveys.models import SlipHanded, Survey
from stegvis.web.surveys.rules import Rule, rules

HAND = "answer.register"


@dataclass(frozen=True, slots=True)
class Turn:
    """A participant to be handed a slip, and from which day."""

    enrolment: Enrolment
    survey: Survey
    day: date


def survey(by: By, pk: int) -> Survey:
    """A survey of a team whose participants the user meets. Raises Http404."""
    rows = Survey.objects.filter(room="", asked="participants", team__isnull=False).select_related("team")
    return policy.get(by, HAND, rows, pk)


def hands_out(by: By, one: Survey) -> bool:
    """Whether slips to the survey are due by rule, and to people whom the user meets."""
    rule = rules().get(one.occasion)
    by_rule = rule is not None and rule.start != "answered" and one.asked == "participants"
    return by_rule and one.state == "open" and policy.may(by, HAND, one.team)


def turns(one: Survey, ahead: timedelta = AHEAD) -> list[Turn]:
    """Those to whom it is due by then, the earliest first; none where the survey is not open, or for no occasion of the rules."""
    rule = rules().get(one.occasion)
    if rule is None or rule.start == "answered" or not one.takes_answers(today()):
        return []
    rows = Enrolment.objects.filter(team=one.team, ended_on__isnull=rule.start != "ended")
    same = {"instrument": one.instrument, "occasion": one.occasion} if one.instrument else {"pk": one.pk}
    handed = SlipHanded.objects.filter(survey__in=Survey.objects.filter(team=one.team, **same))
    left = rows.exclude(pk__in=handed.values("enrolment"))
    found = [
        Turn(e, one, day) for e in left.select_related("person", "team") if (day := _day(rule, e, ahead))
    ]
    return sorted(found, key=lambda turn: (turn.day, turn.enrolment.pk))


def shown(by: By, one: Survey) -> list[tuple[Turn, str]]:
    """Those to whom it is due, by name, for the one who hands them out; logged."""
    held = list(_handled(by, turns(one)))
    log.read(by, HAND, [turn.enrolment.person_id for turn in held], team=one.team, thing=one)
    return [(turn, turn.enrolment.person.shown_to(by)) for turn in held]


def due(by: By, team: Team) -> Iterator[Due]:
    """A row of Min dag for each slip to be handed out."""
    if not policy.may(by, HAND, team):
        return
    held = Survey.objects.filter(
        room="", team=team, asked="participants", opened_on__isnull=False, closed_on=None
    )
    for one in held.select_related("team"):
        for turn in _handled(by, turns(one)):
            e = turn.enrolment
            since = (
                f"Avslutad {said(e.ended_on, today())}."
                if e.ended_on
                else f"Inskriven {said(e.started_on, today())}."
            )
            yield Due(
                turn.day,
                f"Lapp till {one.title} åt {e.person.shown_to(by)}",
                f"Tillfälle: {label('occasion', one.occasion).lower()}. {since}",
                reverse("surveys:slips", args=[one.pk]),
                "Lämna ut",
                frozenset({e.person_id}),
            )


def _handled(by: By, found: list[Turn]) -> Iterator[Turn]:
    prefetch_related_objects([t.enrolment.person for t in found if t.enrolment.person.protected], "handlers")
    return (turn for turn in found if turn.enrolment.person.handled_by(by.user))


def _day(rule: Rule, e: Enrolment, ahead: timedelta) -> date | None:
    anchor = e.ended_on if rule.start == "ended" else e.started_on
    if anchor is None:
        return None
    day = rule.day(anchor)
    over = rule.until is not None and day + timedelta(days=rule.until) < today()
    return None if over or day > today() + ahead else day


def handed(by: By, pk: int) -> SlipHanded:
    """A note that a slip was handed over. Raises Http404."""
    return policy.get(by, HAND, SlipHanded.objects.select_related("survey", "enrolment__person"), pk)

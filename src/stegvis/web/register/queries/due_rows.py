"""Which rows of a team may ask for something within a week?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, prefetch_related_objects

from stegvis.web.access.models import Team
from stegvis.web.register.clock import today
from stegvis.web.register.models import Application, Enrolment, FollowUp, Meeting, Person, Sip

AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rows:
    """Each table asked once, and once more who handles the protected: as many questions however many the rows.

    An enrolment has `last`, the day of its last meeting, and `booked`, whether one is planned; a follow-up its `tries`.
    """

    enrolments: tuple[Any, ...]
    follow_ups: tuple[Any, ...]
    meetings: tuple[Meeting, ...]
    starts: tuple[Application, ...]
    sips: tuple[Sip, ...]

    def persons(self) -> Iterator[Person]:
        """Everybody whom a row is about; the same person may come more than once."""
        yield from (row.person for rows in (self.enrolments, self.starts) for row in rows)
        yield from (
            row.enrolment.person for rows in (self.follow_ups, self.meetings, self.sips) for row in rows
        )


def rows(team: Team) -> Rows:
    """The rows of a team, with their persons and those who handle them."""
    until = today() + AHEAD
    open_here = Q(enrolment__team=team, enrolment__ended_on=None)
    of_person = "enrolment__person"
    follow_ups = FollowUp.objects.filter(enrolment__team=team, reached=None, due_on__lte=until)
    meetings = Meeting.objects.filter(open_here, held_on=None, planned_on__lte=until)
    starts = Application.objects.in_queue().filter(team=team, start_meeting_at__date__lte=until)
    sips = Sip.objects.filter(open_here, ended_on=None, follow_up_on__lte=until)
    found = Rows(
        tuple(_enrolments(team)),
        tuple(follow_ups.annotate(tries=Count("attempts")).select_related(of_person)),
        tuple(meetings.select_related(of_person)),
        tuple(starts.select_related("person")),
        tuple(sips.select_related(of_person)),
    )
    prefetch_related_objects([one for one in found.persons() if one.protected], "handlers")
    return found


def _enrolments(team: Team) -> Any:
    """Those who take part, and those who have left without an outcome."""
    booked = Meeting.objects.filter(enrolment=OuterRef("pk"), held_on=None)
    held = Enrolment.objects.filter(Q(ended_on=None) | Q(exit_outcome=""), team=team)
    return held.annotate(last=Max("meeting_set__held_on"), booked=Exists(booked)).select_related("person")

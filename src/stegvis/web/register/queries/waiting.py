"""How many wait behind the words of the masthead?"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce

from stegvis.web.access.models import Team
from stegvis.web.register.clock import today
from stegvis.web.register.models import FollowUp
from stegvis.web.register.queries.queue import in_queue


def waiting(team: Team) -> tuple[int, int]:
    """How many wait in the queue, and how many follow-ups are due; one question on every page."""
    due = FollowUp.objects.filter(enrolment__team=team, reached=None, due_on__lte=today())
    counted = (_count(in_queue(team), "team"), _count(due, "enrolment__team"))
    queue, follow_ups = Team.objects.filter(pk=team.pk).values_list(*counted).get()
    return queue, follow_ups


def _count(rows: QuerySet[Any], team: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(team).annotate(n=Count("pk")).values("n")), 0)

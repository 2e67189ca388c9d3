"""What does a chapter tell of beside its participants: what the team arranged, and how it was staffed, what it thinks itself?"""

from __future__ import annotations

from typing import Any

from stegvis.documents.material import LocalGoal, Post
from stegvis.domain.period import Period
from stegvis.domain.staffing import amount
from stegvis.web.access.models import Team
from stegvis.web.register.data import label_of
from stegvis.web.register.models import LocalGoal as kept
from stegvis.web.register.models import Position
from stegvis.web.register.queries.staffing import post_of
from stegvis.web.reports.queries.events import of_team
from stegvis.web.selfeval.queries.reported import held_in, logic_at, nine_in


def beside(team: Team, period: Period, *, named: bool) -> dict[str, Any]:
    """The parts of a report's material that are not figures. No name is among them, unless `named`: for the team's own room."""
    return {
        "events": of_team(team, period),
        "posts": _posts(team, period),
        "local_goals": _local_goals(team, period),
        "self_evaluations": held_in(team, period, named=named),
        "nine_fields": nine_in(team, period),
        "logic": logic_at(team, period.last),
    }


def _local_goals(team: Team, period: Period) -> tuple[LocalGoal, ...]:
    """The team's goals in words for the period's year, and how they have gone so far."""
    held = kept.objects.filter(team=team, year=period.last.year)
    return tuple(LocalGoal(team.code, one.goal, one.result, one.followed_up) for one in held)


def _posts(team: Team, period: Period) -> tuple[Post, ...]:
    """The places in the staffing that were funded some day of the period."""
    held = Position.objects.filter(team=team).prefetch_related("holdings")
    counted = [(one, amount([post_of(one)], period)) for one in held]
    return tuple(
        Post(
            team.code,
            one.role,
            label_of("employers", one.employer),
            one.share,
            float(months.funded),
            float(months.filled),
        )
        for one, months in counted
        if months.funded
    )

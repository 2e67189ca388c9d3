"""Which goals has an association's plan, and how do they stand in its report?"""

from __future__ import annotations

from django.db.models import QuerySet

from stegvis.documents import material
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association
from stegvis.web.register.data import listing
from stegvis.web.register.queries.goals import outcomes_of
from stegvis.web.reports.models import PlanGoal

SEE, MANAGE = "workplan.see", "workplan.manage"
AFTER = {"at_6_months": 6, "at_24_months": 24}
UNCOUNTED = "payback"  # is reckoned by the evaluation, not counted in a report


def association(by: By, action: str = SEE) -> Association:
    """The association whose plan the user works with. Raises Http404."""
    return policy.found(policy.associations(by, action))


def goals(of: Association, year: int) -> QuerySet[PlanGoal]:
    """The goals of a year, in order."""
    return PlanGoal.objects.filter(association=of, year=year)


def goal(by: By, pk: int) -> PlanGoal:
    """A goal that the user may change. Raises Http404."""
    own = policy.associations(by, MANAGE)
    return policy.found(PlanGoal.objects.filter(pk=pk, association__in=own).select_related("association"))


def kinds() -> list[tuple[str, str]]:
    """What a goal with a level can be about."""
    return [(c.code, c.label.sv) for c in listing("goal_kinds").choices.values() if c.code != UNCOUNTED]


def outcomes(of: Association) -> list[tuple[str, str]]:
    """The outcomes that a goal can be about: those of the first team's scheme, none where there is no team."""
    team = of.teams.order_by("name").first()
    return outcomes_of(team) if team else []


def told(row: PlanGoal) -> material.PlanGoal:
    """The goal as a report has it."""
    said = listing("goal_kinds").choices[row.kind].more if row.kind else {}
    return material.PlanGoal(
        area=row.area,
        goal=row.goal,
        measure=said.get("measure", ""),
        outcome=row.outcome,
        after_months=AFTER.get(said.get("horizon", ""), 0),
        level=row.level,
        unit=said.get("unit", ""),
        result=row.result,
        evidence=row.evidence,
        reason=row.reason,
    )

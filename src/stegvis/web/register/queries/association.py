"""What does an association see of its teams?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.documents.shown import Shown
from stegvis.domain.coarse import coarse
from stegvis.domain.period import Period
from stegvis.web.access.models import Association, Team
from stegvis.web.register.queries.figures import figures_of

MEASURES = ("participants_active", "participants_new", "exits", "participants_enrolled")


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team, or all of them (`team` None), with its counts made coarse; None is too few to be shown."""

    team: Team | None
    counts: tuple[int | None, ...]


def lines(association: Association, period: Period) -> list[TeamLine]:
    """Each team of the association and all together, counted in each controller's own register and then made coarse."""
    found: list[TeamLine] = []
    sums = [0] * len(MEASURES)
    teams = association.teams.select_related("controller").order_by("name")
    for team in teams:
        shown = Shown.of(figures_of([team], period).figures).for_team(team.code)
        exact = [int(figure.value or 0) if (figure := shown.total(m)) else 0 for m in MEASURES]
        sums = [total + one for total, one in zip(sums, exact, strict=True)]
        found.append(TeamLine(team, _coarse(exact)))
    return [*found, TeamLine(None, _coarse(sums))] if found else []


def _coarse(counts: Iterable[int]) -> tuple[int | None, ...]:
    return tuple(coarse(count) for count in counts)

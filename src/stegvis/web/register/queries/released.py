"""Which figures may leave a team's rooms, and for which half-years have they not yet?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from stegvis.domain.period import Period
from stegvis.figures import Unprotectable, ask
from stegvis.figures.release import Release, release_of
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.models import ReleasedFigures
from stegvis.web.register.periods import finished_halves
from stegvis.web.register.queries.dataset import live
from stegvis.web.register.queries.readers import safe_for

ASSOCIATION = "association"
HALVES = 2
"""How many of the latest half-years are released when nothing has been before."""


def protected(team: Team, period: Period, audience: str = ASSOCIATION) -> Release | None:
    """The team's figures for a period as they may be handed over; None where they cannot be protected."""
    asked = ask(live([team], on=period.last), period, definitions=known())
    try:
        safe = release_of(safe_for(team, asked, audience))
    except Unprotectable:
        return None
    return replace(safe, name=team.name, association=team.association.name)


def waiting(today: date) -> Iterator[tuple[Team, Period]]:
    """Every team with the finished half-years that its association has not had."""
    released = set(
        ReleasedFigures.objects.filter(audience=ASSOCIATION, report="").values_list(
            "team_id", "first", "last"
        )
    )
    for team in Team.objects.select_related("controller", "association").order_by("code"):
        for period in finished_halves(today, HALVES):
            if (team.pk, period.first, period.last) not in released:
                yield team, period

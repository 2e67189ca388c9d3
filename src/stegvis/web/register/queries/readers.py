"""What have those who get a team's figures got before, and what are the figures that are safe to hand them?"""

from __future__ import annotations

from collections.abc import Collection

from stegvis.definitions import read
from stegvis.domain.figure import By
from stegvis.domain.period import Period
from stegvis.figures import Asked, Earlier, Reader, ask, for_audience
from stegvis.figures.disclosure import rule_for
from stegvis.figures.release import release_from
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.least import least_shown
from stegvis.web.register.models import ReleasedFigures
from stegvis.web.register.queries.dataset import live


def safe_for(team: Team, asked: Asked, audience: str, told: Collection[tuple[str, By]] = ()) -> Asked:
    """The team's figures protected for an audience, with all that has been handed over before thought of.

    `told` are figures that are shown although they are small. Raises Unprotectable.
    """
    before = _before(team, asked.period)
    others = [
        Reader(rule, _seen_by(name, before))
        for name in _audiences()
        if _least(name) < _least(audience) and (rule := rule_for(name, least_shown(team.association, name)))
    ]
    return for_audience(
        asked,
        audience,
        least=least_shown(team.association, audience),
        earlier=_seen_by(audience, before),
        others=others,
        told=told,
    )


def _before(team: Team, period: Period) -> list[tuple[str, Earlier]]:
    """Every release of the team that has a day in common with the period, or lies next to it: for whom, and what."""
    found = []
    for row in ReleasedFigures.objects.filter(team=team):
        days = Period(row.first, row.last)
        if not days.touches(period):
            continue
        release = release_from(row.content)
        now = ask(live([team], on=max(days.last, period.last)), days, definitions=known())
        found.append((row.audience, Earlier(days, release.figures, now.figures)))
    return found


def _seen_by(audience: str, before: list[tuple[str, Earlier]]) -> list[Earlier]:
    """What is for everyone has the association read too; what is for the association has not everyone."""
    return [one for whom, one in before if _least(whom) >= _least(audience)]


def _audiences() -> list[str]:
    return list(read("audiences"))


def _least(audience: str) -> int:
    least: int = read("audiences")[audience]["least"]
    return least

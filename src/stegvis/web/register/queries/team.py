"""How is a team set up?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words, number, plural
from stegvis.web.register.clock import today
from stegvis.web.register.models import Track

ACTION = "team.manage"


@dataclass(frozen=True, slots=True)
class Setup:
    """A team's tracks, open and closed, and in words how their places go with the team's."""

    open: tuple[Track, ...]
    closed: tuple[Track, ...]
    words: str


def track(by: By, pk: int) -> Track:
    """A track. Raises Http404."""
    return policy.get(by, ACTION, Track.objects.select_related("team"), pk)


def setup(by: By, team: Team) -> Setup:
    """The tracks of a team."""
    held = list(policy.visible(by, ACTION, Track.objects.filter(team=team)))
    closed = tuple(one for one in held if one.ended_on and one.ended_on < today())
    here = tuple(one for one in held if one not in closed)
    return Setup(here, closed, _words(team, here))


def _words(team: Team, here: tuple[Track, ...]) -> str:
    said = (
        f"{in_words(len(here)).capitalize()} {plural(len(here), 'inriktning,inriktningar')}"
        if here
        else "Inga inriktningar"
    )
    if not here or any(one.capacity is None for one in here) or team.capacity is None:
        return f"{said}."
    places = sum(one.capacity or 0 for one in here)
    same = places == team.capacity
    return f"{said} med {number(places)} platser{', lika många som teamets' if same else f'; teamet har {number(team.capacity)}'}."

"""How small a count does an association let be shown?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from stegvis.definitions import read
from stegvis.web.access.models import Association
from stegvis.web.register.models import LeastShown

OWN = "team"  # who sees every count
MOST = 50


@dataclass(frozen=True, slots=True)
class Limit:
    """For an audience: the smallest count shown now, and the smallest that can be decided."""

    audience: str
    label: str
    least: int
    floor: int


def least_shown(association: Association, audience: str) -> int:
    """The smallest count that the audience is shown of the association's teams; 0 for the team itself, who sees every one."""
    if audience == OWN:
        return 0
    floor: int = read("audiences")[audience]["least"]
    held = LeastShown.objects.filter(association=association, audience=audience)
    return max(floor, held.values_list("least", flat=True).first() or 0)


def limits(association: Association) -> list[Limit]:
    """Every audience with what holds."""
    return [
        Limit(name, said["label"]["sv"], least_shown(association, name), said["least"])
        for name, said in read("audiences").items()
    ]


def decisions_made(association: Association) -> int:
    """How many: what tells the second of two who decide at once."""
    return _of(association).count()


def _of(association: Association) -> QuerySet[LeastShown]:
    return LeastShown.objects.filter(association=association)

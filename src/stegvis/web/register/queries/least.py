"""How has an association decided the smallest count that is shown?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.definitions import read
from stegvis.web.access.models import Association
from stegvis.web.register.models import LeastShown


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the name of its audience."""

    label: str
    row: LeastShown


def decided(association: Association) -> list[Decided]:
    """What has been decided, the latest first."""
    known = read("audiences")
    rows = LeastShown.objects.filter(association=association).select_related("decided_by")
    return [Decided(known[r.audience]["label"]["sv"], r) for r in rows if r.audience in known]

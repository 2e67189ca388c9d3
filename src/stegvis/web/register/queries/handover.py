"""What has been done with somebody, and what comes next?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stegvis.web.register.codes import label
from stegvis.web.register.models import Enrolment, Meeting, Plan


@dataclass(frozen=True, slots=True)
class Handover:
    """The handover document's content. Notes are left out: they are the team's own."""

    tracks: tuple[tuple[str, Any, Any], ...]
    partners: tuple[tuple[str, int], ...]
    plan: Plan | None
    meeting: Meeting | None
    livelihoods: tuple[tuple[str, str, int | None, Any], ...]
    training: tuple[Any, ...]


def handover(of: Enrolment) -> Handover:
    """What an enrolment has held, for the one who takes over."""
    partners: dict[str, int] = {}
    for action in of.coordinatedaction_set.all():
        name = label("partner", action.partner)
        partners[name] = partners.get(name, 0) + 1
    return Handover(
        tracks=tuple(
            (p.track.name, p.started_on, p.ended_on) for p in of.placement_set.select_related("track")
        ),
        partners=tuple(sorted(partners.items(), key=lambda one: (-one[1], one[0]))),
        plan=of.plan_set.first(),
        meeting=of.meeting_set.exclude(held_on=None).order_by("-held_on").first(),
        livelihoods=tuple(
            (label("occasion", x.occasion), label("livelihood", x.livelihood), x.extent, x.observed_on)
            for x in of.livelihood_set.all()
        ),
        training=tuple(of.worktraining_set.prefetch_related("steps")),
    )

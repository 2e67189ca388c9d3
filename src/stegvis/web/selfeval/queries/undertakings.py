"""What has a team undertaken after its self-evaluation, and what of it is to be done by now?"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day as said
from stegvis.web.register.clock import today
from stegvis.web.register.queries.due import Due
from stegvis.web.register.queries.due_rows import AHEAD
from stegvis.web.selfeval.models import Day, Undertaking

SEE, WRITE = "selfeval.see", "selfeval.write"


def undertaking(by: By, pk: int, action: str = WRITE) -> Undertaking:
    """Who does what when. Raises Http404."""
    return policy.get(by, action, Undertaking.objects.select_related("area__day__team"), pk)


def listed_on(one: Undertaking) -> Day:
    """The day whose page it is followed up on: the next one, which begins with it, or its own where there is none."""
    own = one.area.day
    later = Day.objects.filter(team=own.team_id, year__gt=own.year)
    return later.order_by("year").first() or own


def due(by: By, team: Team) -> Iterator[Due]:
    """Rows of Min dag: what is to be done within a week or should be done by now, and a day that comes."""
    if team.pk not in policy.team_ids(by, WRITE):
        return
    until = today() + AHEAD
    waiting = Undertaking.objects.filter(area__day__team=team, result="", due_on__lte=until)
    for one in waiting.select_related("area__day"):
        moved = f" Först bestämt till {said(one.first_due_on, today())}." if one.first_due_on else ""
        yield Due(
            one.due_on,
            one.what,
            f"{one.who} gör det efter självvärderingen {one.area.day.year}, {one.area.label}.{moved}",
            reverse("selfeval:undertaking_follow_up", args=[one.pk]),
            "Följ upp",
        )
    for day in Day.objects.filter(team=team, way="", held_on__gte=today(), held_on__lte=until):
        why = "Följ först upp det som bestämdes förra gången."
        yield Due(day.held_on, str(day), why, reverse("selfeval:day", args=[day.pk]), "Öppna")

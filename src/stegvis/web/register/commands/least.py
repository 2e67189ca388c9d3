"""How does an association decide the smallest count that is shown?"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Association
from stegvis.web.access.record import Refused
from stegvis.web.register.least import MOST, decisions_made, limits
from stegvis.web.register.models import LeastShown

ACTION = "association.protect"


@transaction.atomic
def decide(
    by: By, *, association: Association, least: Mapping[str, int], why: str, seen: int | None = None
) -> list[LeastShown]:
    """The smallest count for each audience, from now on; `seen` is how many decisions there were when the page was opened.

    Raises Refused for one under the audience's own, for everyone less than for the association, and where nothing is new.
    """
    Association.objects.select_for_update().get(pk=association.pk)
    if seen is not None and seen != decisions_made(association):
        raise Refused("Någon annan har bestämt något sedan du öppnade sidan. Läs in den på nytt.")
    held = limits(association)
    for one in held:
        if not one.floor <= least[one.audience] <= MOST:
            raise Refused(f"Skriv ett tal från {one.floor} till {MOST}.", one.audience)
    if least.get("public", MOST) < least.get("association", 0):
        raise Refused("Alla kan inte få se mindre tal än förbundet. Skriv minst samma tal här.", "public")
    new = [one.audience for one in held if least[one.audience] != one.least]
    if not new:
        raise Refused("Talen är desamma som nu. Ändra något av dem, eller gå tillbaka.")
    return [
        record.added(
            by.because(why),
            ACTION,
            LeastShown(
                association=association, audience=name, least=least[name], why=why, decided_by=by.user
            ),
        )
        for name in new
    ]

"""Which words does a form have for a team or an association: the customer's own, or those of the installation's files?"""

from __future__ import annotations

from django.db.models import QuerySet

from stegvis.definitions import Instrument
from stegvis.web.access.models import Association, Controller, Team
from stegvis.web.register.codes import known
from stegvis.web.surveys.models import PublishedValues, Wording

Owner = Controller | Association


def owned(of: Owner) -> QuerySet[Wording]:
    """The words of a controller or an association, the last first."""
    return Wording.objects.filter(**{"controller" if isinstance(of, Controller) else "association": of})


def instruments(team: Team | None, association: Association | None) -> dict[str, Instrument]:
    """Every form as it is worded for a team (by its controller, else its association) or an association."""
    held: dict[str, Wording] = {}
    for of in (association or (team.association if team else None), team.controller if team else None):
        held |= last(of) if of else {}
    return {name: worded(one, held.get(name)) for name, one in known().instruments.items()}


def last_of(team: Team | None, association: Association | None, name: str) -> Wording | None:
    """The words in use for a team or an association; None where they come from the files."""
    for of in (team.controller if team else None, association or (team.association if team else None)):
        found = owned(of).filter(instrument=name).first() if of else None
        if found:
            return found
    return None


def worded(one: Instrument, made: Wording | None) -> Instrument:
    """A form with these words; as it is without them."""
    return one if made is None else made.what


def last(of: Owner) -> dict[str, Wording]:
    """The words in use of a controller or an association, by form."""
    found: dict[str, Wording] = {}
    for one in owned(of).select_related("written_by"):
        found.setdefault(one.instrument, one)
    return found


def published(of: Owner) -> QuerySet[PublishedValues]:
    """The values published elsewhere that a controller or an association has entered."""
    return PublishedValues.objects.filter(
        **{"controller" if isinstance(of, Controller) else "association": of}
    )


def published_of(team: Team | None, association: Association | None, name: str) -> PublishedValues | None:
    """The values to compare with for a team or an association: the controller's, else the association's."""
    for of in (team.controller if team else None, association or (team.association if team else None)):
        found = published(of).filter(instrument=name).first() if of else None
        if found:
            return found
    return None

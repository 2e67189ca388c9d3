"""Which instruments can a participant answer here, and what is shown of each?"""

from __future__ import annotations

from django.http import Http404

from stegvis.definitions import Instrument, Item, in_language
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.surveys.wordings import instruments


def personal(team: Team | None = None) -> list[Instrument]:
    """The instruments that are tied to a participant, the ones that can be given on the page first; in a team's own words."""
    held = instruments(team, None) if team else known().instruments
    found = [one for one in held.values() if not one.sealed and not one.sensitive]
    return sorted(found, key=lambda one: (not one.ready, one.label.sv))


def chosen(name: str, team: Team) -> Instrument:
    """One of them, in the team's own words. Raises Http404."""
    found = next((one for one in personal(team) if one.name == name), None)
    if found is None:
        raise Http404
    return found


def asked(item: Item, *, worded: bool) -> str:
    """The question as it stands on the page: its wording, or on a form without words what it is about."""
    if worded:
        return in_language(item.wording, "sv")
    return item.label.sv if item.label else item.code

"""Which forms can a sealed survey ask, and which wait for somebody to enter their words?"""

from __future__ import annotations

from django.http import Http404

from stegvis.definitions import Instrument
from stegvis.web.surveys import wordings
from stegvis.web.surveys.queries.sealed import Place
from stegvis.web.surveys.sealed.frozen import frozen
from stegvis.web.surveys.sealed.worded import definition

OF_ASSOCIATION = {"board", "managers", "referrers"}  # whom an association asks


def forms(at: Place) -> list[Instrument]:
    """The sealed forms that fit the place, those that can be used at once first."""
    held = [one for one in wordings.instruments(at.team, at.association).values() if one.sealed]
    fitting = [one for one in held if at.team or one.respondents in OF_ASSOCIATION]
    return sorted(fitting, key=lambda one: (not one.ready, one.label.sv))


def form(at: Place, name: str) -> Instrument:
    """A form that can be used. Raises Http404."""
    found = next((one for one in forms(at) if one.name == name and one.ready), None)
    if found is None:
        raise Http404
    return found


def kept(at: Place, name: str) -> str:
    """What the form asks, as a survey keeps it."""
    made = wordings.last_of(at.team, at.association, name)
    return frozen(*(definition(name, made.content, made.confirmed) if made else definition(name)))

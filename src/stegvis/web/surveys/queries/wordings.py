"""Which forms are licensed, and which words have been entered for them?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from stegvis.definitions import Instrument
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller, Team
from stegvis.web.register.codes import known
from stegvis.web.surveys.models import Wording

ACTION = "wording.manage"
Owner = Controller | Association


@dataclass(frozen=True, slots=True)
class Licensed:
    """A licensed form and the last words entered for it; `file` is whether its words lie in a file of the installation."""

    instrument: Instrument
    wording: Wording | None

    @property
    def file(self) -> bool:
        """Whether the words come from STEGVIS_DEFINITIONS."""
        return self.wording is None and self.instrument.ready

    @property
    def enterable(self) -> bool:
        """Whether its words can be entered on a page."""
        return not self.instrument.answers_differ

    @property
    def languages(self) -> str:
        """The languages that every question is worded in."""
        return ", ".join(self.instrument.languages)


def owner(by: By) -> Owner:
    """For whom the user enters words: their controller, else their association. Raises Http404."""
    found: Owner | None = policy.controllers(by, ACTION).first() or policy.associations(by, ACTION).first()
    if found is None:
        raise Http404
    return found


def owned(of: Owner) -> QuerySet[Wording]:
    """The words of a controller or an association, the last first."""
    return Wording.objects.filter(**{"controller" if isinstance(of, Controller) else "association": of})


def listed(of: Owner) -> list[Licensed]:
    """Every licensed form with the words entered by the owner."""
    held = _last(of)
    forms = (one for one in known().instruments.values() if one.licensed)
    found = [Licensed(_worded(one, held.get(one.name)), held.get(one.name)) for one in forms]
    return sorted(found, key=lambda one: (not one.instrument.sealed, one.instrument.label.sv))


def licensed(of: Owner, name: str) -> Licensed:
    """One of them. Raises Http404."""
    found = next((one for one in listed(of) if one.instrument.name == name), None)
    if found is None:
        raise Http404
    return found


def versions(of: Owner, name: str) -> list[Wording]:
    """Every version of a form's words, the last first."""
    return list(owned(of).filter(instrument=name).select_related("written_by"))


def instruments(team: Team | None, association: Association | None) -> dict[str, Instrument]:
    """Every form as it is worded for a team (by its controller, else its association) or an association."""
    last: dict[str, Wording] = {}
    for of in (association or (team.association if team else None), team.controller if team else None):
        last |= _last(of) if of else {}
    return {name: _worded(one, last.get(name)) for name, one in known().instruments.items()}


def last_of(team: Team | None, association: Association | None, name: str) -> Wording | None:
    """The words in use for a team or an association; None where they come from the files."""
    for of in (team.controller if team else None, association or (team.association if team else None)):
        found = owned(of).filter(instrument=name).first() if of else None
        if found:
            return found
    return None


def _worded(one: Instrument, made: Wording | None) -> Instrument:
    return one if made is None else made.what


def _last(of: Owner) -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for one in owned(of).select_related("written_by"):
        found.setdefault(one.instrument, one)
    return found

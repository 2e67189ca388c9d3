"""Which forms are licensed, and which words have been entered for them?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from stegvis.definitions import Instrument
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.register.codes import known
from stegvis.web.surveys import wordings
from stegvis.web.surveys.models import PublishedValues, Wording
from stegvis.web.surveys.wordings import Owner

ACTION = "wording.manage"


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
    def languages(self) -> str:
        """The languages that every question is worded in."""
        return ", ".join(self.instrument.languages)


def owner(by: By) -> Owner:
    """For whom the user enters words: their controller, else their association. Raises Http404."""
    found: Owner | None = policy.controllers(by, ACTION).first() or policy.associations(by, ACTION).first()
    if found is None:
        raise Http404
    return found


def listed(of: Owner) -> list[Licensed]:
    """Every licensed form with the words entered by the owner."""
    held = wordings.last(of)
    forms = (one for one in known().instruments.values() if one.licensed)
    found = [Licensed(wordings.worded(one, held.get(one.name)), held.get(one.name)) for one in forms]
    return sorted(found, key=lambda one: (not one.instrument.sealed, one.instrument.label.sv))


def licensed(of: Owner, name: str) -> Licensed:
    """One of them. Raises Http404."""
    found = next((one for one in listed(of) if one.instrument.name == name), None)
    if found is None:
        raise Http404
    return found


def published(of: Owner, name: str) -> PublishedValues | None:
    """What the owner has entered of what is published elsewhere."""
    return wordings.published(of).filter(instrument=name).first()


def versions(of: Owner, name: str) -> list[Wording]:
    """Every version of a form's words, the last first."""
    return list(wordings.owned(of).filter(instrument=name).select_related("written_by"))

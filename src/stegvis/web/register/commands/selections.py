"""How does a user keep a choice of participants for next time?"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.models import SavedView

ACTION = "person.list"
TAKEN = "Du har redan ett urval som heter så. Välj ett annat namn."


@transaction.atomic
def save(by: By, *, team: Team, name: str, query: str) -> SavedView:
    """Keeps the filters under a name, over what the user kept under it before. `query` is what `queries.selections.query` gives."""
    assert by.user is not None  # a choice is somebody's own
    held = SavedView.objects.filter(user=by.user, team=team, name=name).first()
    if held:
        return record.changed(by, ACTION, held, query=query)
    return record.added(by, ACTION, SavedView(user=by.user, team=team, name=name, query=query))


@transaction.atomic
def rename(by: By, *, views: Mapping[SavedView, str]) -> None:
    """Gives each its new name; one without a name is removed. Raises Refused where two would have the same."""
    names = [name for name in views.values() if name]
    if len(names) != len(set(names)):
        raise Refused(TAKEN)
    for view, name in views.items():
        if not name:
            record.removed(by, ACTION, view)
        elif name != view.name:  # out of the way first: two may exchange names
            SavedView.objects.filter(pk=view.pk).update(name=f"~{view.pk}")
    for view, name in views.items():
        if name and name != view.name:
            record.changed(by, ACTION, view, name=name)

"""How are a licensed form's words entered?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.surveys.models import Wording

ACTION = "wording.manage"
Owner = Controller | Association


@transaction.atomic
def enter(
    by: By, *, owner: Owner, name: str, content: Mapping[str, Any], licence_by: str, licence_on: date
) -> Wording:
    """A new version of a form's words; surveys that are open keep theirs. Raises Refused for words that do not hold together."""
    if licence_on > today():
        raise Refused("Dagen har inte varit än. Ange dagen då licensen bekräftades.", "licence_on")
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)
    of: dict[str, Any] = {"controller" if isinstance(owner, Controller) else "association": owner}
    last = Wording.objects.filter(**of, instrument=name).first()
    made = Wording(
        **of,
        instrument=name,
        number=last.number + 1 if last else 1,
        content=json.dumps(content, ensure_ascii=False),
        licence_by=licence_by,
        licence_on=licence_on,
        written_by=by.user,
    )
    try:
        _ = made.what
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    return record.added(by, ACTION, made)

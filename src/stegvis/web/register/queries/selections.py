"""Which choices of participants has the user kept?"""

from __future__ import annotations

from urllib.parse import urlencode

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.models import SavedView
from stegvis.web.register.queries.people import LIST, VIEWS


def query(view: str, track: str, mine: str) -> str:
    """The filters as an address asks for them: codes and keys alone, never a name or a number that somebody typed."""
    known = view if view in {one.code for one in VIEWS} else VIEWS[0].code
    chosen = {"visa": known, "inriktning": track, "ansvarig": mine}
    return urlencode({name: value for name, value in chosen.items() if name == "visa" or value.isdecimal()})


def saved(by: By, team: Team) -> list[SavedView]:
    """The user's own choices in this team, by name."""
    return list(policy.visible(by, LIST, SavedView.objects.filter(user=by.user, team=team)))

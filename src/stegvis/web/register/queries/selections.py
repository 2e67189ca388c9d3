"""Between which choices of participants does one choose, and which has the user kept?"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet, Value

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.models import SavedView
from stegvis.web.register.queries.people import LIST, VIEWS
from stegvis.web.register.queries.queue import running
from stegvis.web.register.queries.staff import working


@dataclass(frozen=True, slots=True)
class Choice:
    """A track, somebody responsible, or a choice that was kept (then `query` is its filters)."""

    kind: str
    pk: int
    name: str
    query: str = ""


def choices(by: By, team: Team) -> list[Choice]:
    """Everything that the list can be narrowed to, by name; one question."""
    tracks = running(team).order_by().values_list(Value("track"), "pk", "name", Value(""))
    staff = working(team).order_by().values_list(Value("staff"), "pk", "name", Value(""))
    kept = _kept(by, team).order_by().values_list(Value("kept"), "pk", "name", "query")
    return sorted((Choice(*one) for one in tracks.union(staff, kept)), key=lambda one: (one.name, one.pk))


def saved(by: By, team: Team) -> list[SavedView]:
    """The user's own choices in this team, by name."""
    return list(_kept(by, team))


def _kept(by: By, team: Team) -> QuerySet[SavedView]:
    return policy.visible(by, LIST, SavedView.objects.filter(user=by.user, team=team))


def query(view: str, track: str, mine: str) -> str:
    """The filters as an address asks for them: codes and keys alone, never a name or a number that somebody typed."""
    known = view if view in {one.code for one in VIEWS} else VIEWS[0].code
    chosen = {"visa": known, "inriktning": track, "ansvarig": mine}
    return urlencode({name: value for name, value in chosen.items() if name == "visa" or value.isdecimal()})

"""What does a view get, besides what Django gives?"""

from __future__ import annotations

from django.http import HttpRequest

from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User


class Request(HttpRequest):
    """A request that the gate has let through: `by` is who acts, `team` the team worked in.

    `team` is None only where the action is done at a controller or an association, and such views do not read it.
    """

    user: User
    by: By
    team: Team

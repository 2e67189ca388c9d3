"""The table of who may do what, for everybody to read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from stegvis.web.access import policy
from stegvis.web.access.request import Request


def table(request: Request) -> HttpResponse:
    """Roles and actions, and the roles that the user has today."""
    roles = list(policy.roles().values())
    rows = [
        (action, [(role, role.code in action.roles) for role in roles], action.own)
        for action in policy.actions().values()
    ]
    own = [(policy.roles()[grant.role].label, grant.where) for grant in policy.grants(request.user)]
    return render(request, "access/policy.html", {"roles": roles, "rows": rows, "own": own})

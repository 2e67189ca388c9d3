"""The log, for the one who reviews it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from stegvis.web.access import policy, queries
from stegvis.web.access.request import Request


def entries(request: Request) -> HttpResponse:
    """What was read and changed; searched by who, what, when and the participant's number."""
    asked = {name: request.GET.get(name, "") for name in ("vem", "vad", "deltagare", "fran", "till")}
    context = {
        "lines": queries.search(request.by, asked),
        "asked": asked,
        "kinds": queries.KINDS,
        "actions": policy.actions(),
        "most": queries.PAGE,
    }
    return render(request, "access/log.html", context)


@require_POST
def check(request: Request) -> HttpResponse:
    """Whether the chain of the log is whole."""
    return render(request, "access/log_checked.html", {"checked": queries.whole()})

"""How does a page open the list that somebody works with, and how is the list thrown away?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from stegvis.web.access.request import Request
from stegvis.web.register.commands import lists as commands
from stegvis.web.register.queries import lists
from stegvis.web.register.views.form_page import done

View = Callable[..., HttpResponse]


def of_held(purpose: str, home: str) -> Callable[[View], View]:
    """A page about one's own list for this purpose: it gets the row and the list, or goes `home` when its time is out."""

    def of(view: View) -> View:
        @wraps(view)
        def opened(request: Request, pk: int, **rest: Any) -> HttpResponse:
            found = lists.held_as(request.by, purpose, pk)
            return view(request, *found, **rest) if found else gone(request, home)

        return opened

    return of


def gone(request: Request, home: str) -> HttpResponse:
    """The list has been held too long."""
    messages.warning(request, "Listan är borttagen efter fyra timmar. Läs in den på nytt.")
    return redirect(home)


def thrown_away(request: Request, pk: int, purpose: str, home: str, said: str) -> HttpResponse:
    """Throws the list away, where it is not gone by itself."""
    found = lists.held_as(request.by, purpose, pk)
    if found:
        commands.forget(request.by, held=found[0])
        done(request, said)
    return redirect(home)

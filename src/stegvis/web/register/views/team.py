"""Teamet: its name, places, goal for the wait, and tracks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register import seams
from stegvis.web.register.commands import team as commands
from stegvis.web.register.forms.team import TeamForm, TrackForm
from stegvis.web.register.queries import team as queries
from stegvis.web.register.views.form_page import done, form_page, refused


def settings(request: Request) -> HttpResponse:
    """The team itself, and its tracks beside."""
    held = request.team

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, team=held, **given)
        done(request, "Ändringen är sparad.")
        return reverse("register:team_settings")

    return form_page(
        request,
        TeamForm,
        act,
        heading="Teamet",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in TeamForm.base_fields},
        version=held.version,
        template="register/staff/team.html",
        context={"setup": queries.setup(request.by, held), "links": seams.TEAM_LINKS},
    )


def track_new(request: Request) -> HttpResponse:
    """A new track."""

    def act(given: dict[str, Any]) -> str:
        made = commands.add_track(request.by, team=request.team, **given)
        done(request, f"{made.name} är upplagd.", undo=reverse("register:track_remove", args=[made.pk]))
        return reverse("register:team_settings")

    return form_page(
        request,
        TrackForm,
        act,
        heading="Ny inriktning",
        button="Lägg upp inriktningen",
        context={"kicker": _back()},
    )


def track_edit(request: Request, pk: int) -> HttpResponse:
    """Another name, number of places or last day."""
    held = queries.track(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.change_track(request.by, track=held, **given)
        done(request, f"{held.name} är ändrad.")
        return reverse("register:team_settings")

    return form_page(
        request,
        TrackForm,
        act,
        heading=f"Ändra {held.name}",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in TrackForm.base_fields},
        version=held.version,
        template="register/staff/track.html",
        context={"kicker": _back(), "track": held},
    )


@require_POST
def track_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a track away that was a mistake."""
    held = queries.track(request.by, pk)
    try:
        commands.remove_track(request.by, track=held)
    except Refused as no:
        return refused(request, no, reverse("register:track_edit", args=[pk]))
    done(request, f"{held.name} är borttagen.")
    return redirect("register:team_settings")


def _back() -> tuple[str, str]:
    return reverse("register:team_settings"), "Teamet"

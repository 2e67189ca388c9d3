"""The instruments that a team gives by rule."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.surveys.commands import giving as commands
from stegvis.web.surveys.forms.giving import GivingForm
from stegvis.web.surveys.queries import giving as queries


def giving(request: Request) -> HttpResponse:
    """Which instruments stand on Min dag when they are due."""
    held = queries.giving(request.team)

    def act(given: dict[str, Any]) -> str:
        commands.choose(request.by, team=request.team, **given)
        done(request, "Mätningarna står på Min dag när de ska ges.")
        return reverse("register:team_settings")

    return form_page(
        request,
        GivingForm,
        act,
        heading="Mätningar som ges",
        button="Spara valet",
        initial={"instruments": held.instruments if held else []},
        version=held.version if held else None,
        context={
            "kicker": (reverse("register:team_settings"), "Teamet"),
            "lead": "De valda står på Min dag när de ska ges, med deltagarens namn och tillfälle.",
        },
    )

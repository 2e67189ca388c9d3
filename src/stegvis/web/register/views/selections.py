"""Kept choices of participants: saved, renamed and removed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from stegvis.web.access.request import Request
from stegvis.web.register.commands import selections as commands
from stegvis.web.register.forms.selections import ViewForm, ViewsForm
from stegvis.web.register.queries import selections as queries
from stegvis.web.register.views.form_page import done, form_page

HOME = "register:people"


def save(request: Request) -> HttpResponse:
    """Keeps the filters of the address under a name."""
    asked = [request.GET.get(name, "") for name in ("visa", "inriktning", "ansvarig")]
    query = queries.query(*asked)

    def act(given: dict[str, Any]) -> str:
        commands.save(request.by, team=request.team, name=given["name"], query=query)
        done(request, f"Urvalet {given['name']} är sparat. Det står bland flikarna.")
        return f"{reverse(HOME)}?{query}"

    return form_page(
        request,
        ViewForm,
        act,
        heading="Spara urvalet",
        button="Spara",
        context={
            "kicker": (f"{reverse(HOME)}?{query}", "Deltagare"),
            "lead": "Urvalet blir en egen flik, som bara du ser. Filtren sparas, inte vilka de visar.",
        },
    )


def selections(request: Request) -> HttpResponse:
    """Renames the user's choices, and removes those whose name is emptied."""
    held = queries.saved(request.by, request.team)

    def act(given: dict[str, Any]) -> str:
        named = {view: given.get(f"view_{view.pk}", view.name) for view in held}
        commands.rename(request.by, views=named)
        done(request, "Dina urval är ändrade.")
        return reverse(HOME)

    return form_page(
        request,
        ViewsForm,
        act,
        heading="Dina urval",
        button="Spara",
        template="register/people/views.html",
        context={"kicker": (reverse(HOME), "Deltagare"), "held": held},
        views=held,
    )

"""Nio fält: what was said about conditions, process and results for participants, staff and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.selfeval.commands import nine as commands
from stegvis.web.selfeval.forms import NineForm
from stegvis.web.selfeval.queries import nine as queries

LEAD = "Skriv det som är sant nu, kort. Det du lämnar tomt visas inte i rapporten. Inga namn."


def nine(request: Request, pk: int) -> HttpResponse:
    """A sheet, to read and to print."""
    held = queries.sheet(request.by, pk)
    context = {"shown": queries.shown(held), "may_write": policy.may(request.by, commands.WRITE, held)}
    return render(request, "selfeval/nine.html", context)


def nine_new(request: Request) -> HttpResponse:
    """A new sheet, which goes on from the words of the last."""
    before = queries.latest(request.team)

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, team=request.team, **given)
        done(request, "Bladet är sparat.")
        return reverse("selfeval:nine", args=[made.pk])

    return form_page(
        request,
        NineForm,
        act,
        heading="Nio fält",
        button="Spara bladet",
        initial={"made_on": today(), **(before.texts if before else {})},
        template="selfeval/nine_form.html",
        context={"kicker": (reverse("selfeval:days"), "Självvärdering"), "lead": LEAD},
    )


def nine_edit(request: Request, pk: int) -> HttpResponse:
    """Other words in a sheet."""
    held = queries.sheet(request.by, pk, commands.WRITE)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, sheet=held, **given)
        done(request, "Bladet är sparat.")
        return reverse("selfeval:nine", args=[pk])

    return form_page(
        request,
        NineForm,
        act,
        heading="Ändra nio fält",
        button="Spara bladet",
        initial=_held(held),
        version=held.version,
        held=_held,
        template="selfeval/nine_form.html",
        context={"kicker": (reverse("selfeval:nine", args=[pk]), "Nio fält"), "lead": LEAD, "sheet": held},
    )


@require_POST
def nine_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a sheet away."""
    commands.remove(request.by, sheet=queries.sheet(request.by, pk, commands.WRITE))
    done(request, "Bladet är borttaget.")
    return redirect("selfeval:days")


def _held(sheet: Any) -> Mapping[str, Any]:
    return {"made_on": sheet.made_on, **sheet.texts}

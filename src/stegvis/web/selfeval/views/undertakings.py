"""Who does what when after a self-evaluation: written down, changed and followed up."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.request import Request
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.selfeval.commands import undertakings as commands
from stegvis.web.selfeval.forms import FollowUpForm, UndertakingForm
from stegvis.web.selfeval.models import Area, Undertaking
from stegvis.web.selfeval.queries import days
from stegvis.web.selfeval.queries import undertakings as queries


def undertaking_new(request: Request, pk: int) -> HttpResponse:
    """Who does what when, in an area."""
    area = days.area(request.by, pk, commands.WRITE)

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, area=area, **given)
        done(request, "Åtagandet är inskrivet.", undo=reverse("selfeval:undertaking_remove", args=[made.pk]))
        return _page(area)

    return form_page(
        request,
        UndertakingForm,
        act,
        heading="Vem gör vad, och när?",
        button="Skriv in",
        initial={"due_on": months_after(today(), 3)},
        context={"kicker": _back(area), "lead": area.step},
    )


def undertaking(request: Request, pk: int) -> HttpResponse:
    """Other words, somebody else or another day."""
    held = queries.undertaking(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, undertaking=held, **given)
        done(request, "Ändringen är sparad.")
        return _page(held.area)

    return form_page(
        request,
        UndertakingForm,
        act,
        heading="Ändra åtagandet",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in UndertakingForm.base_fields},
        version=held.version,
        template="register/promises/kept.html",
        context={
            "kicker": _back(held.area),
            "remove": reverse("selfeval:undertaking_remove", args=[pk]),
            "what": "åtagandet",
        },
    )


def follow_up(request: Request, pk: int) -> HttpResponse:
    """How it went."""
    held = queries.undertaking(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.follow_up(request.by, undertaking=held, **given)
        done(request, "Uppföljningen är sparad.")
        return reverse("selfeval:day", args=[queries.listed_on(held).pk])

    return form_page(
        request,
        FollowUpForm,
        act,
        heading="Följ upp",
        button="Spara uppföljningen",
        initial={"result": held.result, "note": held.note},
        version=held.version,
        context={"kicker": _back(held.area), "lead": f"{held.what}. {held.who}."},
    )


@require_POST
def undertaking_remove(request: Request, pk: int) -> HttpResponse:
    """Takes it away."""
    held: Undertaking = queries.undertaking(request.by, pk)
    commands.remove(request.by, undertaking=held)
    done(request, "Åtagandet är borttaget.")
    return redirect(_page(held.area))


def _page(area: Area) -> str:
    return f"{reverse('selfeval:day', args=[area.day_id])}#o{area.pk}"


def _back(area: Area) -> tuple[str, str]:
    return _page(area), str(area.day)

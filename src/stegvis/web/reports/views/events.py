"""Utbildningar: what has been arranged for others than participants, year by year."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.reports.commands import events as commands
from stegvis.web.reports.event_forms import EventForm
from stegvis.web.reports.queries import events as queries

FIELDS = tuple(EventForm.base_fields)


def events(request: Request) -> HttpResponse:
    """A year, this one unless the address says another."""
    asked = request.GET.get("ar", "")
    year = int(asked) if len(asked) == 4 and asked.isdigit() and asked > "1999" else today().year
    context = {
        "shown": queries.of_year(request.by, year),
        "before": year - 1,
        "after": year + 1,
        "may_manage": policy.somewhere(request.by, commands.MANAGE),
    }
    return render(request, "reports/events.html", context)


def new(request: Request) -> HttpResponse:
    """A new one, of the association for those who work at it, else of the team."""
    association, team = queries.owner(request.by, request.team)

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, association=association, team=team, **given)
        done(request, f"{made.title} är inlagd.", undo=reverse("reports:event_remove", args=[made.pk]))
        return _year_of(given)

    return form_page(
        request,
        EventForm,
        act,
        heading="Ny utbildning eller träff",
        button="Lägg in",
        context={"kicker": _back(), "lead": f"Den står i rapporterna som ordnad av {team or association}."},
    )


def edit(request: Request, pk: int) -> HttpResponse:
    """Other values, or how many came."""
    held = queries.event(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, event=held, **given)
        done(request, f"{held.title} är ändrad.")
        return _year_of(given)

    return form_page(
        request,
        EventForm,
        act,
        heading=held.title,
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in FIELDS},
        version=held.version,
        template="register/promises/kept.html",
        context={
            "kicker": _back(),
            "remove": reverse("reports:event_remove", args=[pk]),
            "what": "utbildningen eller träffen",
        },
    )


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes it away."""
    held = queries.event(request.by, pk)
    commands.remove(request.by, event=held)
    done(request, f"{held.title} är borttagen.")
    return redirect(f"{reverse('reports:events')}?ar={held.last.year}")


def _year_of(given: dict[str, Any]) -> str:
    return f"{reverse('reports:events')}?ar={given['last'].year}"


def _back() -> tuple[str, str]:
    return reverse("reports:events"), "Utbildningar"

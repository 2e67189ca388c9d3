"""Applications: from the first call to the selection group's decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import applications as commands
from stegvis.web.register.commands.people import find_or_add
from stegvis.web.register.forms.applications import ApplicationForm, DecisionForm, NewApplicationForm
from stegvis.web.register.forms.who import who_of
from stegvis.web.register.models import Application, Booking
from stegvis.web.register.queries import applications as queries
from stegvis.web.register.views.form_page import done, form_page

FIELDS = [name for name in ApplicationForm.base_fields if name != "track"]


def apply(request: Request) -> HttpResponse:
    """A new application."""
    return _apply(request, None, {})


def apply_from(request: Request, pk: int) -> HttpResponse:
    """A new application with what the booking on an information visit says."""
    booking = policy.get(request.by, "application.register", Booking, pk)
    said = (
        {"referrer_name": booking.name, "referrer_contact": booking.contact}
        if booking.kind == "referrer"
        else {"name": booking.name}
    )
    return _apply(request, booking, {**said, "referrer": booking.referrer})


def _apply(request: Request, booking: Booking | None, said: dict[str, str]) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        person, _ = find_or_add(request.by, team=request.team, **who_of(given))
        made = commands.apply(request.by, team=request.team, person=person, booking=booking, **given)
        done(
            request,
            "Ansökan är klar att besluta." if made.complete else "Ansökan är sparad som ofullständig.",
        )
        return reverse("register:application", args=[made.pk])

    return form_page(
        request,
        NewApplicationForm,
        act,
        heading="Ny ansökan",
        button="Spara ansökan",
        initial={"received_on": today(), **said},
        template="register/intake/apply.html",
        context={"kicker": (reverse("register:selection"), "Urvalsgruppen"), "new": True},
        team=request.team,
    )


def application(request: Request, pk: int) -> HttpResponse:
    """One application: where it stands, what it says and what can be done."""
    shown = queries.shown(request.by, pk)
    may_decide = policy.may(request.by, "application.decide", shown.row.application)
    context = {
        "shown": shown,
        "row": shown.row,
        "application": shown.row.application,
        "may_decide": may_decide,
    }
    return render(request, "register/intake/application.html", context)


def change(request: Request, pk: int) -> HttpResponse:
    """Completes or mends an application."""
    held = queries.application(request.by, pk, "application.register")

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, application=held, **given)
        done(
            request,
            "Ansökan är klar att besluta." if held.complete else "Ansökan är sparad som ofullständig.",
        )
        return reverse("register:application", args=[pk])

    return form_page(
        request,
        ApplicationForm,
        act,
        heading="Komplettera ansökan",
        button="Spara ansökan",
        initial={**{name: getattr(held, name) for name in FIELDS}, "track": held.track_id},
        version=held.version,
        template="register/intake/apply.html",
        context=_back(request, held),
        team=held.team,
    )


def decide(request: Request, pk: int) -> HttpResponse:
    """The selection group's decision with its reason."""
    held = queries.application(request.by, pk, "application.decide")

    def act(given: dict[str, Any]) -> str:
        made = commands.decide(
            request.by,
            application=held,
            decision=given["decision"],
            decided_on=given["decided_on"],
            why=given["decision_why"],
            version=given["version"],
        )
        said = {"accepted": "är antagen och står i kön", "declined": "har fått avslag"}
        done(
            request,
            f"{held.person.shown_to(request.by)} {said[made.decision]}."
            if made.decision in said
            else "Ansökan är återtagen.",
        )
        return reverse("register:application", args=[pk])

    return form_page(
        request,
        DecisionForm,
        act,
        heading=f"Besluta om {held.person.shown_to(request.by)}",
        button="Spara beslutet",
        initial={
            "decision": "" if held.decision == "pending" else held.decision,
            "decided_on": held.decided_on or today(),
            "decision_why": held.decision_why,
        },
        version=held.version,
        context=_back(request, held),
    )


def selection(request: Request) -> HttpResponse:
    """Urvalsgruppen: what is to be decided, and what waits to be completed."""
    complete, incomplete, decided = queries.to_decide(request.by, request.team)
    context = {"complete": complete, "incomplete": incomplete, "decided": decided}
    return render(
        request,
        "register/intake/selection.html",
        {**context, "lead": queries.lead(complete, incomplete)},
    )


def _back(request: Request, held: Application) -> dict[str, Any]:
    return {"kicker": (reverse("register:application", args=[held.pk]), held.person.shown_to(request.by))}

"""Information visits: times, bookings, who came."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.commands import visits as commands
from stegvis.web.register.forms.visits import BookingForm, VisitForm, at
from stegvis.web.register.models import Booking
from stegvis.web.register.queries import visits as queries
from stegvis.web.register.views.form_page import done, form_page, refused

ANSWERS = {"ja": True, "nej": False}


def visits(request: Request) -> HttpResponse:
    """Coming and past information visits."""
    coming, past = queries.visits(request.by, request.team)
    context = {"coming": coming, "past": past, "lead": queries.lead(coming)}
    return render(request, "register/intake/visits.html", context)


def add(request: Request) -> HttpResponse:
    """A new time."""

    def act(given: dict[str, Any]) -> str:
        visit = commands.add(request.by, team=request.team, starts_at=at(given), **given)
        done(request, "Tillfället är inlagt.", undo=reverse("register:visit_cancel", args=[visit.pk]))
        return reverse("register:visits")

    return form_page(
        request,
        VisitForm,
        act,
        heading="Nytt informationstillfälle",
        button="Lägg in tillfället",
        initial={"places": 8},
        context={"kicker": (reverse("register:visits"), "Informationstillfällen")},
    )


def change(request: Request, pk: int) -> HttpResponse:
    """Another time, place or number of places."""
    visit = queries.visit(request.by, pk).visit
    starts = timezone.localtime(visit.starts_at)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, visit=visit, starts_at=at(given), **given)
        done(request, "Tillfället är ändrat.")
        return reverse("register:visit", args=[pk])

    return form_page(
        request,
        VisitForm,
        act,
        heading="Ändra informationstillfället",
        button="Spara ändringen",
        initial={
            "day": starts.date(),
            "time": starts.time(),
            "place": visit.place,
            "places": visit.places,
            "note": visit.note,
        },
        version=visit.version,
        context={"kicker": (reverse("register:visit", args=[pk]), "Tillfället")},
    )


def visit(request: Request, pk: int) -> HttpResponse:
    """One time: who is booked, who came, and a form to book one more."""
    shown = queries.visit(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        booking = commands.book(request.by, visit=shown.visit, **given)
        done(request, f"{booking.name} är bokad.", undo=reverse("register:unbook", args=[booking.pk]))
        return reverse("register:visit", args=[pk])

    return form_page(
        request,
        BookingForm,
        act,
        heading="Informationstillfälle",
        button="Boka",
        initial={"kind": "participant"},
        template="register/intake/visit.html",
        context={"kicker": (reverse("register:visits"), "Informationstillfällen"), "shown": shown},
    )


@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    """Cancels a time, or lets a cancelled one be held after all."""
    held = queries.visit(request.by, pk).visit
    commands.cancel(request.by, visit=held, cancelled=not held.cancelled)
    said = "Tillfället är inställt. Ring dem som är bokade." if held.cancelled else "Tillfället blir av."
    done(request, said, undo=reverse("register:visit_cancel", args=[pk]))
    return redirect("register:visit", pk)


@require_POST
def came(request: Request, pk: int) -> HttpResponse:
    """Ticks that somebody came or did not; the same answer again takes it away."""
    booking = policy.get(request.by, "visit.register", Booking, pk)
    answer = ANSWERS.get(request.POST.get("came", ""))
    commands.came(request.by, booking=booking, came=None if booking.came == answer else answer)
    return redirect("register:visit", booking.visit_id)


@require_POST
def unbook(request: Request, pk: int) -> HttpResponse:
    """Takes a booking away."""
    booking = policy.get(request.by, "visit.register", Booking, pk)
    where = reverse("register:visit", args=[booking.visit_id])
    try:
        commands.unbook(request.by, booking=booking)
    except Refused as no:
        return refused(request, no, where)
    done(request, f"{booking.name} är avbokad.")
    return redirect(where)

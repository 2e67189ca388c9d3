"""The queue: who waits, in which order, and what is done about it."""

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
from stegvis.web.look.swedish import clock, weekday
from stegvis.web.register.clock import today
from stegvis.web.register.commands import queue as commands
from stegvis.web.register.forms.applications import LeaveForm, PauseForm, StartMeetingForm
from stegvis.web.register.forms.visits import at
from stegvis.web.register.queries import applications as applications_queries
from stegvis.web.register.queries import queue as queries
from stegvis.web.register.views.form_page import done, form_page, refused


def queue(request: Request) -> HttpResponse:
    """Who waits, for how long, and which places are free."""
    context = {
        "queue": queries.queue(request.by, request.team),
        "may_manage": policy.may(request.by, "queue.manage", request.team),
    }
    return render(request, "register/intake/queue.html", context)


@require_POST
def step(request: Request, pk: int) -> HttpResponse:
    """One place up or down."""
    held = applications_queries.application(request.by, pk, "queue.manage")
    try:
        commands.step(request.by, application=held, up=request.POST.get("to") == "up")
    except Refused as no:
        return refused(request, no, reverse("register:queue"))
    return redirect("register:queue")


def pause(request: Request) -> HttpResponse:
    """Takes nobody in from a day on."""

    def act(given: dict[str, Any]) -> str:
        commands.pause(
            request.by, team=request.team, on=given["queue_paused_on"], why=given["queue_paused_why"]
        )
        done(request, "Kön är pausad. De som väntar står kvar.", undo=reverse("register:queue_resume"))
        return reverse("register:queue")

    return form_page(
        request,
        PauseForm,
        act,
        heading="Pausa kön",
        button="Pausa kön",
        initial={"queue_paused_on": today()},
        context={
            "kicker": (reverse("register:queue"), "Kö"),
            "lead": "De som väntar står kvar i sin ordning. Nya ansökningar kan komma in.",
        },
    )


@require_POST
def resume(request: Request) -> HttpResponse:
    """Takes people in again."""
    commands.resume(request.by, team=request.team)
    done(request, "Kön är öppen igen.")
    return redirect("register:queue")


def leave(request: Request, pk: int) -> HttpResponse:
    """Takes somebody out of the queue, with the reason."""
    held = applications_queries.application(request.by, pk, "application.register")
    name = held.person.shown_to(request.by)

    def act(given: dict[str, Any]) -> str:
        commands.leave(
            request.by,
            application=held,
            on=given["left_queue_on"],
            why=given["left_queue_why"],
            version=given["version"],
        )
        done(request, f"{name} har lämnat kön.", undo=reverse("register:queue_back", args=[pk]))
        return reverse("register:queue")

    return form_page(
        request,
        LeaveForm,
        act,
        heading=f"{name} lämnar kön",
        button="Ta bort ur kön",
        initial={"left_queue_on": today()},
        version=held.version,
        context={"kicker": (reverse("register:queue"), "Kö")},
    )


@require_POST
def back(request: Request, pk: int) -> HttpResponse:
    """Puts somebody back in the queue."""
    held = applications_queries.application(request.by, pk, "application.register")
    try:
        commands.come_back(request.by, application=held)
    except Refused as no:
        return refused(request, no, reverse("register:queue"))
    done(request, f"{held.person.shown_to(request.by)} står i kön igen.")
    return redirect("register:queue")


def start_meeting(request: Request, pk: int) -> HttpResponse:
    """Books the start meeting, or another time for it."""
    held = applications_queries.application(request.by, pk, "application.register")
    name = held.person.shown_to(request.by)
    booked = timezone.localtime(held.start_meeting_at) if held.start_meeting_at else None

    def act(given: dict[str, Any]) -> str:
        moment = at(given)
        commands.book_start(
            request.by,
            application=held,
            at=moment,
            place=given["start_meeting_place"],
            version=given["version"],
        )
        local = timezone.localtime(moment)
        done(request, f"Startmötet med {name} är {weekday(local.date(), today())} {clock(local)}.")
        return reverse("register:queue")

    return form_page(
        request,
        StartMeetingForm,
        act,
        heading=f"Startmöte med {name}",
        button="Flytta startmötet" if booked else "Boka startmötet",
        initial={
            "day": booked.date() if booked else None,
            "time": booked.time() if booked else None,
            "start_meeting_place": held.start_meeting_place,
        },
        version=held.version,
        context={"kicker": (reverse("register:queue"), "Kö")},
    )

"""Notes, groups and attendance."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import everyday as commands
from stegvis.web.register.forms import everyday as asked
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries import everyday as queries
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page, refused

ACTION = "everyday.register"


def conversation(request: Request, pk: int) -> HttpResponse:
    """A conversation or another contact, in a few words."""
    shown = people.participant(request.by, pk, ACTION)

    def act(given: dict[str, Any]) -> str:
        commands.note(request.by, enrolment=shown.enrolment, **given)
        done(request, f"Anteckningen om {shown.name} är sparad.")
        return reverse("register:participant", args=[pk])

    return form_page(
        request,
        asked.NoteForm,
        act,
        heading=f"Anteckning, {shown.name}",
        button="Spara",
        initial={"on_day": today(), "kind": "conversation"},
        context={
            "kicker": (reverse("register:participant", args=[pk]), shown.name),
            "lead": "En anteckning om ett samtal räknas också som ett hållet samtal.",
        },
    )


def activities(request: Request) -> HttpResponse:
    """Groups and study visits, to come and lately held."""
    coming, past = queries.calendar(request.by, request.team)
    return render(request, "register/everyday/activities.html", {"coming": coming, "past": past})


def activity_new(request: Request) -> HttpResponse:
    """A new group or study visit, weekly where asked for."""

    def act(given: dict[str, Any]) -> str:
        track = given["track"]
        invited = queries.enrolled_in(request.team, track.pk) if track else []
        made = commands.activities(request.by, team=request.team, invite=invited, **given)
        done(request, f"{made[0].title} är inlagd.")
        return reverse("register:activity", args=[made[0].pk])

    return form_page(
        request,
        asked.ActivityForm,
        act,
        heading="Ny aktivitet",
        button="Lägg in",
        initial={"held_on": today(), "kind": "group", "weeks": 1},
        context={"kicker": (reverse("register:activities"), "Aktiviteter")},
        team=request.team,
    )


def activity(request: Request, pk: int) -> HttpResponse:
    """An activity: who is invited, and who came."""
    return render(request, "register/everyday/activity.html", {"found": queries.opened(request.by, pk)})


@require_POST
def attend(request: Request, pk: int) -> HttpResponse:
    """One click: came, absent, yes or no."""
    held = queries.attendance(request.by, pk)
    where = reverse("register:activity", args=[held.activity_id])
    try:
        commands.attend(request.by, attendance=held, mark=request.POST.get("mark", ""))
    except Refused as no:
        return refused(request, no, where)
    return redirect(f"{where}#d{pk}")


@require_POST
def invite(request: Request, pk: int) -> HttpResponse:
    """Invites one more."""
    found = queries.opened(request.by, pk)
    chosen = request.POST.get("enrolment", "")
    if chosen.isdigit():
        enrolment = policy.get(request.by, ACTION, Enrolment, int(chosen))
        commands.invite(request.by, activity=found.activity, enrolment=enrolment)
    return redirect("register:activity", pk)


@require_POST
def cancel(request: Request, pk: int) -> HttpResponse:
    """Cancels an activity."""
    found = queries.opened(request.by, pk)
    commands.cancel(request.by, activity=found.activity)
    done(request, f"{found.activity.title} är inställd.")
    return redirect("register:activities")


def extensions(request: Request) -> HttpResponse:
    """What the steering group has to decide, without names."""
    return render(request, "register/everyday/extensions.html", {"found": queries.extensions(request.by)})


def decide(request: Request, pk: int) -> HttpResponse:
    """The steering group's decision."""
    held = queries.extension(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.decide_extension(request.by, extension=held, **given)
        done(request, "Beslutet är sparat.")
        return reverse("register:extensions")

    return form_page(
        request,
        asked.DecideForm,
        act,
        heading=f"Förlängning, deltagare {held.enrolment_id}",
        button="Besluta",
        version=held.version,
        context={"kicker": (reverse("register:extensions"), "Förlängningar"), "lead": held.why},
    )

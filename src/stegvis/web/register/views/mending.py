"""What was registered in the working day, changed, ended or taken away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import mending as commands
from stegvis.web.register.forms import everyday as asked
from stegvis.web.register.models import Activity, CoordinatedAction, Meeting, Note, Sip, WorkTraining
from stegvis.web.register.queries import everyday as queries
from stegvis.web.register.views.form_page import done, form_page, refused

ACTION, PLAN = "everyday.register", "plan.write"


def note(request: Request, pk: int) -> HttpResponse:
    """A note, its history, and what is to stand instead."""
    held, name = queries.row(request.by, ACTION, Note, pk)
    where = reverse("register:participant", args=[held.enrolment_id])

    def act(given: dict[str, Any]) -> str:
        commands.note(request.by, note=held, **given)
        done(request, f"Anteckningen om {name} är ändrad.")
        return where

    return form_page(
        request,
        asked.NoteForm,
        act,
        heading=f"Anteckning, {name}",
        button="Spara",
        initial={n: getattr(held, n) for n in ("on_day", "kind", "text")},
        version=held.version,
        template="register/everyday/note.html",
        context={"kicker": (where, name), "note": held, "history": queries.history(held)},
    )


@require_POST
def note_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a note away."""
    held, name = queries.row(request.by, ACTION, Note, pk)
    try:
        commands.remove_note(request.by, note=held)
    except Refused as no:
        return refused(request, no, reverse("register:note", args=[pk]))
    done(request, f"Anteckningen om {name} är borttagen.")
    return redirect("register:participant", held.enrolment_id)


def training_end(request: Request, pk: int) -> HttpResponse:
    """Ends a work training."""
    held, name = queries.row(request.by, ACTION, WorkTraining, pk)
    where = reverse("register:coordination", args=[held.enrolment_id])

    def act(given: dict[str, Any]) -> str:
        commands.end_training(request.by, training=held, **given)
        done(request, "Arbetsträningen är avslutad.")
        return where

    return form_page(
        request,
        asked.TrainingEndForm,
        act,
        heading=f"Avsluta arbetsträning, {name}",
        button="Avsluta",
        initial={"ended_on": held.ended_on or today(), "attended": held.attended is not False},
        version=held.version,
        context={"kicker": (where, name), "lead": f"{held.employer or held.task}."},
    )


def sip(request: Request, pk: int) -> HttpResponse:
    """A SIP: changed, followed up, ended."""
    held, name = queries.row(request.by, PLAN, Sip, pk)
    where = reverse("register:coordination", args=[held.enrolment_id])

    def act(given: dict[str, Any]) -> str:
        commands.sip(request.by, sip=held, **given)
        done(request, "SIP är avslutad." if given["ended_on"] else "SIP är sparad.")
        return where

    return form_page(
        request,
        asked.SipEditForm,
        act,
        heading=f"SIP, {name}",
        button="Spara",
        initial=asked.held_sip(held),
        held=asked.held_sip,
        version=held.version,
        template="register/everyday/sip.html",
        context={"kicker": (where, name)},
    )


def meeting_change(request: Request, pk: int) -> HttpResponse:
    """A booked meeting on another day, at another time or place, with others."""
    held, name = queries.row(request.by, ACTION, Meeting, pk)
    where = reverse("register:coordination", args=[held.enrolment_id])

    def act(given: dict[str, Any]) -> str:
        commands.change_meeting(request.by, meeting=held, **given)
        done(request, "Mötet är ändrat.")
        return where

    return form_page(
        request,
        asked.MeetingForm,
        act,
        heading=f"Ändra flerpartsmötet, {name}",
        button="Spara ändringen",
        initial={n: getattr(held, n) for n in ("planned_on", "at_time", "place", "with_whom")},
        version=held.version,
        template="register/everyday/meeting_change.html",
        context={"kicker": (where, name), "meeting": held},
    )


def activity_change(request: Request, pk: int) -> HttpResponse:
    """A group or a study visit on another day, at another time or place."""
    held = policy.get(request.by, ACTION, Activity, pk)
    where = reverse("register:activity", args=[pk])

    def act(given: dict[str, Any]) -> str:
        commands.change_activity(request.by, activity=held, **given)
        done(request, f"{held.title} är ändrad.")
        return where

    return form_page(
        request,
        asked.ActivityEditForm,
        act,
        heading=f"Ändra {held.title}",
        button="Spara ändringen",
        initial={n: getattr(held, n) for n in ("title", "held_on", "at_time", "place")},
        version=held.version,
        context={"kicker": (where, held.title)},
    )


@require_POST
def meeting_cancel(request: Request, pk: int) -> HttpResponse:
    """Takes a booked meeting away."""
    held, _ = queries.row(request.by, ACTION, Meeting, pk)
    try:
        commands.cancel_meeting(request.by, meeting=held)
    except Refused as no:
        return refused(request, no, reverse("register:meeting", args=[pk]))
    done(request, "Mötet är avbokat.")
    return redirect("register:coordination", held.enrolment_id)


def action(request: Request, pk: int) -> HttpResponse:
    """A coordinated action: changed, ended."""
    held, name = queries.row(request.by, ACTION, CoordinatedAction, pk)
    where = reverse("register:coordination", args=[held.enrolment_id])

    def act(given: dict[str, Any]) -> str:
        commands.change_action(request.by, action=held, **given)
        done(request, "Åtgärden är avslutad." if given["ended_on"] else "Åtgärden är sparad.")
        return where

    return form_page(
        request,
        asked.ActionEditForm,
        act,
        heading=f"Samordnad åtgärd, {name}",
        button="Spara",
        initial={n: getattr(held, n) for n in ("partner", "done_on", "ended_on", "what")},
        version=held.version,
        template="register/everyday/action.html",
        context={"kicker": (where, name), "action": held},
    )


@require_POST
def action_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a coordinated action away."""
    held, _ = queries.row(request.by, ACTION, CoordinatedAction, pk)
    commands.remove_action(request.by, action=held)
    done(request, "Åtgärden är borttagen.")
    return redirect("register:coordination", held.enrolment_id)

"""Exit, its undoing and mending, the handover, and the follow-ups."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import follow_up as following
from stegvis.web.register.commands import leaving as commands
from stegvis.web.register.forms.leaving import AttemptForm, ExitForm, FollowUpForm
from stegvis.web.register.forms.livelihood import held_living
from stegvis.web.register.models import Enrolment, FollowUp
from stegvis.web.register.queries import handover as overview
from stegvis.web.register.queries import leaving as queries
from stegvis.web.register.queries import living
from stegvis.web.register.views.form_page import done, form_page, refused

YES_NO = {True: "true", False: "false", None: ""}


def exit(request: Request, pk: int) -> HttpResponse:
    """An exit on one page: what is not known yet, the handover beside it."""
    shown = queries.enrolment(request.by, pk)
    if not shown.enrolment.open:
        return redirect("register:exit_correct", pk)

    def act(given: dict[str, Any]) -> str:
        commands.close(request.by, enrolment=shown.enrolment, **given)
        done(request, f"{shown.name} är avslutad.", undo=reverse("register:exit_undo", args=[pk]))
        return reverse("register:handover", args=[pk])

    return form_page(
        request,
        partial(ExitForm, without=queries.known_at_exit(shown.enrolment)),
        act,
        heading=f"Avsluta {shown.name}",
        button="Avsluta",
        initial={"ended_on": today()},
        version=shown.enrolment.version,
        template="register/leaving/exit.html",
        context={**_back(shown), "handover": overview.handover(shown.enrolment)},
    )


@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Takes an exit back within a day."""
    shown = queries.enrolment(request.by, pk)
    where = reverse("register:participant", args=[pk])
    try:
        commands.undo(request.by, enrolment=shown.enrolment)
    except Refused as no:
        return refused(request, no, where)
    done(request, f"{shown.name} är inskriven igen.")
    return redirect(where)


def correct(request: Request, pk: int) -> HttpResponse:
    """Mends an exit; what it was stands in the history."""
    shown = queries.enrolment(request.by, pk)
    of = shown.enrolment

    def act(given: dict[str, Any]) -> str:
        commands.correct(request.by, enrolment=of, **given)
        done(request, f"Avslutet för {shown.name} är rättat.")
        return reverse("register:participant", args=[pk])

    return form_page(
        request,
        ExitForm,
        act,
        heading=f"Avslut för {shown.name}",
        button="Spara",
        initial=_held(of),
        held=_held,
        version=of.version,
        template="register/leaving/exit.html",
        context={
            **_back(shown),
            "history": queries.history(of),
            "undoable": queries.undoable(of),
            "closed": of,
        },
    )


def handover(request: Request, pk: int) -> HttpResponse:
    """The handover document, to read and print."""
    shown = queries.enrolment(request.by, pk)
    context = {**_back(shown), "shown": shown, "handover": overview.handover(shown.enrolment)}
    return render(
        request, "register/leaving/handover.html", {**context, "undoable": queries.undoable(shown.enrolment)}
    )


def follow_ups(request: Request) -> HttpResponse:
    """Who is to be followed up, and who has been."""
    return render(
        request, "register/leaving/follow_ups.html", {"found": queries.follow_ups(request.by, request.team)}
    )


def follow_up(request: Request, pk: int) -> HttpResponse:
    """The answer of a follow-up, with the attempts so far."""
    found, name = queries.follow_up(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        following.answer(request.by, follow_up=found, **given)
        done(request, f"Uppföljningen av {name} är sparad.")
        return reverse("register:follow_ups")

    return form_page(
        request,
        FollowUpForm,
        act,
        heading=f"Följ upp {name}",
        button="Spara",
        initial=_answered(found),
        held=_answered,
        version=found.version,
        template="register/leaving/follow_up.html",
        context={"kicker": (reverse("register:follow_ups"), "Uppföljning"), "found": found, "name": name},
    )


def attempt(request: Request, pk: int) -> HttpResponse:
    """Notes an attempt to reach somebody."""
    found, name = queries.follow_up(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        following.attempt(request.by, follow_up=found, **given)
        done(request, f"Försöket att nå {name} är noterat.")
        return reverse("register:follow_up", args=[pk])

    return form_page(
        request,
        AttemptForm,
        act,
        heading=f"Notera försök att nå {name}",
        button="Notera försök",
        initial={"on_day": today(), "how": "phone"},
        context={"kicker": (reverse("register:follow_up", args=[pk]), f"Följ upp {name}")},
    )


def _back(shown: queries.Shown) -> dict[str, Any]:
    return {"kicker": (reverse("register:participant", args=[shown.enrolment.pk]), shown.name)}


def _held(of: Enrolment) -> dict[str, Any]:
    names = ("ended_on", "exit_outcome", "exit_reason", "destination", "comment")
    exit = {name: getattr(of, name) for name in names}
    return {**exit, "completed": YES_NO[of.completed], **_lived(of, "exit")}


def _answered(of: FollowUp) -> dict[str, Any]:
    return {
        "on_day": of.attempted_on or today(),
        "reached": YES_NO[of.reached],
        "outcome": of.outcome,
        "comment": of.comment,
        **_lived(of.enrolment, f"follow_up_{of.months}"),
    }


def _lived(of: Enrolment, occasion: str) -> dict[str, Any]:
    told = living.occasion(of, occasion)
    return held_living(told.livelihoods, told.occupations)

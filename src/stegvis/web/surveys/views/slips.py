"""Lappar: to whom a slip to a sealed survey is to be handed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, refused
from stegvis.web.surveys.commands import slips as commands
from stegvis.web.surveys.models import SlipHanded
from stegvis.web.surveys.queries import sealed
from stegvis.web.surveys.queries import slips as queries


def slips(request: Request, pk: int) -> HttpResponse:
    """Those to whom it is due, each with a button that says that it is done."""
    held = queries.survey(request.by, pk)
    context = {
        "survey": held,
        "turns": queries.shown(request.by, held),
        "may_print": policy.may(request.by, sealed.MANAGE, held.team),
    }
    return render(request, "surveys/sealed/slips.html", context)


@require_POST
def hand(request: Request, pk: int) -> HttpResponse:
    """A slip has been handed to a participant."""
    held = queries.survey(request.by, pk)
    where = reverse("surveys:slips", args=[pk])
    asked = request.POST.get("enrolment", "")
    of = next((t.enrolment for t, _ in queries.shown(request.by, held) if str(t.enrolment.pk) == asked), None)
    if of is None:
        return refused(
            request, Refused("Deltagaren ska inte ha en lapp nu, eller har redan fått den."), where
        )
    try:
        made = commands.hand(request.by, survey=held, enrolment=of)
    except Refused as no:
        return refused(request, no, where)
    done(
        request,
        f"{of.person.shown_to(request.by)} har fått en lapp.",
        reverse("surveys:slip_back", args=[made.pk]),
    )
    return redirect(where)


@require_POST
def back(request: Request, pk: int) -> HttpResponse:
    """It was noted by mistake."""
    found: SlipHanded = queries.handed(request.by, pk)
    commands.take_back(request.by, handed=found)
    return redirect("surveys:slips", found.survey_id)

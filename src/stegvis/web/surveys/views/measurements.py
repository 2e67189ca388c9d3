"""A participant's measurements: the curves, and answering an instrument in the conversation."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.queries import people
from stegvis.web.register.queries.timeline import timeline
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.register.views.people import tabs
from stegvis.web.surveys.commands import answers as commands
from stegvis.web.surveys.forms.answers import AnswerForm
from stegvis.web.surveys.instruments import chosen, personal
from stegvis.web.surveys.queries import courses as queries
from stegvis.web.surveys.queries import invitations


def measurements(request: Request, pk: int) -> HttpResponse:
    """What the participant has answered, instrument by instrument."""
    shown = people.participant(request.by, pk, queries.SEE)
    context = {
        **tabs(request, shown, "surveys:measurements"),
        "courses": queries.courses(pk, timeline(shown.enrolment)),
        "instruments": personal(shown.enrolment.team),
        "asked": invitations.asked_of(pk),
        "contact": invitations.contact_of(pk),
        "may_answer": policy.may(request.by, queries.REGISTER, shown.enrolment),
        "may_ask_violence": policy.may(request.by, "violence.ask", shown.enrolment),
    }
    return render(request, "surveys/measurements.html", context)


def answer(request: Request, pk: int, name: str) -> HttpResponse:
    """Answering an instrument: along a line where it has words, as numbers off a paper form where it has none."""
    shown = people.participant(request.by, pk, queries.REGISTER)
    of, instrument = shown.enrolment, chosen(name, shown.enrolment.team)
    where = reverse("surveys:measurements", args=[pk])

    def act(given: dict[str, Any]) -> str:
        made = commands.answer(request.by, enrolment=of, instrument=instrument, **given)
        done(
            request, f"Svaren på {instrument.label.sv} är sparade.", reverse("surveys:remove", args=[made.pk])
        )
        return where

    return form_page(
        request,
        AnswerForm,
        act,
        heading=instrument.label.sv,
        button="Spara svaren",
        initial={"answered_on": today(), "occasion": queries.next_occasion(pk, instrument, of.ended_on)},
        template="surveys/answer.html",
        context={"kicker": (where, f"Mätningar, {shown.name}"), "instrument": instrument, "name": shown.name},
        instrument=instrument,
    )


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes away answers that were entered wrongly."""
    found = queries.response(request.by, pk)
    where = reverse("surveys:measurements", args=[found.enrolment_id])
    commands.remove(request.by, response=found)
    done(request, "Svaren är borttagna.")
    return redirect(where)

"""The caseworker hands out the link to a participant's own page, and answers what is asked there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.request import Request
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.surveys.commands import own as commands
from stegvis.web.surveys.forms.own import AnswerForm
from stegvis.web.surveys.messages.wording import own_link
from stegvis.web.surveys.qr import qr
from stegvis.web.surveys.queries import courses
from stegvis.web.surveys.queries import own as queries


@require_POST
def hand_out(request: Request, pk: int) -> HttpResponse:
    """Makes the link and shows it this once."""
    shown = people.participant(request.by, pk, courses.REGISTER)
    made, secret = commands.hand_out(request.by, enrolment=shown.enrolment)
    link = own_link(secret)
    context = {"made": made, "name": shown.name, "pk": pk, "link": link, "qr": qr(link)}
    return render(request, "surveys/own/handed.html", context)


def correction(request: Request, pk: int) -> HttpResponse:
    """What a participant says is wrong, and the answer."""
    held = queries.correction(request.by, pk)
    of = held.enrolment
    where = reverse("register:participant", args=[of.pk])
    name = of.person.shown_to(request.by)

    def act(given: dict[str, Any]) -> str:
        commands.answer(request.by, correction=held, **given)
        done(request, f"{name} ser svaret på sin sida.")
        return where

    return form_page(
        request,
        AnswerForm,
        act,
        heading="Begäran om rättelse",
        button="Svara",
        initial={"answer": held.answer},
        version=held.version,
        template="surveys/own/correction.html",
        context={"kicker": (where, name), "held": held},
    )

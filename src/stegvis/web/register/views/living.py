"""What somebody lives on: the ladder, every occasion, a new one, and one that is mended."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.codes import label
from stegvis.web.register.commands import living as commands
from stegvis.web.register.forms.enrolment import LivelihoodForm
from stegvis.web.register.forms.livelihood import held_living
from stegvis.web.register.models import Enrolment
from stegvis.web.register.queries import living as queries
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.register.views.people import ladder, tabs

REGISTER = "enrolment.register"


def livelihood(request: Request, pk: int) -> HttpResponse:
    """The ladder, the occasions, and a new one."""
    shown = people.participant(request.by, pk, REGISTER)
    told = queries.occasions(shown.enrolment)
    started = any(one.code == commands.START for one in told)

    def act(given: dict[str, Any]) -> str:
        commands.register(request.by, enrolment=shown.enrolment, **_said(given))
        done(request, "Försörjningen är sparad.")
        return reverse("register:livelihood", args=[pk])

    return form_page(
        request,
        partial(LivelihoodForm, started=started),
        act,
        heading=shown.name,
        button="Spara",
        initial={
            "occasion": commands.SESSION if started else commands.START,
            "observed_on": today() if started else shown.enrolment.started_on,
        },
        template="register/enrolment/livelihood.html",
        context={**tabs(request, shown, "livelihood"), **ladder(shown), "occasions": told},
    )


def edit(request: Request, pk: int, when: str) -> HttpResponse:
    """An occasion as it was filled in, to be mended."""
    shown = people.participant(request.by, pk, REGISTER)
    found = queries.opened(shown.enrolment, when)

    def act(given: dict[str, Any]) -> str:
        version = given.pop("version")
        said = {**_said(given), "occasion": found.code}
        commands.mend(request.by, enrolment=shown.enrolment, was=found.day, version=version, **said)
        done(request, "Försörjningen är rättad.")
        return reverse("register:livelihood", args=[pk])

    def held(of: Enrolment) -> dict[str, Any]:
        now = queries.occasion(of, found.code, found.day)
        return {"observed_on": now.day, **held_living(now.livelihoods, now.occupations)}

    return form_page(
        request,
        partial(LivelihoodForm, mended=True),
        act,
        heading=f"Försörjning, {shown.name}",
        button="Spara",
        initial=held(shown.enrolment),
        held=held,
        version=shown.enrolment.version,
        template="register/enrolment/livelihood_edit.html",
        context={
            "kicker": (reverse("register:livelihood", args=[pk]), shown.name),
            "lead": f"{label('occasion', found.code)}. Töm raderna om inget av det stämmer.",
        },
    )


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {("day" if name == "observed_on" else name): value for name, value in given.items()}

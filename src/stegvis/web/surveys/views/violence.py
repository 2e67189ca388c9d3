"""Frågor om våld: that they have been put, for the caseworkers alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.surveys.commands import violence as commands
from stegvis.web.surveys.forms.violence import ViolenceForm
from stegvis.web.surveys.queries import violence as queries


def violence(request: Request, pk: int) -> HttpResponse:
    """What is known, and a new occasion."""
    shown = people.participant(request.by, pk, queries.ACTION)

    def act(given: dict[str, Any]) -> str:
        made = commands.put(request.by, enrolment=shown.enrolment, **given)
        done(request, "Det är sparat.", reverse("surveys:violence_remove", args=[made.pk]))
        return reverse("surveys:violence", args=[pk])

    return form_page(
        request,
        ViolenceForm,
        act,
        heading="Frågor om våld",
        button="Spara",
        initial={"asked_on": today()},
        template="surveys/violence.html",
        context={
            "kicker": (reverse("surveys:measurements", args=[pk]), f"Mätningar, {shown.name}"),
            "held": queries.of(pk),
        },
    )


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes away what was entered wrongly."""
    asked = queries.one(request.by, pk)
    commands.remove(request.by, asked=asked)
    done(request, "Det är borttaget.")
    return redirect("surveys:violence", asked.enrolment_id)

"""Menprövning: a small count that two people let through."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.reports.commands import harm as commands
from stegvis.web.reports.models import DELIVERED, HarmTest
from stegvis.web.reports.queries import harm as queries
from stegvis.web.reports.queries import reports
from stegvis.web.reports.report_forms import HarmForm


def harm_tests(request: Request, pk: int) -> HttpResponse:
    """The small counts of a chapter that have been tested, and one more."""
    held = reports.chapter(request.by, queries.ACTION, pk)
    still = held.status != DELIVERED and not held.report.own

    def act(given: dict[str, Any]) -> str:
        commands.make(request.by, chapter=held, **given)
        done(request, "Prövningen väntar på att en annan person bekräftar den.")
        return reverse("reports:harm_tests", args=[pk])

    return form_page(
        request,
        HarmForm,
        act,
        heading="Menprövning",
        button="Spara prövningen",
        template="reports/harm.html",
        context={
            "kicker": (reverse("reports:chapter", args=[pk]), held.report.title),
            "lines": queries.lines(request.by, held),
            "still": still,
        },
        figures=[(one.code, one.label) for one in queries.small(held)] if still else [],
    )


@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """The other person agrees."""
    return _act(request, queries.test(request.by, pk), commands.confirm, "Talet visas när kapitlet lämnas.")


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """The count stays hidden."""
    return _act(request, queries.test(request.by, pk), commands.remove, "Prövningen är borttagen.")


def _act(request: Request, held: HarmTest, act: Any, said: str) -> HttpResponse:
    where = reverse("reports:harm_tests", args=[held.chapter_id])
    try:
        act(request.by, test=held)
    except Refused as no:
        return refused(request, no, where)
    done(request, said)
    return redirect(where)

"""Remarks about a chapter."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.reports.commands import comments as commands
from stegvis.web.reports.queries import reports as queries
from stegvis.web.reports.queries import texts as texts
from stegvis.web.reports.queries.sheet import sheet
from stegvis.web.reports.report_forms import CommentForm


def comment(request: Request, pk: int) -> HttpResponse:
    """A new remark about a section, or about the whole chapter."""
    held = queries.chapter(request.by, commands.SEE, pk)
    where = reverse("reports:chapter", args=[pk])
    sections = [(p.part.writes, p.part.title) for p in sheet(held).places if p.part.writes]

    def act(given: dict[str, Any]) -> str:
        given.pop("version")
        made = commands.comment(request.by, chapter=held, **given)
        done(request, "Kommentaren står i kapitlet.")
        return f"{where}#kommentar-{made.pk}"

    return form_page(
        request,
        CommentForm,
        act,
        heading="Kommentera",
        button="Kommentera",
        context={"kicker": (where, held.report.title)},
        sections=sections,
    )


@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Somebody has dealt with it."""
    held = texts.comment(request.by, pk)
    commands.settle(request.by, comment=held)
    done(request, "Kommentaren är klar.", undo=reverse("reports:comment_unsettle", args=[pk]))
    return redirect("reports:chapter", pk=held.chapter_id)


@require_POST
def unsettle(request: Request, pk: int) -> HttpResponse:
    """Not dealt with after all."""
    held = texts.comment(request.by, pk)
    commands.unsettle(request.by, comment=held)
    done(request, "Kommentaren väntar igen.")
    return redirect("reports:chapter", pk=held.chapter_id)

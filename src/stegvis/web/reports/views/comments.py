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
from stegvis.web.reports.models import Chapter, Comment
from stegvis.web.reports.queries import reports as queries
from stegvis.web.reports.queries import texts
from stegvis.web.reports.queries.sheet import sheet
from stegvis.web.reports.report_forms import CommentForm


def comment(request: Request, pk: int) -> HttpResponse:
    """A new remark about a section, or about the whole chapter."""
    held = queries.chapter(request.by, commands.SEE, pk)
    return _commented(request, held, reverse("reports:chapter", args=[pk]))


def comment_common(request: Request, pk: int) -> HttpResponse:
    """The same about a chapter about the whole."""
    held = queries.common(request.by, commands.SEE_COMMON, pk)
    return _commented(request, held, reverse("reports:common", args=[pk]))


@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Somebody has dealt with it."""
    held = texts.comment(request.by, pk)
    return _settled(request, held, reverse("reports:comment_unsettle", args=[pk]), "reports:chapter")


@require_POST
def settle_common(request: Request, pk: int) -> HttpResponse:
    """The same in a chapter about the whole."""
    held = texts.common_comment(request.by, commands.SEE_COMMON, pk)
    return _settled(request, held, reverse("reports:common_comment_unsettle", args=[pk]), "reports:common")


@require_POST
def unsettle(request: Request, pk: int) -> HttpResponse:
    """Not dealt with after all."""
    return _unsettled(request, texts.comment(request.by, pk), "reports:chapter")


@require_POST
def unsettle_common(request: Request, pk: int) -> HttpResponse:
    """The same in a chapter about the whole."""
    held = texts.common_comment(request.by, commands.SEE_COMMON, pk)
    return _unsettled(request, held, "reports:common")


def _commented(request: Request, held: Chapter, where: str) -> HttpResponse:
    sections = [(p.part.writes, p.part.title) for p in sheet(held).places if p.part.writes]

    def act(given: dict[str, Any]) -> str:
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


def _settled(request: Request, held: Comment, undo: str, page: str) -> HttpResponse:
    commands.settle(request.by, comment=held)
    done(request, "Kommentaren är klar.", undo=undo)
    return redirect(page, pk=held.chapter_id)


def _unsettled(request: Request, held: Comment, page: str) -> HttpResponse:
    commands.unsettle(request.by, comment=held)
    done(request, "Kommentaren väntar igen.")
    return redirect(page, pk=held.chapter_id)

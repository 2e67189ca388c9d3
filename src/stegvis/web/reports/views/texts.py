"""Where the studio's texts are kept while they are written."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Changed, Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import clock, in_words
from stegvis.web.register.views.form_page import done, refused
from stegvis.web.reports.commands import texts as commands
from stegvis.web.reports.models import DRAFT, Chapter, Text, TextVersion
from stegvis.web.reports.queries import reports as queries
from stegvis.web.reports.queries import texts as queries_of
from stegvis.web.reports.queries.sheet import sheet

MARK = "[["  # what a figure or table put into a text begins with


@require_POST
def write(request: Request, pk: int, section: str) -> HttpResponse:
    """Keeps the text of a section in a team's chapter."""
    held = queries.chapter(request.by, commands.WRITE, pk)
    return _kept(request, held, section, reverse("reports:chapter", args=[pk]))


@require_POST
def write_common(request: Request, pk: int, section: str) -> HttpResponse:
    """Keeps the text of a chapter about the whole."""
    held = queries.common(request.by, commands.LEAD, pk)
    return _kept(request, held, section, reverse("reports:common", args=[pk]))


def history(request: Request, pk: int) -> HttpResponse:
    """Every version of a text, and what each changed."""
    text = queries_of.team_text(request.by, pk)
    return _history(request, text, policy.may(request.by, commands.WRITE, text))


def history_common(request: Request, pk: int) -> HttpResponse:
    """The same of a text about the whole."""
    text = queries_of.common_text(request.by, queries.SEE_COMMON, pk)
    return _history(request, text, queries.may(request.by, commands.LEAD, text.chapter.report))


@require_POST
def restore(request: Request, pk: int) -> HttpResponse:
    """An earlier version is the text again."""
    return _restored(request, queries_of.version(request.by, pk), "reports:text_history")


@require_POST
def restore_common(request: Request, pk: int) -> HttpResponse:
    """The same of a text about the whole."""
    version = queries_of.common_version(request.by, commands.LEAD, pk)
    return _restored(request, version, "reports:common_text_history")


def _history(request: Request, text: Text, may_write: bool) -> HttpResponse:
    chapter = text.chapter
    open_to = chapter.status == DRAFT and chapter.report.status == DRAFT
    told = queries_of.history(text)
    context = {"text": text, "chapter": chapter, "told": told, "may_restore": open_to and may_write}
    return render(request, "reports/history.html", context)


def _restored(request: Request, version: TextVersion, page: str) -> HttpResponse:
    where = reverse(page, args=[version.text_id])
    try:
        commands.restore(request.by, version=version)
    except Refused as no:
        return refused(request, no, where)
    done(request, "Texten är återställd. Den som stod där finns kvar som en version.")
    return redirect(where)


@require_POST
def bring_forward(request: Request, pk: int) -> HttpResponse:
    """Last time's texts in the sections of a team's chapter that are empty."""
    held = queries.chapter(request.by, commands.WRITE, pk)
    return _brought(request, held, reverse("reports:chapter", args=[pk]))


@require_POST
def bring_forward_common(request: Request, pk: int) -> HttpResponse:
    """Last time's texts in a chapter about the whole."""
    held = queries.common(request.by, commands.LEAD, pk)
    return _brought(request, held, reverse("reports:common", args=[pk]))


def _brought(request: Request, chapter: Chapter, where: str) -> HttpResponse:
    source = queries_of.before(chapter)
    if source is None:
        raise Http404
    try:
        count = commands.bring_forward(request.by, chapter=chapter, source=source)
    except Refused as no:
        return refused(request, no, where)
    said = f"{in_words(count, 'ett')} avsnitt".capitalize()
    done(request, f"{said} är hämtade från {source.report.title}. Läs och ändra så att de stämmer.")
    return redirect(where)


def _kept(request: Request, chapter: Chapter, section: str, where: str) -> HttpResponse:
    """The answer to a script is JSON, to a form a page; 409 where somebody else wrote meanwhile."""
    text = queries_of.text_of(chapter, section)
    by_script = request.headers.get("Accept") == "application/json"
    version = request.POST.get("version", "")
    body = request.POST.get("body", "").replace("\r\n", "\n")
    try:
        number = int(version) if version.isdigit() else 0
        kept = commands.write(request.by, chapter=chapter, section=section, body=body, version=number)
    except Refused as no:
        if by_script:
            return JsonResponse({"why": no.message}, status=422)
        return refused(request, no, where)
    except Changed as meanwhile:
        return _conflict(request, meanwhile, where, by_script=by_script, text=text)
    if by_script:
        shown = render_to_string("reports/preview.html", _preview(chapter, section)) if MARK in body else ""
        return JsonResponse(_said(kept) | {"shown": shown})
    return redirect(f"{where}#text-{section}")


def _conflict(
    request: Request, meanwhile: Changed, where: str, *, by_script: bool, text: Text
) -> HttpResponse:
    current: Any = meanwhile.current
    if by_script:
        return JsonResponse(_said(current) | {"body": current.body}, status=409)
    context = {"theirs": current, "mine": meanwhile.wanted["body"], "where": where, "text": text}
    return render(request, "reports/conflict.html", context, status=409)


def _preview(chapter: Chapter, section: str) -> dict[str, Any]:
    made = sheet(chapter)
    part = next(place.part for place in made.places if place.part.writes == section)
    return {"sheet": made, "part": part}


def _said(text: Text) -> dict[str, Any]:
    at = clock(queries_of.local(text.written_at)) if text.written_at else ""
    return {"version": text.version, "at": at, "by": str(text.written_by or "")}

"""Where the studio's texts are kept while they are written."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Changed, Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import clock
from stegvis.web.register.views.form_page import refused
from stegvis.web.reports.commands import texts as commands
from stegvis.web.reports.models import Chapter, Text
from stegvis.web.reports.queries import reports as queries
from stegvis.web.reports.queries.texts import local, text_of


@require_POST
def write(request: Request, pk: int, section: str) -> HttpResponse:
    """Keeps the text of a section in a team's chapter."""
    held = queries.chapter(request.by, commands.WRITE, pk)
    return _kept(request, held, section, reverse("reports:chapter", args=[pk]))


@require_POST
def write_common(request: Request, pk: int, section: str) -> HttpResponse:
    """Keeps the text of a chapter about the whole."""
    return _kept(request, queries.common(request.by, pk), section, reverse("reports:common", args=[pk]))


def _kept(request: Request, chapter: Chapter, section: str, where: str) -> HttpResponse:
    """The answer to a script is JSON, to a form a page; 409 where somebody else wrote meanwhile."""
    text = text_of(chapter, section)
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
        return JsonResponse(_said(kept))
    return redirect(f"{where}#text-{section}")


def _conflict(
    request: Request, meanwhile: Changed, where: str, *, by_script: bool, text: Text
) -> HttpResponse:
    current: Any = meanwhile.current
    if by_script:
        return JsonResponse(_said(current) | {"body": current.body}, status=409)
    context = {"theirs": current, "mine": meanwhile.wanted["body"], "where": where, "text": text}
    return render(request, "reports/conflict.html", context, status=409)


def _said(text: Text) -> dict[str, Any]:
    at = clock(local(text.written_at)) if text.written_at else ""
    return {"version": text.version, "at": at, "by": str(text.written_by or "")}

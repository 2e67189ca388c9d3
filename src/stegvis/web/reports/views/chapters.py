"""The studio: one chapter with its tables, its texts and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.documents.half_year import rendered
from stegvis.figures.release import ReleaseError
from stegvis.web.access import log, policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.reports.commands import chapters as commands
from stegvis.web.reports.models import Chapter
from stegvis.web.reports.queries import reports as queries
from stegvis.web.reports.queries import texts, typed
from stegvis.web.reports.queries.difference import changed
from stegvis.web.reports.queries.material import numbers, team_document
from stegvis.web.reports.queries.sheet import sheet
from stegvis.web.reports.report_forms import BackForm
from stegvis.web.reports.views.reports import FORMS, apart, attached


def chapter(request: Request, pk: int) -> HttpResponse:
    """A team's chapter: every table filled in, and the team's words."""
    held = queries.chapter(request.by, queries.SEE_TEAM, pk)
    may = {name: policy.may(request.by, f"report.{name}", held) for name in ("write", "ready", "approve")}
    return _studio(request, held, may)


def common(request: Request, pk: int) -> HttpResponse:
    """A chapter about the whole, written by the association."""
    held = queries.common(request.by, queries.SEE_COMMON, pk)
    leads = queries.may(request.by, commands.LEAD, held.report)
    try:
        return _studio(request, held, {"write": leads, "ready": leads, "approve": False})
    except ReleaseError as no:
        return apart(request, no)


def _studio(request: Request, held: Chapter, may: dict[str, bool]) -> HttpResponse:
    shown = sheet(held)
    context = {
        "chapter": held,
        "report": held.report,
        "sheet": shown,
        "writable": shown.writable and may["write"],
        "lines": queries.lines(held.report, numbers(held.report)),
        "mine": {one.pk for one in queries.mine(request.by, held.report)},
        "may": may,
        "typed": typed.of(shown, held),
        "lacking": queries.lacking(held),
        "before": texts.before(held) if shown.writable else None,
        "comments": texts.comments(held),
        "writers": queries.writers(held, request.by),
        "forms": FORMS,
        "may_test": held.team is not None
        and not held.report.own
        and policy.may(request.by, "report.harm_test", held),
    }
    return render(request, "reports/studio.html", context)


def now(request: Request, pk: int) -> HttpResponse:
    """Who else is writing in the chapter, asked again while somebody works in it."""
    held = queries.chapter(request.by, queries.SEE_TEAM, pk)
    return render(request, "reports/now.html", {"writers": queries.writers(held, request.by)})


def common_now(request: Request, pk: int) -> HttpResponse:
    """The same of a chapter about the whole."""
    held = queries.common(request.by, queries.SEE_COMMON, pk)
    return render(request, "reports/now.html", {"writers": queries.writers(held, request.by)})


@require_POST
def ready(request: Request, pk: int) -> HttpResponse:
    """The team leader has written."""
    held = queries.chapter(request.by, commands.DONE, pk)
    return _step(request, held, commands.ready, "Kapitlet är klart och väntar på styrgruppen.")


@require_POST
def approve(request: Request, pk: int) -> HttpResponse:
    """The steering group says yes."""
    held = queries.chapter(request.by, commands.APPROVE, pk)
    return _step(request, held, commands.approve, "Kapitlet är godkänt.")


@require_POST
def deliver(request: Request, pk: int) -> HttpResponse:
    """The chapter goes to the association, protected."""
    held = queries.chapter(request.by, commands.DONE, pk)
    return _step(request, held, commands.deliver, "Kapitlet är lämnat. Talen ändras inte längre.")


@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    """The team takes its chapter back."""
    held = queries.chapter(request.by, commands.DONE, pk)

    def act(by: Any, *, chapter: Chapter) -> Chapter:
        return commands.back(by, chapter=chapter, action=commands.DONE)

    return _step(request, held, act, "Kapitlet är öppet igen.")


def send_back(request: Request, pk: int) -> HttpResponse:
    """The steering group wants something changed."""
    held = queries.chapter(request.by, commands.APPROVE, pk)
    return _back(request, held, commands.APPROVE, reverse("reports:chapter", args=[held.pk]))


def hand_back(request: Request, pk: int) -> HttpResponse:
    """The association wants something changed in what a team has handed over."""
    held = queries.handed(request.by, pk)
    return _back(request, held, commands.LEAD, reverse("reports:report", args=[held.report_id]))


@require_POST
def common_ready(request: Request, pk: int) -> HttpResponse:
    """A common chapter is written."""
    held = queries.common(request.by, commands.LEAD, pk)
    return _step(request, held, commands.ready, "Kapitlet är klart.")


@require_POST
def common_reopen(request: Request, pk: int) -> HttpResponse:
    """A common chapter can be written again."""

    def act(by: Any, *, chapter: Chapter) -> Chapter:
        return commands.back(by, chapter=chapter, action=commands.LEAD)

    return _step(request, queries.common(request.by, commands.LEAD, pk), act, "Kapitlet är öppet igen.")


def difference(request: Request, pk: int) -> HttpResponse:
    """What has become another since the chapter was handed over."""
    held = queries.chapter(request.by, queries.SEE_TEAM, pk)
    return render(request, "reports/difference.html", {"chapter": held, "changed": changed(held)})


def file(request: Request, pk: int, form: str) -> HttpResponse:
    """The chapter as a report of the team's own, with every cell."""
    held = queries.chapter(request.by, queries.SEE_TEAM, pk)
    if form not in dict(FORMS):
        raise Http404
    body = rendered(team_document(held), form)
    log.write(request.by, "export", queries.SEE_TEAM, team=held.team, thing=held, after={"format": form})
    return attached(body, form, f"{held.team}-{held.report}")


def _step(request: Request, held: Chapter, act: Callable[..., Chapter], said: str) -> HttpResponse:
    where = reverse("reports:chapter" if held.team_id else "reports:common", args=[held.pk])
    try:
        act(request.by, chapter=held)
    except Refused as no:
        return refused(request, no, where)
    done(request, said)
    return redirect(where)


def _back(request: Request, held: Chapter, action: str, where: str) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        commands.back(request.by, chapter=held, action=action, why=given["why"])
        done(request, f"Kapitlet är tillbaka hos {held.team}.")
        return where

    return form_page(
        request,
        BackForm,
        act,
        heading=f"Lämna tillbaka {held.team}",
        button="Lämna tillbaka",
        context={
            "kicker": (where, held.report.title),
            "lead": "Teamet ser vad du skriver och kan ändra i kapitlet.",
        },
    )

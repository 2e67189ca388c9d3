"""The list of reports, a new one, and how it is frozen, published and fetched."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from stegvis.documents.half_year import rendered
from stegvis.figures.release import ReleaseError
from stegvis.web.access import log, policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.periods import YEAR, choices
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.register.views.state import TYPES
from stegvis.web.reports.commands import reports as commands
from stegvis.web.reports.models import DRAFT, Report
from stegvis.web.reports.queries import editions
from stegvis.web.reports.queries import reports as queries
from stegvis.web.reports.queries.material import document_of, numbers
from stegvis.web.reports.report_forms import ReportForm

FORMS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"), ("html", "Webbsida"))


def reports(request: Request) -> HttpResponse:
    """Rapporter: every report that the user's teams or associations have."""
    may_start = policy.somewhere(request.by, commands.START)
    found = queries.listed(request.by)
    return render(request, "reports/reports.html", {"reports": found, "may_start": may_start})


def new(request: Request) -> HttpResponse:
    """Starts a report: of the association for who leads it, else of the team's own."""
    association = queries.association_of(request.by)
    own = None if association else request.team
    held = association or request.team.association
    teams = list(queries.teams_of(held)) if association else []
    periods = [choice for choice in choices(None, today()) if choice.code != YEAR] + _last_year()

    def act(given: dict[str, Any]) -> str:
        period = next(choice.period for choice in periods if choice.code == given["period"])
        chosen = set(given.get("teams", ()))
        made = commands.start(
            request.by,
            association=held,
            teams=[team for team in teams if team.code in chosen],
            period=period,
            layout_name=given["layout"],
            audience=given.get("audience", ""),
            own=own,
        )
        done(request, f"{made.title} är börjad. Tabellerna är redan ifyllda.")
        return reverse("reports:report", args=[made.pk])

    return form_page(
        request,
        ReportForm,
        act,
        heading="Ny rapport",
        button="Börja skriva",
        initial={"layout": "half_year", "audience": "association", "teams": [team.code for team in teams]},
        context={"kicker": (reverse("reports:reports"), "Rapporter"), "lead": _lead(own)},
        layouts=queries.layouts(),
        periods=[(choice.code, choice.label) for choice in periods],
        audiences=queries.audiences(),
        teams=[(team.code, team.name) for team in teams],
    )


def report(request: Request, pk: int) -> HttpResponse:
    """One report: its chapters and how far they have come. Who has one team's chapter alone comes straight to it."""
    held = queries.report(request.by, queries.SEE, pk)
    opens = queries.mine(request.by, held)
    leads = queries.may(request.by, commands.FREEZE, held)
    if held.status == DRAFT and len(opens) == 1 and opens[0].team_id and not leads:
        return redirect("reports:chapter", pk=opens[0].pk)
    lines = queries.lines(held, numbers(held))
    context = {
        "report": held,
        "lines": lines,
        "said": queries.in_words(held, lines),
        "all_in": queries.all_in(held, lines),
        "leads": queries.may(request.by, "report.lead", held),
        "mine": {chapter.pk for chapter in opens},
        "may_freeze": leads,
        "may_publish": queries.may(request.by, commands.PUBLISH, held),
        "editions": editions.of(held),
        "forms": FORMS,
        "may_read": editions.may_read(request.by, held),
    }
    return render(request, "reports/report.html", context)


@require_POST
def freeze(request: Request, pk: int) -> HttpResponse:
    """From now on nothing changes in it."""
    return _act(request, queries.report(request.by, commands.FREEZE, pk), commands.freeze, "är fryst")


@require_POST
def thaw(request: Request, pk: int) -> HttpResponse:
    """It can be changed again."""
    return _act(request, queries.report(request.by, commands.FREEZE, pk), commands.thaw, "är öppen igen")


@require_POST
def publish(request: Request, pk: int) -> HttpResponse:
    """Its files are kept as they are."""
    return _act(request, queries.report(request.by, commands.PUBLISH, pk), commands.publish, "är publicerad")


def file(request: Request, pk: int, form: str) -> HttpResponse:
    """The report as a file: the kept one where it is published, else as it stands now for who may read that."""
    held = queries.report(request.by, queries.SEE, pk)
    if form not in dict(FORMS):
        raise Http404
    body = editions.content(held, form)
    if body is None:
        if not editions.may_read(request.by, held):
            raise Http404
        try:
            body = rendered(document_of(held), form)
        except ReleaseError as no:
            return apart(request, no)
    log.write(request.by, "export", queries.SEE, team=held.team, thing=held, after={"format": form})
    return attached(body, form, f"{held.association.code}-{held.title}")


def apart(request: Request, no: ReleaseError) -> HttpResponse:
    """Says why the teams' figures do not go together, in the list of reports."""
    return refused(
        request, Refused(f"Teamens siffror går inte att lägga ihop. {no}"), reverse("reports:reports")
    )


def attached(body: bytes, form: str, name: str) -> HttpResponse:
    """A file to keep."""
    answer = HttpResponse(body, content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{form}"'
    return answer


def _act(request: Request, held: Report, act: Any, said: str) -> HttpResponse:
    where = reverse("reports:report", args=[held.pk])
    try:
        act(request.by, report=held)
    except Refused as no:
        return refused(request, no, where)
    done(request, f"{held.title} {said}.")
    return redirect(where)


def _lead(own: Any) -> str:
    if own is None:
        return (
            "Varje team får ett kapitel med tabellerna ifyllda. Förbundet ser dem när teamet har lämnat dem."
        )
    return f"Rapporten stannar hos {own.name} och visar alla tal."


def _last_year() -> list[Any]:
    """The periods of last year, which are what a report is most often about."""
    last = today().replace(year=today().year - 1, month=12, day=31)
    return [choice for choice in choices(None, last) if choice.code != YEAR]

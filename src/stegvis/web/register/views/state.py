"""The state of the team, its figures, and what lies behind one of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from stegvis.documents.half_year import half_year, rendered
from stegvis.web.access import log, policy
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.queries import figures, records
from stegvis.web.register.queries.state import state_of, waiting_extensions

DOWNLOADS = (
    ("pdf", "PDF"),
    ("docx", "Word"),
    ("xlsx", "Excel"),
    ("html", "Webbsida"),
    ("csv", "Siffror som CSV"),
    ("json", "Siffror som JSON"),
)
TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}


def _period(request: Request) -> dict[str, Any]:
    offered = figures.periods_of(request.team)
    return {"periods": offered, "chosen": periods.chosen(request.GET, offered)}


def state(request: Request) -> HttpResponse:
    """Läget: the team on one page for the steering group."""
    asked = _period(request)
    shown = state_of(request.team, asked["chosen"].period)
    waiting = waiting_extensions(request.team) if policy.may(request.by, "extension.decide") else ()
    return render(request, "register/state/state.html", {**asked, "state": shown, "extensions": waiting})


def all_figures(request: Request) -> HttpResponse:
    """Siffror: every figure of the team, measure by measure."""
    asked = _period(request)
    answer = figures.figures_of([request.team], asked["chosen"].period)
    return render(
        request,
        "register/state/figures.html",
        {**asked, "groups": figures.groups(answer), "asked": answer, "downloads": DOWNLOADS},
    )


def figure(request: Request, measure: str) -> HttpResponse:
    """One figure: definition, base, source and, for those who may see them, its records."""
    asked = _period(request)
    answer = figures.figures_of([request.team], asked["chosen"].period)
    by = {name[3:]: str(value) for name, value in request.GET.items() if name.startswith("by.")}
    found = figures.found(answer, measure, by)
    if found is None:
        raise Http404
    row = figures.row_of(found, figures.labels_of(answer), answer.period)
    may_see = policy.may(request.by, "figures.records", request.team)
    behind = records.behind(request.by, request.team, answer, found) if may_see else None
    context = {**asked, "row": row, "measure": answer.definitions.measures[measure], "behind": behind}
    return render(request, "register/state/figure.html", {**context, "may_see": may_see, "asked": answer})


def report(request: Request, form: str) -> HttpResponse:
    """The half-year report of the team and period as a file."""
    if form not in TYPES:
        raise Http404
    chosen = _period(request)["chosen"]
    answer = figures.figures_of([request.team], chosen.period)
    if form in ("json", "csv"):
        body = figures.as_text(answer, form).encode()
    else:
        body = rendered(half_year(answer), form)
    log.write(
        request.by, "export", "figures.see", team=request.team, after={"format": form, "period": chosen.label}
    )
    response = HttpResponse(body, content_type=TYPES[form])
    name = f"{slugify(request.team.name)}-{chosen.period.first}--{chosen.period.last}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""Läs in underlag: uploaded, tried without writing anything, then read in or thrown away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.request import Request
from stegvis.web.register.commands import held_dataset as commands
from stegvis.web.register.forms.import_dataset import UploadForm
from stegvis.web.register.queries import held_dataset as queries
from stegvis.web.register.views.form_page import done, form_page

HOME, TRIAL = "register:import_dataset", "register:import_dataset_trial"


def upload(request: Request) -> HttpResponse:
    """Takes a dataset, or goes on with the one that is held."""

    def act(given: dict[str, Any]) -> str:
        commands.hold(request.by, team=request.team, files=given["dataset"])
        return reverse(TRIAL)

    return form_page(
        request,
        UploadForm,
        act,
        heading="Läs in underlag",
        button="Provläs",
        template="register/data/import_dataset.html",
        context={"held": queries.held(request.by, request.team)},
    )


def trial(request: Request) -> HttpResponse:
    """What is in the dataset and what is wrong in it; nothing is written."""
    found = queries.opened(request.by, request.team)
    if found is None:
        return redirect(HOME)
    return render(request, "register/data/trial.html", {"found": found})


def findings(request: Request) -> HttpResponse:
    """Everything found in the dataset, row by row, as a file."""
    found = queries.opened(request.by, request.team)
    if found is None:
        return redirect(HOME)
    answer = HttpResponse(queries.findings_as_csv(found), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="anmarkningar.csv"'
    return answer


@require_POST
def forget(request: Request) -> HttpResponse:
    """Throws the dataset away."""
    found = queries.held(request.by, request.team)
    if found:
        commands.forget(request.by, held=found)
        done(request, "Underlaget är borttaget. Inget i registret har ändrats.")
    return redirect(HOME)

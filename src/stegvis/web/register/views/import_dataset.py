"""Läs in underlag: uploaded, tried without writing anything, then read in or thrown away."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.once import once
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import number, plural
from stegvis.web.register.commands import held_dataset as commands
from stegvis.web.register.commands.load_dataset import import_dataset
from stegvis.web.register.forms.import_dataset import OUTSIDE, TeamsForm, UploadForm
from stegvis.web.register.queries import held_dataset as queries
from stegvis.web.register.queries import trial as trials
from stegvis.web.register.views.form_page import done, form_page, refused

HOME, TEAMS, TRIAL = (f"register:import_dataset{part}" for part in ("", "_teams", "_trial"))


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


def teams(request: Request) -> HttpResponse:
    """Which team of ours each team of the file is."""
    found = queries.opened(request.by, request.team)
    if found is None or not found.file_teams:
        return redirect(TRIAL if found else HOME)
    held = found.held
    names = {one.code: f"team_{held.pk}_{place}" for place, one in enumerate(found.file_teams)}
    asked = [(names[one.code], one.code, _named(one)) for one in found.file_teams]
    offered = [(str(team.pk), team.name) for team in queries.ours(request.by)]
    made: list[TeamsForm] = []

    def form(*args: Any, **kwargs: Any) -> TeamsForm:
        made.append(TeamsForm(*args, asked=asked, ours=offered, **kwargs))
        return made[-1]

    def act(_: dict[str, Any]) -> str:
        commands.choose(request.by, held=held, teams=made[-1].teams())
        return reverse(TRIAL)

    return form_page(
        request,
        form,
        act,
        heading="Vilket team är vilket?",
        button="Provläs",
        initial={names[one.code]: _chosen(one) for one in found.file_teams},
        context={
            "kicker": (reverse(HOME), "Läs in underlag"),
            "lead": "Raderna läses bara in i dina egna team. Team som du lämnar utanför rörs inte.",
        },
    )


def _named(one: queries.FileTeam) -> str:
    whose = f", {one.controller}" if one.controller else ""
    enrolments = f"{number(one.enrolments)} {plural(one.enrolments, 'inskrivning,inskrivningar')}"
    return f"{one.name} ({one.code}{whose}), {enrolments}"


def _chosen(one: queries.FileTeam) -> str:
    return str(one.ours.pk) if one.ours else OUTSIDE if one.decided else ""


def trial(request: Request) -> HttpResponse:
    """What would be added, what is here, what differs and what is wrong; nothing is written."""
    found = queries.opened(request.by, request.team)
    if found is None:
        return redirect(HOME)
    if found.undecided and not found.held.columns:
        return redirect(TEAMS)
    context = {"tried": trials.tried(request.by, request.team, found), "most": trials.SHOWN}
    return render(request, "register/data/trial.html", context)


def findings(request: Request) -> HttpResponse:
    """Everything found in the dataset and everything that differs, row by row, as a file."""
    found = queries.opened(request.by, request.team)
    if found is None:
        return redirect(HOME)
    body = trials.as_csv(trials.tried(request.by, request.team, found))
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="anmarkningar.csv"'
    return answer


@require_POST
def confirm(request: Request) -> HttpResponse:
    """Reads the dataset in, all or nothing, and throws the upload away."""
    found = queries.opened(request.by, request.team)
    act = partial(_read_in, request, found)
    try:
        return once(request, act)
    except Refused as no:
        return refused(request, no, reverse(TRIAL))


def _read_in(request: Request, found: queries.Opened | None) -> str:
    if found is None or found.data is None:
        return reverse(HOME)
    mark = request.POST.get("mark", "")
    if found.undecided:
        raise Refused(trials.DECIDE)
    added = import_dataset(request.by, data=found.data, teams=found.teams, expected=mark or "-")
    commands.forget(request.by, held=found.held)
    counts = [
        f"{number(added[table])} {plural(added[table], words)}"
        for table, words in (
            ("participants", "deltagare,deltagare"),
            ("enrolments", "inskrivning,inskrivningar"),
        )
    ]
    done(request, f"Underlaget är inläst: {' och '.join(counts)} är nya. Filerna är borttagna.")
    return reverse("register:imports")


@require_POST
def forget(request: Request) -> HttpResponse:
    """Throws the dataset away."""
    found = queries.held(request.by, request.team)
    if found:
        commands.forget(request.by, held=found)
        done(request, "Underlaget är borttaget. Inget i registret har ändrats.")
    return redirect(HOME)

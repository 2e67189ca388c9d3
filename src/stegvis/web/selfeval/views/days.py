"""Självvärdering: the days of a team, one day from plan to result, and what was said about each area."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import in_words
from stegvis.web.register.clock import today
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.selfeval.commands import days as commands
from stegvis.web.selfeval.forms import AreaForm, AreasForm, DayForm, PaperForm, held_areas
from stegvis.web.selfeval.models import Day
from stegvis.web.selfeval.queries import days as queries
from stegvis.web.selfeval.queries import nine
from stegvis.web.surveys.qr import qr
from stegvis.web.surveys.queries import sealed
from stegvis.web.surveys.sealed.tally import LEAST

FIELDS = ("year", "held_on", "present", "led_by")


def days(request: Request) -> HttpResponse:
    """Every day of the team."""
    found = queries.listed(request.by, request.team)
    context = {
        "rows": found,
        "lead": queries.lead(found),
        "sheets": nine.sheets(request.by, request.team),
        "may_manage": policy.may(request.by, commands.MANAGE, request.team),
        "may_write": policy.may(request.by, commands.WRITE, request.team),
    }
    return render(request, "selfeval/days.html", context)


def day_new(request: Request) -> HttpResponse:
    """A new day with the suggested areas."""

    def act(given: dict[str, Any]) -> str:
        made = commands.create(request.by, team=request.team, **given)
        done(request, f"{made} är upplagd.")
        return _page(made)

    return form_page(
        request,
        DayForm,
        act,
        heading="Ny självvärdering",
        button="Lägg upp dagen",
        initial={"year": queries.years(request.team), "held_on": today()},
        context={"kicker": (reverse("selfeval:days"), "Självvärdering")},
    )


def day(request: Request, pk: int) -> HttpResponse:
    """One day: what was undertaken the time before, then the areas with their result and what was said."""
    held = queries.day(request.by, pk)
    context = {
        "shown": queries.shown(held),
        "may_manage": policy.may(request.by, commands.MANAGE, held),
        "may_write": policy.may(request.by, commands.WRITE, held),
        "least": LEAST,
    }
    return render(request, "selfeval/day.html", context)


def screen(request: Request, pk: int) -> HttpResponse:
    """The page for the projector: the way in and how many have answered, then the result; it looks again every few seconds."""
    held = queries.day(request.by, pk)
    context: dict[str, Any] = {"shown": queries.shown(held), "least": LEAST}
    if held.state == "open" and held.survey is not None:
        link = request.build_absolute_uri(sealed.link(held.survey.common_code or ""))
        context |= {
            "code": held.survey.common_code,
            "where": request.build_absolute_uri(sealed.door()).partition("://")[2].rstrip("/"),
            "picture": qr(link),
        }
    return render(request, "selfeval/screen.html", context)


def day_edit(request: Request, pk: int) -> HttpResponse:
    """Another date, leader or number of those present."""
    held = queries.day(request.by, pk, commands.MANAGE)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, day=held, **given)
        done(request, "Ändringen är sparad.")
        return _page(held)

    return form_page(
        request,
        DayForm,
        act,
        heading=f"Ändra {held}",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in FIELDS},
        version=held.version,
        template="selfeval/day_edit.html",
        context={"kicker": _back(held), "day": held},
    )


def day_areas(request: Request, pk: int) -> HttpResponse:
    """Which areas the day asks about."""
    held = queries.day(request.by, pk, commands.MANAGE)
    areas = list(held.areas.all())

    def act(given: dict[str, Any]) -> str:
        commands.ask(request.by, day=held, **given)
        done(request, "Områdena är sparade.")
        return _page(held)

    return form_page(
        request,
        AreasForm,
        act,
        heading="Områden",
        button="Spara områdena",
        initial=held_areas(areas),
        version=held.version,
        held=lambda current: held_areas(list(current.areas.all())),
        template="selfeval/areas.html",
        context={"kicker": _back(held)},
        codes=[area.code for area in areas],
    )


def paper(request: Request, pk: int) -> HttpResponse:
    """The values of those who answered on paper."""
    held = queries.day(request.by, pk, commands.MANAGE)

    def act(given: dict[str, Any]) -> str:
        commands.enter(request.by, day=held, values=given["values"])
        done(request, "Resultatet är inlagt.")
        return _page(held)

    return form_page(
        request,
        PaperForm,
        act,
        heading="Svar på papper",
        button="Räkna ihop",
        context={
            "kicker": _back(held),
            "lead": "Skriv alla värden för varje område med mellanrum emellan. Är ni färre än fem: enas om ett värde och skriv "
            "det. Bara högsta, medel och lägsta sparas.",
        },
        areas=list(held.areas.all()),
    )


def area(request: Request, pk: int) -> HttpResponse:
    """What was said about an area."""
    held = queries.area(request.by, pk, commands.WRITE)

    def act(given: dict[str, Any]) -> str:
        commands.write(request.by, area=held, **given)
        done(request, f"{held.label} är sparat.")
        return f"{_page(held.day)}#o{held.pk}"

    return form_page(
        request,
        AreaForm,
        act,
        heading=held.label,
        button="Spara",
        initial={"works": held.works, "step": held.step},
        version=held.version,
        context={"kicker": _back(held.day), "lead": held.question},
    )


@require_POST
def day_open(request: Request, pk: int) -> HttpResponse:
    """From now on phones answer."""
    held = queries.day(request.by, pk, commands.MANAGE)
    try:
        commands.open_(request.by, day=held)
    except Refused as no:
        return refused(request, no, _page(held))
    return redirect("selfeval:screen", pk)


@require_POST
def day_close(request: Request, pk: int) -> HttpResponse:
    """No more answers: the result is shown."""
    held = queries.day(request.by, pk, commands.MANAGE)
    try:
        answered = commands.close(request.by, day=held)
    except Refused as no:
        return refused(request, no, _page(held))
    if answered < LEAST:
        few = in_words(answered) if answered else "ingen"
        deleted = Refused(
            f"Bara {few} har svarat, så svaren är raderade. Öppna igen, eller lägg in svar från papper."
        )
        return refused(request, deleted, _page(held))
    return redirect("selfeval:day", pk)


@require_POST
def day_remove(request: Request, pk: int) -> HttpResponse:
    """Takes away a planned day."""
    held = queries.day(request.by, pk, commands.MANAGE)
    try:
        commands.remove(request.by, day=held)
    except Refused as no:
        return refused(request, no, _page(held))
    done(request, f"{held} är borttagen.")
    return redirect("selfeval:days")


def _page(held: Day) -> str:
    return reverse("selfeval:day", args=[held.pk])


def _back(held: Day) -> tuple[str, str]:
    return _page(held), str(held)

"""Årshjul: what the team does every year, ticked off."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import wheel as commands
from stegvis.web.register.forms.wheel import DoneForm, DutyForm
from stegvis.web.register.models import DutyDone
from stegvis.web.register.queries import wheel as queries
from stegvis.web.register.views.form_page import done, form_page, refused

MANAGE, TICK = commands.MANAGE, commands.TICK


def wheel(request: Request) -> HttpResponse:
    """A year of the team, this one unless the address says another."""
    asked = request.GET.get("ar", "")
    year = int(asked) if len(asked) == 4 and asked.isdigit() and asked > "1999" else today().year
    context = {
        "shown": queries.year_of(request.by, request.team, year),
        "before": year - 1,
        "after": year + 1,
        "may_manage": policy.may(request.by, MANAGE, request.team),
        "may_tick": policy.may(request.by, TICK, request.team),
    }
    return render(request, "register/staff/wheel.html", context)


@require_POST
def begin(request: Request) -> HttpResponse:
    """The suggested wheel, for a team that has none."""
    try:
        count = commands.begin(request.by, team=request.team)
    except Refused as no:
        return refused(request, no, reverse("register:wheel"))
    done(request, f"{count} uppgifter ligger i årshjulet. Ändra dagarna så att de blir era.")
    return redirect("register:wheel")


def duty_new(request: Request) -> HttpResponse:
    """A new duty."""

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, team=request.team, **given)
        done(request, "Uppgiften ligger i årshjulet.", undo=reverse("register:duty_remove", args=[made.pk]))
        return reverse("register:wheel")

    return form_page(
        request,
        DutyForm,
        act,
        heading="Ny uppgift i årshjulet",
        button="Lägg in uppgiften",
        initial={"days_before": 21},
        context={"kicker": _back()},
    )


def duty_edit(request: Request, pk: int) -> HttpResponse:
    """Another day, name or reminder."""
    held = queries.duty(request.by, pk, MANAGE)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, duty=held, **given)
        done(request, "Uppgiften är ändrad.")
        return reverse("register:wheel")

    return form_page(
        request,
        DutyForm,
        act,
        heading="Ändra uppgiften",
        button="Spara ändringen",
        initial={
            "title": held.title,
            "day": int(held.due[3:]),
            "month": str(int(held.due[:2])),
            "days_before": held.days_before,
            "why": held.why,
        },
        version=held.version,
        template="register/staff/duty.html",
        context={"kicker": _back(), "duty": held},
    )


@require_POST
def duty_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a duty out of the wheel."""
    held = queries.duty(request.by, pk, MANAGE)
    commands.remove(request.by, duty=held)
    done(request, f"{held.title} är borttagen ur årshjulet.")
    return redirect("register:wheel")


def tick(request: Request, pk: int) -> HttpResponse:
    """Done for a year."""
    held = queries.duty(request.by, pk, TICK)

    def act(given: dict[str, Any]) -> str:
        made = commands.tick(request.by, duty=held, **given)
        done(request, f"{held.title} är gjort.", undo=reverse("register:duty_untick", args=[made.pk]))
        return f"{reverse('register:wheel')}?ar={made.year}"

    asked = request.GET.get("ar", "")
    return form_page(
        request,
        DoneForm,
        act,
        heading=held.title,
        button="Bocka av",
        initial={"year": int(asked) if asked.isdigit() else queries.next_year_of(held), "done_on": today()},
        context={"kicker": _back(), "lead": held.why},
    )


@require_POST
def untick(request: Request, pk: int) -> HttpResponse:
    """Not done after all."""
    held = policy.get(request.by, TICK, DutyDone, pk)
    commands.untick(request.by, done=held)
    done(request, "Uppgiften väntar igen.")
    return redirect(f"{reverse('register:wheel')}?ar={held.year}")


def _back() -> tuple[str, str]:
    return reverse("register:wheel"), "Årshjul"

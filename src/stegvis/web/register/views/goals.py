"""Mål: what the team has set out to do, how it goes, and how sure that is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import promises as commands
from stegvis.web.register.forms.promises import GoalForm, LocalGoalForm
from stegvis.web.register.goal_kinds import kind_of
from stegvis.web.register.queries import goals as queries
from stegvis.web.register.views.form_page import done, form_page

MANAGE = commands.MANAGE[queries.TABLE]


def goals(request: Request) -> HttpResponse:
    """A year's goals, this one unless the address says another."""
    asked = request.GET.get("ar", "")
    year = int(asked) if len(asked) == 4 and asked.isdigit() and asked > "1999" else today().year
    context = {
        "shown": queries.promises(request.by, request.team, year),
        "before": year - 1,
        "after": year + 1,
        "may_manage": policy.may(request.by, MANAGE, request.team),
        "several": queries.several(request.by, request.team),
    }
    return render(request, "register/promises/goals.html", context)


def goal_new(request: Request) -> HttpResponse:
    """A new goal with a level."""

    def act(given: dict[str, Any]) -> str:
        commands.add(request.by, team=request.team, table=queries.TABLE, **_row(given))
        done(request, "Målet är sparat.")
        return f"{reverse('register:goals')}?ar={given['period_to'].year}"

    year = today().year
    return form_page(
        request,
        GoalForm,
        act,
        heading="Nytt mål med en nivå",
        button="Spara målet",
        initial={"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)},
        context={"kicker": _back()},
        outcomes=queries.outcomes_of(request.team),
    )


def goal_edit(request: Request, pk: int) -> HttpResponse:
    """Another level, or other days."""
    kept = queries.kept(request.by, pk, MANAGE, queries.TABLE)
    row = kept.row

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, kept=kept, version=given["version"], **_row(given))
        done(request, "Målet är ändrat.")
        return f"{reverse('register:goals')}?ar={given['period_to'].year}"

    said = {"kind": kind_of(row), "outcome": row.get("outcome") or "", "level": row["level"]}
    return form_page(
        request,
        GoalForm,
        act,
        heading="Ändra målet",
        button="Spara ändringen",
        initial={
            **said,
            "period_from": date.fromisoformat(row["period_from"]),
            "period_to": date.fromisoformat(row["period_to"]),
        },
        version=kept.version,
        template="register/promises/kept.html",
        context={"kicker": _back(), "remove": reverse("register:goal_remove", args=[pk]), "what": "målet"},
        outcomes=queries.outcomes_of(request.team),
    )


def _row(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in ("kind", "version")}


@require_POST
def goal_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a goal with a level away."""
    commands.remove(request.by, kept=queries.kept(request.by, pk, MANAGE, queries.TABLE))
    done(request, "Målet är borttaget.")
    return redirect("register:goals")


def local_new(request: Request) -> HttpResponse:
    """A new goal in words."""

    def act(given: dict[str, Any]) -> str:
        commands.add_local(request.by, team=request.team, **given)
        done(request, "Målet är sparat.")
        return f"{reverse('register:goals')}?ar={given['year']}"

    return form_page(
        request,
        LocalGoalForm,
        act,
        heading="Nytt lokalt mål",
        button="Spara målet",
        initial={"year": today().year, "result": ""},
        context={"kicker": _back()},
    )


def local_edit(request: Request, pk: int) -> HttpResponse:
    """Other words, or how it went."""
    held = queries.local_goal(request.by, pk, MANAGE)

    def act(given: dict[str, Any]) -> str:
        commands.change_local(request.by, held=held, **given)
        done(request, "Målet är sparat.")
        return f"{reverse('register:goals')}?ar={given['year']}"

    return form_page(
        request,
        LocalGoalForm,
        act,
        heading="Följ upp målet",
        button="Spara",
        initial={name: getattr(held, name) for name in LocalGoalForm.base_fields},
        version=held.version,
        template="register/promises/kept.html",
        context={
            "kicker": _back(),
            "remove": reverse("register:local_goal_remove", args=[pk]),
            "what": "målet",
        },
    )


@require_POST
def local_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a goal in words away."""
    held = queries.local_goal(request.by, pk, MANAGE)
    commands.remove_local(request.by, held=held)
    done(request, "Målet är borttaget.")
    return redirect(f"{reverse('register:goals')}?ar={held.year}")


def _back() -> tuple[str, str]:
    return reverse("register:goals"), "Mål"

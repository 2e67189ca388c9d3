"""Verksamhetsplanen: the association's goals for a year, in order, and how each went."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.reports.commands import plan as commands
from stegvis.web.reports.plan_forms import FollowUpForm, PlanGoalForm
from stegvis.web.reports.queries import plan as queries
from stegvis.web.reports.queries.followed import line_of, plan_of

FIELDS = tuple(PlanGoalForm.base_fields)


def plan(request: Request) -> HttpResponse:
    """A year's goals, this one unless the address says another."""
    asked = request.GET.get("ar", "")
    year = int(asked) if len(asked) == 4 and asked.isdigit() and asked > "1999" else today().year
    own = queries.association(request.by)
    context = {
        "association": own,
        "shown": plan_of(own, year),
        "before": year - 1,
        "after": year + 1,
        "may_manage": policy.somewhere(request.by, commands.MANAGE),
    }
    return render(request, "reports/plan.html", context)


def new(request: Request) -> HttpResponse:
    """A new goal, last in its year."""
    own = queries.association(request.by, commands.MANAGE)
    asked = request.GET.get("ar", "")

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, association=own, **given)
        done(request, "Målet är inlagt.", undo=reverse("reports:plan_remove", args=[made.pk]))
        return _year(made.year)

    return form_page(
        request,
        PlanGoalForm,
        act,
        heading="Nytt mål i verksamhetsplanen",
        button="Lägg in målet",
        initial={"year": int(asked) if asked.isdigit() else today().year},
        context={"kicker": _back()},
        outcomes=queries.outcomes(own),
    )


def edit(request: Request, pk: int) -> HttpResponse:
    """Other words, or another level."""
    held = queries.goal(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, goal=held, **given)
        done(request, "Målet är ändrat.")
        return _year(given["year"])

    return form_page(
        request,
        PlanGoalForm,
        act,
        heading="Ändra målet",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in FIELDS},
        version=held.version,
        template="register/promises/kept.html",
        context={
            "kicker": _back(),
            "remove": reverse("reports:plan_remove", args=[pk]),
            "what": "målet",
        },
        outcomes=queries.outcomes(held.association),
    )


def follow_up(request: Request, pk: int) -> HttpResponse:
    """How it went: the figure proposes, a person decides."""
    held = queries.goal(request.by, pk)
    line = line_of(held)

    def act(given: dict[str, Any]) -> str:
        commands.follow_up(request.by, goal=held, proposed=line.proposed, said=line.said, **given)
        done(request, "Bedömningen är sparad.")
        return _year(held.year)

    return form_page(
        request,
        FollowUpForm,
        act,
        heading="Följ upp målet",
        button="Spara bedömningen",
        initial={
            "result": held.result or line.proposed,
            "evidence": held.evidence,
            "reason": held.reason,
        },
        version=held.version,
        template="reports/plan_follow_up.html",
        context={"kicker": _back(), "line": line},
        counted=bool(line.proposed),
    )


@require_POST
def up(request: Request, pk: int) -> HttpResponse:
    """One step up in the order."""
    return _moved(request, pk, up=True)


@require_POST
def down(request: Request, pk: int) -> HttpResponse:
    """One step down."""
    return _moved(request, pk, up=False)


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes a goal out of the plan."""
    held = queries.goal(request.by, pk)
    commands.remove(request.by, goal=held)
    done(request, "Målet är borttaget ur verksamhetsplanen.")
    return redirect(_year(held.year))


def _moved(request: Request, pk: int, *, up: bool) -> HttpResponse:
    held = queries.goal(request.by, pk)
    commands.move(request.by, goal=held, up=up)
    return redirect(f"{_year(held.year)}#m{pk}")


def _year(year: int) -> str:
    return f"{reverse('reports:plan')}?ar={year}"


def _back() -> tuple[str, str]:
    return reverse("reports:plan"), "Verksamhetsplanen"

"""Bemanning: positions, who holds them, what has been vacant, and training."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register import periods
from stegvis.web.register.clock import today
from stegvis.web.register.commands import staffing as commands
from stegvis.web.register.forms.staffing import HoldingForm, PositionForm, TrainingForm
from stegvis.web.register.models import Training
from stegvis.web.register.queries import staffing as queries
from stegvis.web.register.queries.staff import users_of
from stegvis.web.register.views.form_page import done, form_page, refused

MANAGE = "staff.manage"


def staffing(request: Request) -> HttpResponse:
    """The staffing as it is, over time, and the training taken."""
    offered = queries.periods_of(request.team)
    chosen = periods.chosen(request.GET, offered)
    context = {
        "periods": offered,
        "chosen": chosen,
        "staffing": queries.staffing(request.by, request.team, chosen.period),
        "may_manage": policy.may(request.by, MANAGE, request.team),
    }
    return render(request, "register/staff/staffing.html", context)


def position_new(request: Request) -> HttpResponse:
    """A new position."""

    def act(given: dict[str, Any]) -> str:
        made = commands.add_position(request.by, team=request.team, **given)
        done(request, f"{made.role} är upplagd.", undo=reverse("register:position_remove", args=[made.pk]))
        return reverse("register:staffing")

    return form_page(
        request,
        PositionForm,
        act,
        heading="Ny tjänst",
        button="Lägg upp tjänsten",
        initial={"share": 100, "from_day": today()},
        context={"kicker": _back()},
    )


def position_edit(request: Request, pk: int) -> HttpResponse:
    """Another role, share or employer, or the last day of a position."""
    held = queries.position(request.by, pk, MANAGE)

    def act(given: dict[str, Any]) -> str:
        commands.change_position(request.by, position=held, **given)
        done(request, f"{held.role} är ändrad.")
        return reverse("register:staffing")

    return form_page(
        request,
        PositionForm,
        act,
        heading=f"Ändra tjänsten {held.role}",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in PositionForm.base_fields},
        version=held.version,
        template="register/staff/position.html",
        context={"kicker": _back(), "position": held},
    )


@require_POST
def position_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a position away that was a mistake."""
    held = queries.position(request.by, pk, MANAGE)
    try:
        commands.remove_position(request.by, position=held)
    except Refused as no:
        return refused(request, no, reverse("register:position_edit", args=[pk]))
    done(request, f"{held.role} är borttagen.")
    return redirect("register:staffing")


def holding_new(request: Request, pk: int) -> HttpResponse:
    """Somebody who holds a position."""
    held = queries.position(request.by, pk, MANAGE)

    def act(given: dict[str, Any]) -> str:
        made = commands.add_holding(request.by, position=held, **given)
        back = reverse("register:holding_remove", args=[made.pk])
        done(request, f"{made.name} har tjänsten {held.role}.", undo=back)
        return reverse("register:staffing")

    return form_page(
        request,
        HoldingForm,
        act,
        heading=f"Tillsätt {held.role}",
        button="Tillsätt tjänsten",
        initial={"from_day": max(today(), held.from_day), "to_day": held.to_day},
        context={"kicker": _back()},
        position=held,
        accounts=users_of(request.team),
    )


def holding_edit(request: Request, pk: int) -> HttpResponse:
    """Another time or share; a last day ends the holding."""
    one = queries.holding(request.by, pk, MANAGE)

    def act(given: dict[str, Any]) -> str:
        commands.change_holding(request.by, holding=one, **given)
        done(request, f"Ändringen för {one.name} är sparad.")
        return reverse("register:staffing")

    return form_page(
        request,
        HoldingForm,
        act,
        heading=f"{one.name}, {one.position.role}",
        button="Spara ändringen",
        initial={
            "account": one.user_id or "",
            "name": "" if one.user_id else one.name,
            "share": one.share,
            "from_day": one.from_day,
            "to_day": one.to_day,
        },
        version=one.version,
        template="register/staff/holding.html",
        context={"kicker": _back(), "holding": one},
        position=one.position,
        accounts=queries.accounts_for(one),
    )


@require_POST
def holding_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a holding away that was a mistake."""
    one = queries.holding(request.by, pk, MANAGE)
    commands.remove_holding(request.by, holding=one)
    done(request, f"{one.name} är borttagen från tjänsten.")
    return redirect("register:staffing")


def training_new(request: Request) -> HttpResponse:
    """A training that somebody has taken."""

    def act(given: dict[str, Any]) -> str:
        made = commands.add_training(request.by, team=request.team, **given)
        done(request, "Utbildningen är registrerad.", undo=reverse("register:course_remove", args=[made.pk]))
        return reverse("register:staffing")

    return form_page(
        request,
        TrainingForm,
        act,
        heading="Registrera utbildning",
        button="Registrera",
        initial={"taken_on": today()},
        context={"kicker": _back()},
    )


@require_POST
def training_remove(request: Request, pk: int) -> HttpResponse:
    """Takes a training away that was a mistake."""
    commands.remove_training(request.by, training=policy.get(request.by, MANAGE, Training, pk))
    done(request, "Utbildningen är borttagen.")
    return redirect("register:staffing")


def _back() -> tuple[str, str]:
    return reverse("register:staffing"), "Bemanning"

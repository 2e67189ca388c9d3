"""Kvalitet: what does not add up, mended or let stand."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.commands import quality as commands
from stegvis.web.register.forms.quality import WaiveForm
from stegvis.web.register.models import Waiver
from stegvis.web.register.queries import quality as queries
from stegvis.web.register.views.form_page import done, form_page


def quality(request: Request) -> HttpResponse:
    """Every finding of the team's register, with the way to mend it."""
    waived = request.GET.get("visa") == "godtagna"
    kinds = queries.problems(request.by, request.team, waived=waived)
    context = {
        "kinds": kinds,
        "count": sum(len(kind.problems) for kind in kinds),
        "waived": waived,
        "may_waive": policy.may(request.by, "quality.waive", request.team),
    }
    return render(request, "register/quality/quality.html", context)


def waive(request: Request, code: str, table: str, row: str) -> HttpResponse:
    """Lets a finding stand, with a reason."""
    finding = queries.message_of(request.team, code, table, row)
    if finding is None:
        raise Http404

    def act(given: dict[str, Any]) -> str:
        commands.waive(request.by, team=request.team, code=code, table=table, row=row, why=given["why"])
        done(request, "Det står kvar, med ditt skäl.")
        return reverse("register:quality")

    return form_page(
        request,
        WaiveForm,
        act,
        heading="Låt det stå kvar",
        button="Godta",
        context={"kicker": (reverse("register:quality"), "Kvalitet"), "lead": finding.message},
    )


@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Asks about a finding again."""
    commands.take_back(request.by, waiver=policy.get(request.by, "quality.waive", Waiver, pk))
    done(request, "Fyndet visas igen.")
    return redirect("register:quality")

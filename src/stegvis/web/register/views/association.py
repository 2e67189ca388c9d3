"""The association's page: its teams in protected figures, and the smallest count that is shown."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register import periods, seams
from stegvis.web.register.commands.least import ACTION, decide
from stegvis.web.register.forms.least import LeastForm
from stegvis.web.register.least import decisions_made, limits
from stegvis.web.register.queries.association import newest, offered, teams
from stegvis.web.register.queries.least import decided
from stegvis.web.register.views.form_page import done, form_page


def association(request: Request) -> HttpResponse:
    """The teams of the association that the user has a role in."""
    own = policy.associations(request.by, "association.see").first()
    if own is None:
        raise Http404
    halves = offered(own)
    asked = periods.chosen(request.GET, halves)
    wanted = asked.period if request.GET else newest(own)
    chosen = next((half for half in halves if half.period == wanted), halves[0])
    shown = teams(own, chosen.period)
    context = {
        "association": own,
        "periods": halves,
        "chosen": chosen,
        "shown": shown,
        "may_decide": policy.may(request.by, ACTION, own),
        "links": seams.ASSOCIATION_LINKS,
    }
    return render(request, "register/association/association.html", context)


def least(request: Request) -> HttpResponse:
    """The smallest count that is shown to each audience, and how it has been decided."""
    own = policy.found(policy.associations(request.by, ACTION))
    held = limits(own)
    back = reverse("register:association")

    def act(given: dict[str, Any]) -> str:
        wanted = {one.audience: given[one.audience] for one in held}
        decide(request.by, association=own, least=wanted, why=given["why"], seen=given["version"])
        done(request, "Beslutet gäller nästa gång ett team lämnar siffror.")
        return back

    return form_page(
        request,
        LeastForm,
        act,
        heading="Minsta tal som visas",
        button="Spara beslutet",
        initial={one.audience: one.least for one in held},
        version=decisions_made(own),
        template="register/association/least.html",
        context={"kicker": (back, own.name), "decided": decided(own)},
        limits=held,
    )

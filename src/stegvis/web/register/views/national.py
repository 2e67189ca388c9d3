"""What is entered in Uppföljning Finsam: the list, one at a time, ticked off."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register.clock import today
from stegvis.web.register.commands import national as commands
from stegvis.web.register.forms.national import SettleForm
from stegvis.web.register.national.form import form
from stegvis.web.register.national.state import CHANGED, DONE, WAITING
from stegvis.web.register.queries import national as queries
from stegvis.web.register.views.form_page import done, form_page, refused

VIEWS = {"vantar": WAITING, "andrat": CHANGED, "klart": DONE}


def national(request: Request) -> HttpResponse:
    """Everything that waits, has changed or is done."""
    chosen = request.GET.get("visa", "vantar")
    chosen = chosen if chosen in VIEWS else "vantar"
    found = queries.handover(request.by, request.team, VIEWS[chosen])
    tabs = [
        ("vantar", "Att lägga in", found.counts[WAITING]),
        ("andrat", "Ändrat sedan det lades in", found.counts[CHANGED]),
        ("klart", "Inlagt", found.counts[DONE]),
    ]
    return render(
        request,
        "register/national/national.html",
        {"found": found, "tabs": tabs, "chosen": chosen, "state": VIEWS[chosen], "told": form()},
    )


def entry(request: Request, pk: int, event: str) -> HttpResponse:
    """One start, end or withdrawn consent, field by field."""
    return render(
        request,
        "register/national/entry.html",
        {
            "line": queries.entry(request.by, pk, event),
            "told": form(),
            "event": form().event_labels[event].sv,
        },
    )


@require_POST
def tick(request: Request, pk: int, event: str) -> HttpResponse:
    """Ticks it off and goes on to the next."""
    line = queries.entry(request.by, pk, event)
    here = reverse("register:national_entry", args=[pk, event])
    try:
        made = commands.enter(
            request.by, enrolment=line.item.enrolment, event=event, seal=request.POST.get("seal", "")
        )
    except Refused as no:
        return refused(request, no, here)
    said = form().event_labels[event].sv.lower()
    undo = reverse("register:national_back", args=[made.pk]) if made else ""
    done(request, f"{line.name}, {said}: {'inlagt' if made else 'borttaget'}.", undo=undo)
    following = queries.following(request.by, request.team, line.item)
    if following is None:
        return redirect("register:national")
    return redirect("register:national_entry", following.item.enrolment.pk, following.item.event)


@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Undoes a tick."""
    entry = queries.ticked(request.by, pk)
    where = reverse("register:national_entry", args=[entry.enrolment_id, entry.event])
    name = entry.enrolment.person.shown_to(request.by)
    commands.take_back(request.by, entry=entry)
    done(request, f"{name} väntar på att läggas in igen.")
    return redirect(where)


def settle(request: Request) -> HttpResponse:
    """What happened before a day is already there."""

    def act(given: dict[str, Any]) -> str:
        count = commands.settle(request.by, team=request.team, before=given["before"])
        done(
            request,
            f"{in_words(count).capitalize()} {plural(count, 'är markerad,är markerade')} som inlagda.",
        )
        return reverse("register:national")

    return form_page(
        request,
        SettleForm,
        act,
        heading="Redan inlagt",
        button="Markera som inlagt",
        initial={"before": today()},
        context={
            "kicker": (reverse("register:national"), "Nationell uppföljning"),
            "lead": "Gör det här en gång, när teamet börjar. Varje markering går att ångra för sig.",
        },
    )

"""A participant's quotes and stories: entered with consent, shown in reports by a mark, withdrawn."""

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
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page, refused
from stegvis.web.register.views.people import tabs
from stegvis.web.reports.commands import stories as commands
from stegvis.web.reports.models import Story
from stegvis.web.reports.queries import stories as queries
from stegvis.web.reports.story_forms import StoryForm, WithdrawForm


def stories(request: Request, pk: int) -> HttpResponse:
    """What the participant has said in this team."""
    shown = people.participant(request.by, pk, queries.SEE)
    context = {
        **tabs(request, shown, "reports:stories"),
        "told": queries.stories(request.by, shown.enrolment),
        "may_register": policy.may(request.by, queries.REGISTER, shown.enrolment),
    }
    return render(request, "reports/stories.html", context)


def new(request: Request, pk: int) -> HttpResponse:
    """A new quote or story."""
    shown = people.participant(request.by, pk, queries.REGISTER)

    def act(given: dict[str, Any]) -> str:
        made = commands.add(request.by, enrolment=shown.enrolment, **given)
        done(request, "Orden är inskrivna.", undo=reverse("reports:story_remove", args=[made.pk]))
        return reverse("reports:stories", args=[pk])

    return form_page(
        request,
        StoryForm,
        act,
        heading="Nytt citat eller ny berättelse",
        button="Spara",
        initial={"kind": "quote", "consented_on": today()},
        context={"kicker": (reverse("reports:stories", args=[pk]), f"Citat, {shown.name}")},
    )


def edit(request: Request, pk: int) -> HttpResponse:
    """Other words, name or scope."""
    held = queries.story(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, story=held, **given)
        done(request, "Ändringen är sparad.")
        return _back(held)

    return form_page(
        request,
        StoryForm,
        act,
        heading="Ändra orden",
        button="Spara ändringen",
        initial={name: getattr(held, name) for name in StoryForm.base_fields},
        version=held.version,
        template="register/promises/kept.html",
        context={
            "kicker": (_back(held), "Citat"),
            "lead": "Ändrar du orden ska deltagaren läsa dem och samtycka igen.",
            "remove": reverse("reports:story_remove", args=[pk]),
            "what": "orden",
        },
    )


def withdraw(request: Request, pk: int) -> HttpResponse:
    """The consent no longer holds; the page says where the words stand."""
    held = queries.story(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        stood = commands.withdraw(request.by, story=held, on=given["withdrawn_on"])
        done(request, f"Samtycket är återtaget. {_said(stood)}")
        return _back(held)

    return form_page(
        request,
        WithdrawForm,
        act,
        heading="Återta samtycket",
        button="Återta samtycket",
        initial={"withdrawn_on": today()},
        template="reports/story_withdraw.html",
        context={
            "kicker": (_back(held), "Citat"),
            "story": held,
            "standing": queries.standing(held),
        },
    )


@require_POST
def remove(request: Request, pk: int) -> HttpResponse:
    """Takes away what was entered by mistake."""
    held = queries.story(request.by, pk)
    where = _back(held)
    try:
        commands.remove(request.by, story=held)
    except Refused as no:
        return refused(request, no, where)
    done(request, "Orden är borttagna.")
    return redirect(where)


def _said(stood: list[queries.Standing]) -> str:
    published = [place.report.title for place in stood if place.published]
    if published:
        return (
            f"Orden står kvar i {', '.join(published)}, som är publicerad: säg till den som leder rapporten."
        )
    return "Orden är borta ur rapporterna." if stood else "De stod inte i någon rapport."


def _back(held: Story) -> str:
    return reverse("reports:stories", args=[queries.enrolment_of(held)])

"""Enrolment, and what belongs to it: consent, needs, tracks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.register.clock import today
from stegvis.web.register.commands import enrolment as commands
from stegvis.web.register.commands.people import find_or_add
from stegvis.web.register.forms import enrolment as asked
from stegvis.web.register.forms.who import who_of
from stegvis.web.register.models import Consent
from stegvis.web.register.queries import applications, people, staff
from stegvis.web.register.views.form_page import done, form_page

REGISTER = "enrolment.register"


def enrol(request: Request) -> HttpResponse:
    """Somebody who may be new; a known person is recognised by the number."""

    def act(given: dict[str, Any]) -> str:
        person, known = find_or_add(request.by, team=request.team, **who_of(given))
        made = commands.enrol(request.by, team=request.team, person=person, **_with_staff(request, given))
        name = person.shown_to(request.by)
        again = f" {name} var känd sedan tidigare: inskrivningen ligger på samma person." if known else ""
        done(request, f"{name} är inskriven.{again}")
        return reverse("register:participant", args=[made.pk])

    return form_page(
        request,
        asked.EnrolForm,
        act,
        heading="Skriv in deltagare",
        button="Skriv in",
        initial=_today(request),
        template="register/enrolment/enrol.html",
        context={"kicker": (reverse("register:people"), "Deltagare"), "new": True},
        team=request.team,
    )


def enrol_from(request: Request, pk: int) -> HttpResponse:
    """Somebody from the queue: what the application says is not asked again."""
    held = applications.application(request.by, pk, REGISTER)
    name = held.person.shown_to(request.by)

    def act(given: dict[str, Any]) -> str:
        made = commands.enrol(
            request.by, team=held.team, person=held.person, application=held, **_with_staff(request, given)
        )
        done(request, f"{name} är inskriven.")
        return reverse("register:participant", args=[made.pk])

    return form_page(
        request,
        asked.StartForm,
        act,
        heading=f"Skriv in {name}",
        button="Skriv in",
        initial={
            **_today(request),
            "track": held.track_id,
            "referrer": held.referrer,
            "education": held.person.education,
        },
        template="register/enrolment/enrol.html",
        context={"kicker": (reverse("register:queue"), "Kö")},
        team=held.team,
    )


def _today(request: Request) -> dict[str, Any]:
    return {
        "started_on": today(),
        "responsible": str(request.user.pk),
    }


def _with_staff(request: Request, given: dict[str, Any]) -> dict[str, Any]:
    """The chosen user in place of the number."""
    users = {str(user.pk): user for user in staff.users_of(request.team)}
    return {**given, "responsible": users.get(given["responsible"])}


def edit(request: Request, pk: int) -> HttpResponse:
    """What is known about the enrolment."""
    shown = people.participant(request.by, pk, REGISTER)
    of = shown.enrolment
    users = {str(user.pk): user for user in staff.users_of(of.team)}

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, enrolment=of, **{**given, "responsible": users.get(given["responsible"])})
        done(request, f"Inskrivningen av {shown.name} är sparad.")
        return reverse("register:participant", args=[pk])

    names = ("started_on", "planned_end_on", "referrer", "years_in_public_support")
    return form_page(
        request,
        asked.EnrolmentForm,
        act,
        heading=f"Inskrivning, {shown.name}",
        button="Spara",
        initial={**{name: getattr(of, name) for name in names}, "responsible": str(of.responsible_id or "")},
        version=of.version,
        context=_back(shown),
        team=of.team,
    )


def consent(request: Request, pk: int) -> HttpResponse:
    """The answer about consent, with its history."""
    shown = people.participant(request.by, pk, REGISTER)

    def act(given: dict[str, Any]) -> str:
        commands.answer(request.by, enrolment=shown.enrolment, **given)
        done(request, "Svaret om samtycke är sparat.")
        return reverse("register:consent", args=[pk])

    return form_page(
        request,
        asked.ConsentForm,
        act,
        heading=f"Samtycke, {shown.name}",
        button="Spara svaret",
        initial={"answered_on": today(), "form": "written"},
        template="register/enrolment/consent.html",
        context={**_back(shown), "history": shown.enrolment.consent_set.all()},
    )


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Withdraws a consent, at once."""
    held = policy.get(request.by, REGISTER, Consent, pk)
    commands.withdraw(request.by, consent=held)
    done(request, "Samtycket är återkallat. Insatsen går vidare.")
    return redirect("register:consent", held.enrolment_id)


def move(request: Request, pk: int) -> HttpResponse:
    """Another track from a day; both stays are kept."""
    shown = people.participant(request.by, pk, "enrolment.move")

    def act(given: dict[str, Any]) -> str:
        stay = commands.move(request.by, enrolment=shown.enrolment, **given)
        done(
            request,
            f"{shown.name} är i {stay.track.name} från och med {stay.started_on.day}/{stay.started_on.month}.",
        )
        return reverse("register:participant", args=[pk])

    now = f"Nu i {shown.track.track.name}. " if shown.track else ""
    return form_page(
        request,
        asked.MoveForm,
        act,
        heading=f"Byt inriktning, {shown.name}",
        button="Byt inriktning",
        initial={"started_on": today()},
        context={**_back(shown), "lead": f"{now}Båda vistelserna finns kvar, och inget avslut räknas."},
        team=shown.enrolment.team,
    )


def needs(request: Request, pk: int) -> HttpResponse:
    """How the life areas are now, and how they are wanted."""
    shown = people.participant(request.by, pk, REGISTER)
    form = asked.NeedsForm

    def act(given: dict[str, Any]) -> str:
        areas = form().areas(given)
        commands.needs(request.by, enrolment=shown.enrolment, observed_on=given["observed_on"], areas=areas)
        done(request, "Kartläggningen är sparad.")
        return reverse("register:participant", args=[pk])

    return form_page(
        request,
        form,
        act,
        heading=f"Livsområden, {shown.name}",
        button="Spara",
        initial={"observed_on": today()},
        context={
            **_back(shown),
            "lead": "0 är så långt bort det går, 10 är framme. Fråga bara om det som är viktigt.",
        },
    )


def parallel(request: Request, pk: int) -> HttpResponse:
    """A measure that runs elsewhere."""
    shown = people.participant(request.by, pk, REGISTER)

    def act(given: dict[str, Any]) -> str:
        commands.parallel(request.by, enrolment=shown.enrolment, **given)
        done(request, "Insatsen är sparad.")
        return reverse("register:coordination", args=[pk])

    return form_page(
        request,
        asked.ParallelForm,
        act,
        heading=f"Insats på annat håll, {shown.name}",
        button="Spara",
        context=_back(shown),
    )


def _back(shown: people.Participant) -> dict[str, Any]:
    return {"kicker": (reverse("register:participant", args=[shown.enrolment.pk]), shown.name)}

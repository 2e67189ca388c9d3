"""Coordination around one participant: partners, meetings, work training, plans and more time."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stegvis.web.access.request import Request
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.commands import everyday as commands
from stegvis.web.register.forms import everyday as asked
from stegvis.web.register.queries import everyday as queries
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, form_page
from stegvis.web.register.views.people import tabs

ACTION, PLAN = "everyday.register", "plan.write"


def coordination(request: Request, pk: int) -> HttpResponse:
    """Everything that is coordinated around the participant."""
    shown = people.participant(request.by, pk, ACTION)
    of = shown.enrolment
    context = {
        **tabs(request, shown, "coordination"),
        "actions_done": of.coordinatedaction_set.all(),
        "meetings": of.meeting_set.all(),
        "visits": queries.study_visits(of),
        "trainings": of.worktraining_set.prefetch_related("steps"),
        "sips": of.sip_set.all(),
        "extensions": of.extension_set.all(),
        "measures": of.parallelmeasure_set.all(),
        "late": shown.meeting_by is not None and shown.meeting_by < today(),
    }
    return render(request, "register/everyday/coordination.html", context)


def _add(
    request: Request, pk: int, form: type[Form], add: Any, said: str, heading: str, initial: dict[str, Any]
) -> HttpResponse:
    shown = people.participant(request.by, pk, ACTION)

    def act(given: dict[str, Any]) -> str:
        add(request.by, enrolment=shown.enrolment, **given)
        done(request, said)
        return reverse("register:coordination", args=[pk])

    return form_page(
        request,
        form,
        act,
        heading=f"{heading}, {shown.name}",
        button="Spara",
        initial=initial,
        context=_back(shown),
    )


def action_new(request: Request, pk: int) -> HttpResponse:
    """A coordinated action with a partner."""
    return _add(
        request,
        pk,
        asked.ActionForm,
        commands.action,
        "Åtgärden är sparad.",
        "Samordnad åtgärd",
        {"done_on": today()},
    )


def study_visit_new(request: Request, pk: int) -> HttpResponse:
    """A study visit to an employer."""
    return _add(
        request,
        pk,
        asked.StudyVisitForm,
        commands.study_visit,
        "Studiebesöket är sparat.",
        "Studiebesök",
        {"held_on": today(), "attended": True},
    )


def training_new(request: Request, pk: int) -> HttpResponse:
    """Work training with an employer."""
    initial = {"started_on": today()}
    return _add(
        request,
        pk,
        asked.TrainingForm,
        commands.training,
        "Arbetsträningen är sparad.",
        "Arbetsträning",
        initial,
    )


def extension_new(request: Request, pk: int) -> HttpResponse:
    """More time, asked of the steering group."""
    initial = {"until": months_after(today(), 6)}
    said = "Styrgruppen får begäran."
    return _add(request, pk, asked.ExtensionForm, commands.ask_extension, said, "Förlängning", initial)


def meeting_new(request: Request, pk: int) -> HttpResponse:
    """Books a multi-party meeting."""
    shown = people.participant(request.by, pk, ACTION)
    return _add(
        request,
        pk,
        asked.MeetingForm,
        commands.plan_meeting,
        "Mötet är bokat.",
        "Flerpartsmöte",
        {"planned_on": min(filter(None, [shown.meeting_by, months_after(today(), 1)]))},
    )


def sip(request: Request, pk: int) -> HttpResponse:
    """A coordinated individual plan."""
    shown = people.participant(request.by, pk, PLAN)

    def act(given: dict[str, Any]) -> str:
        commands.write_sip(request.by, enrolment=shown.enrolment, **given)
        done(request, "SIP är sparad.")
        return reverse("register:coordination", args=[pk])

    return form_page(
        request,
        asked.SipForm,
        act,
        heading=f"SIP, {shown.name}",
        button="Spara",
        initial={"agreed_on": today(), "follow_up_on": months_after(today(), 3)},
        template="register/everyday/sip.html",
        context=_back(shown),
    )


def step_up(request: Request, pk: int) -> HttpResponse:
    """Other hours a week in a work training."""
    held, name = queries.training(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.step_up(request.by, training=held, **given)
        done(request, "Timmarna är ändrade.")
        return reverse("register:coordination", args=[held.enrolment_id])

    back = {"kicker": (reverse("register:coordination", args=[held.enrolment_id]), name)}
    initial = {"from_day": today()}
    return form_page(
        request, asked.StepUpForm, act, heading="Ändra timmar", button="Spara", initial=initial, context=back
    )


def meeting(request: Request, pk: int) -> HttpResponse:
    """What was agreed at a multi-party meeting."""
    held, name = queries.meeting(request.by, pk)

    def act(given: dict[str, Any]) -> str:
        commands.hold_meeting(request.by, meeting=held, **given)
        done(request, "Överenskommelsen är sparad.")
        return reverse("register:coordination", args=[held.enrolment_id])

    return form_page(
        request,
        asked.HeldForm,
        act,
        heading=f"Flerpartsmöte, {name}",
        button="Spara",
        initial={
            "held_on": held.held_on or min(held.planned_on, today()),
            "with_whom": held.with_whom,
            "agreement": held.agreement,
            "attended": held.attended is not False,
        },
        version=held.version,
        context={"kicker": (reverse("register:coordination", args=[held.enrolment_id]), name)},
    )


def plan(request: Request, pk: int) -> HttpResponse:
    """The plan as it is now, its versions, and a new one."""
    shown = people.participant(request.by, pk, PLAN)
    versions = list(shown.enrolment.plan_set.select_related("written_by"))
    last = versions[0] if versions else None

    def act(given: dict[str, Any]) -> str:
        made = commands.write_plan(request.by, enrolment=shown.enrolment, **given)
        done(request, f"Planen är sparad som version {made.number}.")
        return reverse("register:plan", args=[pk])

    return form_page(
        request,
        asked.PlanForm,
        act,
        heading=shown.name,
        button="Spara planen",
        initial=asked.held_plan(last) if last else {},
        held=asked.held_plan,
        version=last.number if last else 0,
        template="register/everyday/plan.html",
        context={**tabs(request, shown, "plan"), "versions": versions, "last": last},
    )


def _back(shown: people.Participant) -> dict[str, Any]:
    return {"kicker": (reverse("register:participant", args=[shown.enrolment.pk]), shown.name)}

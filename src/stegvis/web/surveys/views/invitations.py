"""A participant is asked to answer alone: the link, the code, and taking them back."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access.record import Refused
from stegvis.web.access.request import Request
from stegvis.web.register.queries import people
from stegvis.web.register.views.form_page import done, refused
from stegvis.web.surveys.commands import contact
from stegvis.web.surveys.commands import invitations as commands
from stegvis.web.surveys.instruments import chosen
from stegvis.web.surveys.messages.wording import link as address
from stegvis.web.surveys.qr import qr
from stegvis.web.surveys.queries import courses
from stegvis.web.surveys.queries import invitations as queries


@require_POST
def invite_phone(request: Request, pk: int, name: str) -> HttpResponse:
    """Makes a link for the participant's phone, and shows it this once."""
    return _invite(request, pk, name, "phone")


@require_POST
def invite_tablet(request: Request, pk: int, name: str) -> HttpResponse:
    """Makes a code for the team's tablet, and shows it this once."""
    return _invite(request, pk, name, "tablet")


@require_POST
def agree_email(request: Request, pk: int) -> HttpResponse:
    """The participant may be sent links and reminders by e-mail."""
    return _agree(request, pk, "email")


@require_POST
def agree_sms(request: Request, pk: int) -> HttpResponse:
    """The participant may be sent links and reminders as text messages."""
    return _agree(request, pk, "sms")


def _agree(request: Request, pk: int, way: str) -> HttpResponse:
    shown = people.participant(request.by, pk, courses.REGISTER)
    where = reverse("surveys:measurements", args=[pk])
    try:
        contact.agree(request.by, enrolment=shown.enrolment, way=way)
    except Refused as no:
        return refused(request, no, where)
    done(request, f"{shown.name} får länkar och påminnelser.", reverse("surveys:decline", args=[pk]))
    return redirect(where)


@require_POST
def decline(request: Request, pk: int) -> HttpResponse:
    """Nothing more is sent to the participant."""
    shown = people.participant(request.by, pk, courses.REGISTER)
    held = queries.contact_of(pk)
    if held:
        contact.decline(request.by, contact=held)
    done(request, f"{shown.name} får inga fler påminnelser.")
    return redirect("surveys:measurements", pk)


@require_POST
def revoke(request: Request, pk: int) -> HttpResponse:
    """A link or code stops working."""
    found = queries.invitation(request.by, pk)
    commands.revoke(request.by, invitation=found)
    done(request, "Länken eller koden går inte längre att använda.")
    return redirect("surveys:measurements", found.enrolment_id)


@require_POST
def take_in(request: Request, pk: int) -> HttpResponse:
    """What was answered before somebody stopped becomes an occasion."""
    found = queries.invitation(request.by, pk)
    where = reverse("surveys:measurements", args=[found.enrolment_id])
    try:
        made = commands.take_in(request.by, invitation=found)
    except Refused as no:
        return refused(request, no, where)
    done(request, "Svaren är intagna som de är.", reverse("surveys:remove", args=[made.pk]))
    return redirect(where)


def _invite(request: Request, pk: int, name: str, way: str) -> HttpResponse:
    shown = people.participant(request.by, pk, courses.REGISTER)
    of, instrument = shown.enrolment, chosen(name, shown.enrolment.team)
    try:
        made, secret = commands.invite(
            request.by,
            enrolment=of,
            instrument=instrument,
            occasion=courses.next_occasion(pk, instrument, of.ended_on),
            way=way,
        )
    except Refused as no:
        return refused(request, no, reverse("surveys:measurements", args=[pk]))
    link = address(secret) if way == "phone" else ""
    context = {
        "made": made,
        "instrument": instrument,
        "name": shown.name,
        "pk": pk,
        "link": link,
        "qr": qr(link) if link else "",
        "code": "" if link else f"{secret[:3]} {secret[3:]}",
        "tablet": f"{settings.ORIGIN}{reverse('phone:tablet')}",
    }
    return render(request, "surveys/handed.html", context)

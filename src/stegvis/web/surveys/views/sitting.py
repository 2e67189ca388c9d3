"""A participant answers alone: by the link in the phone or a code at the tablet, on pages that need no account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stegvis.web.access import guesses
from stegvis.web.access.by import By
from stegvis.web.register.codes import known
from stegvis.web.surveys import held
from stegvis.web.surveys.answering.page import answering, said
from stegvis.web.surveys.answering.sitting import Given, Sitting, Value
from stegvis.web.surveys.commands import invitations as commands
from stegvis.web.surveys.models import Invitation
from stegvis.web.surveys.queries import invitations as queries
from stegvis.web.surveys.views import opening, tablet
from stegvis.web.surveys.wordings import instruments

GUESSES = 100  # wrong links from one address within a quarter of an hour; one address may be a whole office


def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Opens an invitation by its secret, and leaves the secret behind: the page that follows has an address without it."""
    found = queries.by_link(secret)
    place = f"link {request.META.get('REMOTE_ADDR', '')}"
    if found is None:
        if guesses.too_many(place, GUESSES):
            return said(request, "too_many", status=429)
        guesses.wrong(place)
        return said(request, "unknown", status=404)
    if not found.open:
        return _closed(request, found)
    return opening.begin(By(None, "phone:link", name=opening.PARTICIPANT), found)


def sit(request: HttpRequest, ref: str) -> HttpResponse:
    """The page where the questions are answered."""
    page = reverse("phone:sit", args=[ref])
    found = queries.by_ref(ref) if opening.may_open(request, ref) else None
    if found is None:
        at_tablet = tablet.team_of(request) is not None
        return redirect("phone:tablet") if at_tablet else said(request, "unknown", status=404)
    if not found.open or found.instrument not in known().instruments:
        return redirect(page) if request.method == "POST" else _closed(request, found)
    answer = answering(request, _sitting(found, page))
    return tablet.ends_by_itself(answer, found.ref) if found.way == "tablet" else answer


def _sitting(found: Invitation, page: str) -> Sitting:
    by = By(None, "phone:sit", name=opening.PARTICIPANT)

    def save(item: str, value: Value, language: str) -> None:
        commands.keep(by, invitation=found, item=item, value=value, language=language)

    def finish(given: Given) -> str:
        commands.finish(by, invitation=found, given=given)
        return page

    at_tablet = found.way == "tablet"
    return Sitting(
        instruments(found.enrolment.team, None)[found.instrument],
        page,
        held.given(found.held),
        save,
        finish,
        seen_by="seen_by_team",
        language=found.language,
        leave=reverse("phone:tablet_end", args=[found.ref]) if at_tablet else "",
        keeps=not at_tablet,
    )


def _closed(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Thanks where the answers were sent from this browser; else that the link is used or has ended."""
    mine = opening.may_open(request, found.ref)
    if found.way == "tablet":
        return tablet.thanks(request, found)
    if found.state == "answered" and mine:
        return said(request, "done", language=found.language)
    code = "used" if found.state == "answered" else "ended"
    return said(request, code, language=found.language, status=410)

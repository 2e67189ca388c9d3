"""The team's tablet: a code for each visit, and nothing left of the one before."""

from __future__ import annotations

import re

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stegvis.web.access import guesses, signin
from stegvis.web.access.by import By
from stegvis.web.access.request import Request
from stegvis.web.surveys.answering.page import said, spoken
from stegvis.web.surveys.answering.texts import text
from stegvis.web.surveys.models import Invitation
from stegvis.web.surveys.queries import invitations as queries
from stegvis.web.surveys.views import opening

DEVICE, SALT = "platta", "tablet"
A_YEAR = 365 * 24 * 60 * 60
GUESSES = 10  # wrong codes at one tablet within a quarter of an hour, of a million
IDLE, THANKS = 180, 15  # seconds until the page ends by itself


def team_of(request: HttpRequest) -> int | None:
    """The team whose tablet this is."""
    try:
        held = request.get_signed_cookie(DEVICE, default="", salt=SALT, max_age=A_YEAR)
    except signing.BadSignature:
        return None
    return int(held) if held else None


def device(request: Request) -> HttpResponse:
    """Makes the device the team's tablet. The one who does it is signed out: the tablet shows no register."""
    if request.method != "POST":
        return render(request, "surveys/device.html", {"already": team_of(request) == request.team.pk})
    team = request.team.pk
    signin.sign_out(request, "surveys:tablet_device", "Enheten blev teamets platta")
    answer = redirect("phone:tablet")
    answer.set_signed_cookie(
        DEVICE, str(team), salt=SALT, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SECURE
    )
    return answer


def tablet(request: HttpRequest) -> HttpResponse:
    """Asks for the code of a visit."""
    team = team_of(request)
    if team is None:
        return said(request, "no_tablet", status=404)
    if request.method != "POST":
        return _asks(request)
    place = f"tablet {team} {request.META.get('REMOTE_ADDR', '')}"
    if guesses.too_many(place, GUESSES):
        return _asks(request, "tablet_wait", 429)
    found = queries.by_code(team, re.sub(r"\D", "", request.POST.get("kod", "")))
    if found is None:
        guesses.wrong(place)
        return _asks(request, "tablet_wrong", 422)
    return opening.begin(By(None, "phone:tablet", name=opening.PARTICIPANT), found)


def end(request: HttpRequest, ref: str) -> HttpResponse:
    """Back to the code, whatever was on the screen. What was answered is kept, and the same code goes on with it."""
    return opening.forget(redirect("phone:tablet"), ref)


def ends_by_itself(answer: HttpResponse, ref: str, seconds: int = IDLE) -> HttpResponse:
    """A screen that nobody touches goes back to the code."""
    answer.headers["Refresh"] = f"{seconds}; url={reverse('phone:tablet_end', args=[ref])}"
    return answer


def thanks(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Says thank you, or that the code has ended, and closes."""
    code = "tablet_done" if found.state == "answered" else "ended"
    links = [(reverse("phone:tablet"), text("tablet_close", found.language or "sv"))]
    answer = said(request, code, language=found.language, links=links)
    return opening.forget(ends_by_itself(answer, found.ref, THANKS), found.ref)


def _asks(request: HttpRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    return spoken(request, "surveys/answering/code.html", {"wrong": wrong}, status)

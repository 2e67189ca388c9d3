"""How does a browser come to hold the right to answer one invitation, and no longer?"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stegvis.web.access.by import By
from stegvis.web.surveys.commands import invitations as commands
from stegvis.web.surveys.models import Invitation
from stegvis.web.surveys.secrets import VALID

COOKIE, SALT = "svar", "answering"
PARTICIPANT = "Deltagaren"


def begin(by: By, found: Invitation) -> HttpResponse:
    """Sends the browser to the page of an invitation, with the right to open it: a cookie for that page alone."""
    commands.opened(by, invitation=found)
    page = reverse("phone:sit", args=[found.ref])
    answer = redirect(page)
    answer.set_signed_cookie(
        COOKIE,
        found.ref,
        salt=SALT,
        path=page,
        max_age=int(VALID["phone"].total_seconds()) if found.way == "phone" else None,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return answer


def may_open(request: HttpRequest, ref: str) -> bool:
    """Whether this browser opened the invitation by its secret."""
    try:
        return bool(request.get_signed_cookie(COOKIE, default="", salt=SALT) == ref)
    except signing.BadSignature:
        return False


def forget(answer: HttpResponse, ref: str) -> HttpResponse:
    """Takes the right back, so that nobody comes to the page again with the Back button."""
    answer.delete_cookie(COOKIE, path=reverse("phone:sit", args=[ref]), samesite="Lax")
    return answer

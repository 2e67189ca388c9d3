"""What is asked of every request before a page sees it?"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from stegvis.web.access import drafts, log, policy, signin
from stegvis.web.access.by import By
from stegvis.web.access.csp import POLICY
from stegvis.web.access.models import User

Answer = Callable[[HttpRequest], HttpResponseBase]
STARTED, SEEN = "session_started", "session_seen"


def headers(answer: Answer) -> Answer:
    """What every answer says to the browser: what it may load, and to keep nothing."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


class SessionLimit:
    """Ends a session after half an hour away and after twelve hours; drafts wait for the next sign-in."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        ended = False
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get(SEEN, now)
            started = request.session.setdefault(STARTED, now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - started > settings.SESSION_COOKIE_AGE:
                _keep_typed(request)
                signin.sign_out(request, "", "Sessionen tog slut")
                ended = True
            elif now - seen > 60 or SEEN not in request.session:
                request.session[SEEN] = now
        answer = self.answer(request)
        if ended:
            answer.set_cookie("away", "1", max_age=300, httponly=True, samesite="Lax", secure=settings.SECURE)
        elif request.user.is_authenticated and "away" in request.COOKIES:
            answer.delete_cookie("away")
        return answer


class Gate:
    """Lets through what the policy allows; the rest is a page that does not exist."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Any, given: Any, named: dict[str, Any]
    ) -> HttpResponseBase | None:
        """None lets the request through to the view."""
        action = getattr(view, "action", None)
        name = request.resolver_match.view_name if request.resolver_match else ""
        user = request.user if request.user.is_authenticated else None
        by = By(user, name)
        request.by, request.team = by, None  # type: ignore[attr-defined]
        if action == policy.OPEN:
            return None
        if user is None:
            return _to_login(request)
        if action is None:
            raise Http404
        if signin.needs_second_factor(request):
            return redirect(reverse("mfa_index"))
        if action != policy.SIGNED_IN and not policy.somewhere(by, action):
            log.write(by, "denied", action)
            raise Http404
        request.team = signin.team_of(request, by, action)  # type: ignore[attr-defined]
        return None


def _keep_typed(request: HttpRequest) -> None:
    """What was sent just when the session had ended waits as a draft for the same user."""
    about_account = request.path.startswith("/konto/")  # passwords and codes are never kept
    if request.method == "POST" and isinstance(request.user, User) and not about_account:
        drafts.keep(request.user, request.path, dict(request.POST.lists()))


def _to_login(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=401)
        answer.headers["HX-Redirect"] = reverse("account_login")
        return answer
    return redirect_to_login(request.get_full_path() if request.method == "GET" else request.path)

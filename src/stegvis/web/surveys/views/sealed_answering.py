"""Answering a sealed survey, without an account: by a link, or by a code from paper."""

from __future__ import annotations

from secrets import token_urlsafe

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from stegvis.web.register.clock import today
from stegvis.web.surveys.answering.page import answering, said, spoken
from stegvis.web.surveys.answering.sitting import Given, Sitting, Value
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.queries import sealed as queries
from stegvis.web.surveys.sealed import unfinished

COOKIE = "enkat"  # the code, and the key of what is half answered; for these pages alone


def link(request: HttpRequest, code: str) -> HttpResponse:
    """The way in: the code goes out of the address and into a cookie."""
    found = queries.entered(code)
    if found is None:
        return said(request, "unknown", status=404)
    if found[1]:
        return said(request, "sealed_used")
    answer = redirect(reverse("sealed:answer"))
    answer.set_cookie(
        COOKIE,
        f"{code}.{token_urlsafe(32)}",
        path=reverse("sealed:answer"),
        max_age=unfinished.KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return answer


def sealed(request: HttpRequest) -> HttpResponse:
    """The survey, one question at a time; without a code, the page where one is written."""
    code, _, secret = request.COOKIES.get(COOKIE, "").partition(".")
    found = queries.entered(code) if code and secret else None
    if found is None:
        return _door(request)
    survey, used = found
    if used:
        return _forgotten(said(request, "sealed_used"))
    if not survey.takes_answers(today()):
        return _forgotten(said(request, "sealed_ended"))
    finished: list[bool] = []

    def save(item: str, value: Value, language: str) -> None:
        held = unfinished.kept(secret)
        unfinished.keep(secret, {**held.given, item: value}, language)

    def finish(given: Given) -> str:
        commands.answer(survey=survey, code=code, answers=given)
        unfinished.forget(secret)
        finished.append(True)
        return reverse("sealed:done")

    held = unfinished.kept(secret)
    answer = answering(
        request,
        Sitting(
            instrument=survey.what,
            address=reverse("sealed:answer"),
            given=held.given,
            save=save,
            finish=finish,
            seen_by="seen_by_nobody",
            language=held.language,
        ),
    )
    return _forgotten(answer) if finished else answer


def sealed_done(request: HttpRequest) -> HttpResponse:
    """Thanks."""
    return said(request, "sealed_done")


def _door(request: HttpRequest) -> HttpResponse:
    """Where a code from paper is written."""
    typed = request.POST.get("code", "").strip()
    if typed and queries.entered(typed):
        return link(request, typed)
    wrong = "sealed_wrong" if "code" in request.POST else ""
    context = {"typed": typed, "wrong": wrong}
    return spoken(request, "surveys/sealed/door.html", context, 422 if wrong else 200)


def _forgotten(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(COOKIE, path=reverse("sealed:answer"), samesite="Lax")
    return answer

"""The participant's own page: opened by a link, closed by itself, without an account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import guesses
from stegvis.web.access.by import By
from stegvis.web.register.commands import enrolment as enrolments
from stegvis.web.register.queries import extract
from stegvis.web.surveys.answering.page import said, spoken
from stegvis.web.surveys.answering.texts import chosen, languages, text
from stegvis.web.surveys.commands import contact
from stegvis.web.surveys.commands import own as commands
from stegvis.web.surveys.forms.own import AskForm
from stegvis.web.surveys.models import OwnLink
from stegvis.web.surveys.queries import own as queries

COOKIE, SALT, PATH, LANGUAGE = "egen", "own", "/min-sida/", "sprak"
IDLE = 20 * 60  # seconds away after which the page is closed
GUESSES = 30
Shown = Callable[[HttpRequest, By, OwnLink], HttpResponse]


def _by(link: OwnLink, page: str) -> By:
    return By(None, page, name="Deltagaren", person=link.enrolment.person_id)


def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Opens the page by its link, which works once."""
    place = f"own {request.META.get('REMOTE_ADDR', '')}"
    if guesses.too_many(place, GUESSES):
        return said(request, "too_many", status=429)
    link = queries.by_secret(secret)
    if link is None:
        guesses.wrong(place)
        return _closed(request, "unknown", 404)
    if not commands.open_once(_by(link, "phone:own_enter"), link=link):
        return _closed(request, "own_used", 410)
    return _kept(redirect("phone:own"), link)


def _kept(answer: HttpResponse, link: OwnLink) -> HttpResponse:
    answer.set_signed_cookie(
        COOKIE,
        str(link.pk),
        salt=SALT,
        path=PATH,
        max_age=IDLE,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return answer


def own_language(request: HttpRequest) -> str:
    """The language asked for, now or before, else the browser's."""
    return chosen(request, tuple(languages().values()), request.COOKIES.get(LANGUAGE, "")).code


def remembered(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer, with the language that was asked for kept in the browser."""
    if "sprak" in request.GET or "sprak" in request.POST:
        answer.set_cookie(LANGUAGE, own_language(request), path=PATH, samesite="Lax", secure=settings.SECURE)
    return answer


def _closed(request: HttpRequest, code: str, status: int) -> HttpResponse:
    """Says that nothing is open here, and where a new link is asked for."""
    language = own_language(request)
    links = [(reverse("phone:own_again"), text("own_again", language))]
    return remembered(request, said(request, code, language=language, status=status, links=links))


def own_page(view: Shown) -> Callable[[HttpRequest], HttpResponse]:
    """A page for the one who has opened a link: the time begins anew each time, until two hours have gone."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        try:
            held = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=IDLE)
        except signing.BadSignature:
            held = ""
        link = queries.by_session(int(held)) if held else None
        if link is None:
            return _closed(request, "own_closed", 404)
        page = request.resolver_match.view_name if request.resolver_match else ""
        return remembered(request, _kept(view(request, _by(link, page), link), link))

    return opened


@own_page
def own(request: HttpRequest, by: By, link: OwnLink) -> HttpResponse:
    """The plan, what is booked, answers and curves, consents, and who has read."""
    form = AskForm(request.POST if request.method == "POST" else None, language=own_language(request))
    if request.method == "POST" and form.is_valid():
        of = queries.enrolment(by, link.enrolment_id, queries.CHANGE)
        commands.ask(by, enrolment=of, text=form.cleaned_data["text"])
        return redirect(f"{reverse('phone:own')}#rattelse")
    context = {"own": queries.own(by, link.enrolment_id, own_language(request)), "form": form}
    return spoken(
        request, "surveys/own/page.html", context, 422 if form.errors else 200, own_language(request)
    )


@require_POST
@own_page
def withdraw(request: HttpRequest, by: By, link: OwnLink) -> HttpResponse:
    """The consent to the national hand-over is taken back."""
    enrolments.withdraw(by, consent=queries.consent(by, link.enrolment_id))
    return redirect(f"{reverse('phone:own')}#samtycken")


@require_POST
@own_page
def decline(request: HttpRequest, by: By, link: OwnLink) -> HttpResponse:
    """No more links and reminders."""
    held = queries.own(by, link.enrolment_id).contact
    if held:
        contact.decline(by, contact=held)
    return redirect(f"{reverse('phone:own')}#samtycken")


@own_page
def everything(request: HttpRequest, by: By, link: OwnLink) -> HttpResponse:
    """All that is held about the participant, to read and print."""
    told = extract.extract(by, link.enrolment_id, "html")
    context = {"told": told, "teams": ", ".join(told.teams)}
    return spoken(request, "surveys/own/everything.html", context, language=own_language(request))


@own_page
def as_file(request: HttpRequest, by: By, link: OwnLink) -> HttpResponse:
    """The same as a file."""
    told = extract.extract(by, link.enrolment_id, "json")
    answer = HttpResponse(told.as_json(), content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="om-mig.json"'
    return answer


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Closes the page: the link that opened it is of no more use."""
    closed = own_page(_leave)(request)
    closed.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return closed


def _leave(request: HttpRequest, by: By, link: OwnLink) -> HttpResponse:
    commands.leave(by, link=link)
    return _closed(request, "own_left", 200)

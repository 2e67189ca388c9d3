"""What does the masthead of every page say?"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from stegvis.web.access import policy, signin, users
from stegvis.web.access.models import Team
from stegvis.web.access.request import Request
from stegvis.web.look.nav import NavItem
from stegvis.web.register.queries.waiting import waiting

DAY, TOLD, ORDER, TEAM, RIGHTS = HEADINGS = (
    "Arbetet med deltagarna",
    "Läget och siffror",
    "Ordning i registret",
    "Teamet",
    "Behörighet och logg",
)
# Label, icon, page, action, heading under Mer; the first seven stand in the masthead, as many as the user may open.
PAGES = (
    ("Min dag", "day", "register:today", "day.see", DAY),
    ("Deltagare", "people", "register:people", "person.list", DAY),
    ("Kö", "queue", "register:queue", "application.see", DAY),
    ("Uppföljning", "clock", "register:follow_ups", "follow_up.register", DAY),
    ("Läget", "state", "register:state", "state.see", TOLD),
    ("Rapporter", "doc", "reports:reports", "report.see", TOLD),
    ("Kvalitet", "check", "register:quality", "quality.see", ORDER),
    ("Siffror", "chart", "register:figures", "figures.see", TOLD),
    ("Över tid", "chart", "reports:over_time", "figures.see", TOLD),
    ("Mätningar i teamet", "chart", "surveys:groups", "figures.see", TOLD),
    ("Mål", "check", "register:goals", "goal.see", TOLD),
    ("Pengar", "table", "register:money", "money.see", TOLD),
    ("Vad det är värt", "chart", "reports:worth", "evaluation.see", TOLD),
    ("Planen", "check", "reports:plan", "workplan.see", TOLD),
    ("Utbildningar", "people", "reports:events", "event.see", TOLD),
    ("Förbundet", "state", "register:association", "association.see", TOLD),
    ("Enkäter", "doc", "surveys:surveys", "survey.see", TOLD),
    ("Förbundets enkäter", "doc", "surveys:association_surveys", "survey.association", TOLD),
    ("Förlängningar", "doc", "register:extensions", "extension.decide", DAY),
    ("Nationell uppföljning", "doc", "register:national", "national.register", ORDER),
    ("Aktiviteter", "day", "register:activities", "everyday.register", DAY),
    ("Urvalsgruppen", "doc", "register:selection", "application.see", DAY),
    ("Informationstillfällen", "day", "register:visits", "visit.register", DAY),
    ("Användare", "people", "register:users", "users.manage", RIGHTS),
    ("Mätinstrument", "doc", "surveys:instruments", "wording.manage", ORDER),
    ("Bemanning", "people", "register:staffing", "staff.see", TEAM),
    ("Dubbletter", "people", "register:duplicates", "person.merge", ORDER),
    ("Avstämning", "check", "register:reconciliation", "reconciliation.make", ORDER),
    ("Teamet", "people", "register:team_settings", "team.manage", TEAM),
    ("Självvärdering", "check", "selfeval:days", "selfeval.see", TEAM),
    ("Programlogik", "table", "selfeval:logic", "logic.see", TEAM),
    ("Årshjul", "clock", "register:wheel", "wheel.see", TEAM),
    ("Läs in", "table", "register:imports", "data.import", ORDER),
    ("Underlag", "table", "register:data", "data.export", ORDER),
    ("Logg", "lock", "access:log", "log.see", RIGHTS),
    ("Behörigheter", "lock", "access:policy", policy.SIGNED_IN, RIGHTS),
)
IN_MASTHEAD, ON_PHONE = 7, 4


def pages(request: Request) -> list[NavItem]:
    """Every page that the user may open, in order."""
    found = [
        (url, label, icon, heading)
        for label, icon, page, action, heading in PAGES
        if policy.somewhere(request.by, action) and (url := _address(page))
    ]
    here = _here(request.path, [url for url, *_ in found])
    return [
        NavItem(url, label, icon, current=url == here, heading=heading) for url, label, icon, heading in found
    ]


@cache
def _address(page: str) -> str:
    return reverse(page)


def headed(request: Request) -> list[tuple[str, list[NavItem]]]:
    """The same, heading by heading."""
    found = pages(request)
    parts = [(heading, [item for item in found if item.heading == heading]) for heading in HEADINGS]
    return [(heading, items) for heading, items in parts if items]


def _here(path: str, urls: list[str]) -> str:
    """The page that is open, or the nearest one above it, as the reports are above a report; empty outside them all."""
    return max(
        (url for url in urls if path == url or (url != "/" and path.startswith(url))), key=len, default=""
    )


def masthead(request: HttpRequest) -> dict[str, Any]:
    """The navigation of those who are signed in; nothing on a page that the gate has not let through."""
    by = getattr(request, "by", None)
    if by is None or by.user is None:
        return {}
    through: Any = request
    at = policy.home(by)
    team: Team | None = None if at else through.team
    counts = _counts(by, team)
    found = pages(through)
    room = IN_MASTHEAD - bool(at)  # an association's words and name are longer
    shown = [
        NavItem(i.url, i.label, i.icon, counts.get(i.label), i.current, wide_only=place >= ON_PHONE)
        for place, i in enumerate(found[:room])
    ]
    more = NavItem(reverse("register:more"), "Mer", "more", phone_only=len(found) <= room)
    return {
        "nav": [*shown, more],
        "me": [
            NavItem(reverse("mfa_index"), "Säkerhet"),
            NavItem(reverse("account_change_password"), "Byt lösenord"),
        ],
        "foot": [NavItem(reverse("access:policy"), "Behörigheter")],
        "at": at,
        "teams": [] if at else _teams(signin.known(by), team),
        "search_url": reverse("register:search") if policy.somewhere(by, "person.list") else "",
    }


def _teams(known: list[int], team: Team | None) -> list[Team]:
    """The teams to choose between; where there is but one it is already here."""
    return [team] if team and known == [team.pk] else list(Team.objects.filter(pk__in=known))


def _counts(by: Any, team: Team | None) -> dict[str, int]:
    reviews = {"Användare": len(users.late(by))} if policy.somewhere(by, users.ACTION) else {}
    if team is None or not policy.somewhere(by, "day.see"):
        return reviews
    return reviews | dict(zip(("Kö", "Uppföljning"), waiting(team), strict=True))

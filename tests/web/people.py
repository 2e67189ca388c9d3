"""Made-up people, teams and users for the tests of the application."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Controller, Grant, Team, User
from stegvis.web.register.models import Application, Enrolment, Person, Placement, Track
from stegvis.web.register.models.person import sealed

PASSWORD = "tre-korta-steg-framåt"
_serial = count(0)


def number(birth: date = date(1990, 5, 17), serial: int | None = None) -> str:
    """A personnummer of twelve digits from the series kept for tests (980–999), with its check digit."""
    nine = f"{birth:%y%m%d}{980 + (next(_serial) if serial is None else serial) % 20:03}"
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(nine))
    check = -sum(n // 10 + n % 10 for n in doubled) % 10
    return f"{birth:%Y}{nine[2:]}{check}"


def team(name: str = "Ekbacka", *, controller: str = "Ekbacka kommun", **fields: Any) -> Team:
    """A team of a controller in the example association."""
    return Team.objects.create(
        controller=Controller.objects.get_or_create(name=controller)[0],
        association=Association.objects.get_or_create(code="exempel", name="Exempelförbundet")[0],
        code=fields.pop(
            "code", name.lower().replace(" ", "-").replace("å", "a").replace("ä", "a").replace("ö", "o")
        ),
        name=f"Samordningsteam {name}",
        capacity=fields.pop("capacity", 28),
        **fields,
    )


def user(role: str, at: Team | Controller | Association, name: str = "Karin Lövhage", **fields: Any) -> User:
    """Somebody with a role at a team, controller or association."""
    made = User.objects.create_user(
        f"{name.split()[0].lower()}.{next(_serial)}@exempel.se", PASSWORD, name=name, **fields
    )
    grant(made, role, at)
    return made


def grant(to: User, role: str, at: Team | Controller | Association) -> Grant:
    """One more role."""
    where = (
        {"team": at}
        if isinstance(at, Team)
        else {"controller": at}
        if isinstance(at, Controller)
        else {"association": at}
    )
    return Grant.objects.create(user=to, role=role, from_day=date(2020, 1, 1), why="Prov", **where)  # type: ignore[misc]


def by(someone: User, page: str = "test") -> By:
    """The one who acts, as a view would say it."""
    return By(someone, page)


def person(in_team: Team, name: str = "Mira Ekdunge", **fields: Any) -> Person:
    """A person known to a team; `number` as twelve digits."""
    given = fields.pop("number", "")
    made = Person.objects.create(
        controller=in_team.controller,
        name=name,
        sex=fields.pop("sex", "female"),
        birth_year=fields.pop("birth_year", 1991),
        **(sealed(given) if given else {}),
        **fields,
    )
    made.teams.add(in_team)
    return made


def track(in_team: Team, name: str = "Trädgård", **fields: Any) -> Track:
    """A track of a team."""
    return Track.objects.create(team=in_team, code=f"t{next(_serial)}", name=name, **fields)


def enrolment(of: Person, in_team: Team, started_on: date = date(2026, 2, 10), **fields: Any) -> Enrolment:
    """An enrolment, in a track where `track` is given."""
    stay = fields.pop("track", None)
    made = Enrolment.objects.create(
        person=of,
        team=in_team,
        started_on=started_on,
        referrer=fields.pop("referrer", "forsakringskassan"),
        **fields,
    )
    if stay:
        Placement.objects.create(enrolment=made, track=stay, started_on=started_on, ended_on=made.ended_on)
    return made


def application(
    of: Person, in_team: Team, received_on: date = date(2026, 9, 1), **fields: Any
) -> Application:
    """An application."""
    return Application.objects.create(
        person=of, team=in_team, received_on=received_on, referrer=fields.pop("referrer", "kommun"), **fields
    )

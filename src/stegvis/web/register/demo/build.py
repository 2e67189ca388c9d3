"""How does the example association become a register with somebody signed in?"""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from stegvis.dataset import load
from stegvis.definitions import load as definitions
from stegvis.examples import write_example
from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Grant, Team, User
from stegvis.web.register import seams
from stegvis.web.register.clock import today
from stegvis.web.register.commands.load_dataset import load_dataset
from stegvis.web.register.commands.released import keep
from stegvis.web.register.demo.living import Living
from stegvis.web.register.demo.logins import LOGINS, Login
from stegvis.web.register.demo.people import People
from stegvis.web.register.models import LeastShown, Person
from stegvis.web.register.periods import half
from stegvis.web.register.queries.released import protected

EXAMPLE, TEAM = "vastmanland-2025", "hallstahammar"
MACHINE = By(None, "demo", "Exempel")


def is_built() -> bool:
    """Whether the database holds the whole demo: the accounts are made last."""
    return User.objects.filter(email=LOGINS[-1].email).exists()


@transaction.atomic
def build() -> None:
    """Loads the example, names its people, adds a day's work in one team, makes the accounts; all or nothing."""
    with tempfile.TemporaryDirectory(prefix="stegvis-") as folder:
        write_example(EXAMPLE, Path(folder))
        load_dataset(MACHINE, data=load(Path(folder), definitions=definitions()))
    said: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "demo.yaml").read_text(encoding="utf-8"))
    people = People(said, 2025)
    named = [people.named(person) for person in Person.objects.order_by("pk")]
    Person.objects.bulk_update(
        named, ["name", "number_sealed", "number_hash", "coordination"], batch_size=200
    )
    team = Team.objects.select_related("controller", "association").get(code=TEAM)
    users = {login.role: _account(login, team) for login in LOGINS}
    _reviewed(users["administrator"])
    living = Living(team, users, people, said, today())
    living.add()
    for part in seams.DEMO:
        part(living)
    _decided(users["association_manager"], team)
    for one in Team.objects.select_related("association"):
        safe = protected(one, half(2025, 1))
        if safe:
            keep(MACHINE, team=one, release=safe)
    log.write(MACHINE, "change", "data.import", team=team, thing=team, after={"exempel": EXAMPLE})


def _decided(manager: User, team: Team) -> None:
    """The association hides a little more from everyone than it must."""
    why = "Flera av våra orter är små, och rapporten läses av grannar."
    LeastShown.objects.create(
        association=team.association, audience="public", least=12, why=why, decided_by=manager
    )


def _account(login: Login, team: Team) -> User:
    user = User.objects.create_user(login.email, login.password, name=login.name, employer="kommun")
    where: dict[str, Any] = {"team": team}
    if login.role in ("association_manager", "economist"):
        where = {"association": team.association}
    elif login.role in ("evaluator", "auditor", "administrator"):
        where = {"controller": team.controller}
    Grant.objects.create(user=user, role=login.role, from_day=date(2025, 1, 1), why="Exempel", **where)
    return user


def _reviewed(administrator: User) -> None:
    """The administrator went through the roles half a year ago; the evaluator's was forgotten."""
    gone_through = Grant.objects.exclude(role="evaluator").filter(association=None)
    gone_through.update(confirmed_on=today() - timedelta(days=180), confirmed_by=administrator)

"""What is in the register that is measured, and what do its users do?"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.digits import number
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stegvis.web.access.models import Association, Controller, Entry, Grant, Team, User
from stegvis.web.register.models import Enrolment, Person, Track
from stegvis.web.register.models.person import hashed, sealed

FIRST = (
    "Alva",
    "Birk",
    "Cajsa",
    "Dawit",
    "Ebba",
    "Farid",
    "Greta",
    "Hampus",
    "Iris",
    "Jamal",
    "Karin",
    "Leo",
)
LAST = (
    "Ekdunge",
    "Sjöhage",
    "Kvarnrud",
    "Ängsholm",
    "Havsdal",
    "Björkeby",
    "Granlöf",
    "Sandbro",
    "Vinäng",
    "Åsmark",
)
BATCH = 5_000
SAID = "at, user_id, user_name, kind, action, page, why, team_id, controller_id, object_type, object_id, before, after, digest"
# What follows of persons, enrolments and log entries, so that the database can add it by itself.
FOLLOWS = (
    "INSERT INTO register_person_teams (person_id, team_id) SELECT person_id, team_id FROM register_enrolment",
    "INSERT INTO register_placement (version, added_at, enrolment_id, track_id, started_on, ended_on) "
    "SELECT 1, e.added_at, e.id, t.id, e.started_on, e.ended_on FROM register_enrolment e JOIN register_track t ON t.team_id = e.team_id",
    "INSERT INTO register_livelihood (version, added_at, enrolment_id, occasion, livelihood, extent, observed_on) "
    "SELECT 1, added_at, id, 'start', 'sjukpenning', 100, started_on FROM register_enrolment",
    "INSERT INTO access_subject (entry_id, person_id) "
    "SELECT id, 1 + (id * 7919) % (SELECT MAX(id) FROM register_person) FROM access_entry",
)


@dataclass(frozen=True)
class Ask:
    """One request, and the answers that are right."""

    method: str
    path: str
    fields: dict[str, str] | None
    wanted: tuple[int, ...]


@dataclass
class Register:
    """A register to measure in, with a session for each user."""

    users: list[User]
    sessions: list[str] = field(default_factory=list)
    enrolments: dict[int, list[int]] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)

    @classmethod
    def built(cls, people: int, log_rows: int, teams: int, staff: int) -> Register:
        """A register of so many participants over so many teams; the log is as long as asked for."""
        call_command("migrate", verbosity=0)
        rng = random.Random(2026)
        controller = Controller.objects.create(name="Mätkommun")
        association = Association.objects.create(code="matt", name="Mätförbundet")
        made = Team.objects.bulk_create(
            Team(controller=controller, association=association, code=f"t{n}", name=f"Team {n}", capacity=40)
            for n in range(teams)
        )
        Track.objects.bulk_create(Track(team=team, code="a", name="Trädgård") for team in made)
        users = [
            User.objects.create_user(f"u{n}@exempel.se", None, name=f"Konsulent {n}") for n in range(staff)
        ]
        Grant.objects.bulk_create(
            Grant(user=user, role="caseworker", team=made[n], from_day=date(2020, 1, 1), why="Mätning")
            for n, user in enumerate(users)
        )
        register = cls(users)
        with transaction.atomic(), connection.cursor() as cursor:
            register._people(people, made, controller, rng)
            register._log(log_rows, made[0])
            for follows in FOLLOWS:
                cursor.execute(follows)
            if connection.vendor == "postgresql":
                cursor.execute("ANALYZE")  # as it does by itself within a minute
        for user in users:
            client = Client(headers={"host": "localhost"})
            client.force_login(user)
            register.sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
        return register

    def _people(self, count: int, teams: list[Team], controller: Controller, rng: random.Random) -> None:
        """So many persons, each enrolled once; a number is kept sealed for every fiftieth, as only they are searched for."""
        today = timezone.localdate()
        for start in range(0, count, BATCH):
            serials = range(start, min(start + BATCH, count))
            people = Person.objects.bulk_create(
                Person(
                    controller=controller,
                    name=f"{rng.choice(FIRST)} {rng.choice(LAST)}",
                    sex=rng.choice(("female", "male")),
                    birth_year=rng.randrange(1960, 2006),
                    **(sealed(number(n)) if n % 50 == 0 else {"number_hash": hashed(number(n))}),
                )
                for n in serials
            )
            self.known += [number(n) for n in serials if n % 50 == 0]
            homes = [n % len(teams) for n in serials]
            started = [today - timedelta(days=rng.randrange(1, 3000)) for _ in serials]
            enrolments = Enrolment.objects.bulk_create(
                Enrolment(
                    team=teams[h],
                    person=p,
                    referrer="kommun",
                    responsible=self.users[h] if h < len(self.users) else None,
                    started_on=day,
                    ended_on=None if (today - day).days < 500 else day + timedelta(days=400),
                    exit_outcome="" if (today - day).days < 500 else "work",
                )
                for p, h, day in zip(people, homes, started, strict=True)
            )
            for enrolment, home in zip(enrolments, homes, strict=True):
                if home < len(self.users) and enrolment.open:
                    self.enrolments.setdefault(home, []).append(enrolment.pk)

    def _log(self, rows: int, team: Team) -> None:
        """Log rows of another day, doubled by the database until they are enough. Their digests are no chain: only their number weighs."""
        Entry.objects.create(
            at=timezone.now() - timedelta(days=30),
            user=self.users[0],
            user_name="Konsulent",
            kind="read",
            action="person.see",
            team=team,
            digest="0" * 64,
        )
        held = 1
        with connection.cursor() as cursor:
            while held < rows:
                more = min(held, rows - held)
                cursor.execute(
                    f"INSERT INTO access_entry ({SAID}) SELECT {SAID} FROM access_entry LIMIT {more}"
                )
                held += more

    def asks(self, what: str, user: int, turn: int) -> Ask:
        """What a user asks for in the `turn`th request of a kind."""
        if what == "list":
            return Ask("GET", reverse("register:people"), None, (200,))
        if what == "search":
            return Ask(
                "POST", reverse("register:search"), {"q": self.known[turn % len(self.known)]}, (200, 302)
            )
        own = self.enrolments[user]
        address = reverse("register:conversation", args=[own[turn % len(own)]])
        fields = {"kind": "phone", "text": f"Mätning {turn}", "on_day": timezone.localdate().isoformat()}
        return Ask("POST", address, fields, (302,))

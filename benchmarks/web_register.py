"""What is in the register that is measured, and what do its users do?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from benchmarks.digits import number
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stegvis.web.access.models import Association, Controller, Entry, Grant, Subject, Team, User
from stegvis.web.register.models import Enrolment, Livelihood, Person, Placement, Track
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
        tracks = Track.objects.bulk_create(Track(team=team, code="a", name="Trädgård") for team in made)
        users = [
            User.objects.create_user(f"u{n}@exempel.se", None, name=f"Konsulent {n}") for n in range(staff)
        ]
        Grant.objects.bulk_create(
            Grant(user=user, role="caseworker", team=made[n], from_day=date(2020, 1, 1), why="Mätning")
            for n, user in enumerate(users)
        )
        register = cls(users)
        register._people(people, made, tracks, controller, rng)
        register._log(log_rows, made, people, rng)
        for user in users:
            client = Client(headers={"host": "localhost"})
            client.force_login(user)
            register.sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
        return register

    def _people(
        self, count: int, teams: list[Team], tracks: list[Track], controller: Controller, rng: random.Random
    ) -> None:
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
            Person.teams.through.objects.bulk_create(
                Person.teams.through(person_id=p.pk, team_id=teams[h].pk)
                for p, h in zip(people, homes, strict=True)
            )
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
            Placement.objects.bulk_create(
                Placement(enrolment=e, track=tracks[h], started_on=e.started_on, ended_on=e.ended_on)
                for e, h in zip(enrolments, homes, strict=True)
            )
            Livelihood.objects.bulk_create(
                Livelihood(
                    enrolment=e,
                    occasion="start",
                    livelihood="sjukpenning",
                    extent=100,
                    observed_on=e.started_on,
                )
                for e in enrolments
            )
            for enrolment, home in zip(enrolments, homes, strict=True):
                if home < len(self.users) and enrolment.open:
                    self.enrolments.setdefault(home, []).append(enrolment.pk)

    def _log(self, rows: int, teams: list[Team], people: int, rng: random.Random) -> None:
        """Log rows of other days. Their digests are not a chain: here only their number weighs."""
        long_ago = timezone.now() - timedelta(days=30)

        def entries() -> Iterator[Entry]:
            for _ in range(rows):
                yield Entry(
                    at=long_ago,
                    user=self.users[0],
                    user_name="Konsulent",
                    kind="read",
                    action="person.see",
                    team=teams[0],
                    digest="0" * 64,
                )

        made = entries()
        while batch := list(islice(made, BATCH)):
            saved = Entry.objects.bulk_create(batch)
            Subject.objects.bulk_create(
                Subject(entry=e, person_id=rng.randrange(1, people + 1)) for e in saved
            )

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

"""Where does the made-up matter of the demo stand: in which team, on which day, with whom?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from stegvis.web.access.models import Team, User
from stegvis.web.register.demo.people import People
from stegvis.web.register.models import Person, Track

FIRST_DAY = date(2025, 7, 1)  # the day after the example's period


@dataclass
class Setting:
    """What everything that is made up has in common."""

    team: Team
    users: dict[str, User]
    people: People
    said: dict[str, Any]
    today: date
    tracks: list[Track] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = Random(7)
        self.worker = self.users["caseworker"]

    def day(self, days: int) -> date:
        """A day so many days from today, never in the example's period."""
        return max(self.today + timedelta(days=days), FIRST_DAY)

    def person(self, name: str = "", birth_year: int = 0, sex: str = "") -> Person:
        sex = sex or self.rng.choice(("female", "male"))
        made = Person(
            controller=self.team.controller, sex=sex, birth_year=birth_year or self.rng.randrange(1968, 2003)
        )
        made = self.people.named(made)
        made.name, made.education = name or made.name, self.rng.choice(("compulsory", "upper_secondary"))
        made.save()
        made.teams.add(self.team)
        return made

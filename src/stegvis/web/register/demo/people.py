"""Who are the made-up people of the demo?"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from stegvis.web.register.models import Person
from stegvis.web.register.models.person import sealed

TESTS = range(980, 1000)  # the birth numbers that Skatteverket keeps for tests: no one has them


class People:
    """Makes people with names and numbers, the same ones each time; no number twice."""

    def __init__(self, said: dict[str, Any], seed: int) -> None:
        self._rng, self._said, self._given = Random(seed), said, set[str]()

    def name(self, sex: str) -> str:
        """A first and a last name."""
        first, last = self._said["first"], self._said["last"]
        given = self._rng.choice(first["female" if sex == "female" else "male"])
        return f"{given} {self._rng.choice(last['start'])}{self._rng.choice(last['end'])}"

    def number(self, birth_year: int, sex: str) -> str:
        """Twelve digits of the test series, with the sex that the third birth digit tells and the check digit."""
        while True:
            day = date(birth_year, 1, 1) + timedelta(days=self._rng.randrange(365))
            serial = self._rng.choice([n for n in TESTS if n % 2 == (sex != "female")])
            nine = f"{day:%y%m%d}{serial}"
            doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
            number = f"{day:%Y}{nine[2:]}{-sum(n // 10 + n % 10 for n in doubled) % 10}"
            if number not in self._given:
                self._given.add(number)
                return number

    def named(self, person: Person) -> Person:
        """The same person with a name and a number."""
        sex = person.sex or self._rng.choice(("female", "male"))
        person.name = self.name(sex)
        if person.birth_year:
            for field, value in sealed(self.number(person.birth_year, sex)).items():
                setattr(person, field, value)
        return person

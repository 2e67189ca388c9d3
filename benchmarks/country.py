"""Who takes part in the generated country, where, and from when to when?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from benchmarks.draw import Numbers, day, gamma, keys, months_later, some

SEED = 2025
TODAY = day("2025-12-31")


@dataclass
class Country:
    """The people and their stays, from which the other tables are drawn. `first_year` opens the ten years up to 2025."""

    enrolments: int
    teams: int = 300
    first_year: int = 2016
    seed: int = SEED

    def rng(self, table: str) -> np.random.Generator:
        """Chance of a table's own, so that one table can change without the others."""
        return np.random.default_rng([self.seed, *table.encode()])

    @cached_property
    def team_keys(self) -> pa.Array:
        return keys("team", self.teams, 3)

    @cached_property
    def track_keys(self) -> pa.Array:
        return keys("track", self.teams * 4, 4)

    @cached_property
    def enrolment_keys(self) -> pa.Array:
        return keys("e", self.enrolments)

    @cached_property
    def team(self) -> Numbers:
        """Each enrolment's team: large teams have some ten times as many as small ones."""
        size = np.linspace(0.2, 1.8, self.teams)
        return self.rng("team").choice(self.teams, size=self.enrolments, p=size / size.sum())

    @cached_property
    def people(self) -> int:
        return self.enrolments - len(self._again)

    @cached_property
    def _first_stays(self) -> tuple[Numbers, Numbers]:
        rng = self.rng("stays")
        started = rng.integers(day(f"{self.first_year}-01-01"), TODAY + 1, self.enrolments)
        return started, started + gamma(rng, self.enrolments, 365, least=7, most=1400)

    @cached_property
    def _again(self) -> Numbers:
        """Those, of the first five sixths, who come back; each fills one place of the last sixth."""
        rng, (_, ended) = self.rng("again"), self._first_stays
        could = np.flatnonzero(ended[: self.enrolments * 5 // 6] < TODAY - 60)
        return rng.permutation(could)[: self.enrolments // 8]

    @cached_property
    def participant(self) -> Numbers:
        return np.concatenate([np.arange(self.people), self._again])

    @cached_property
    def started(self) -> Numbers:
        started, ended = self._first_stays
        left = ended[self._again]
        again = (
            left
            + 30
            + (self.rng("gap").random(len(left)) * np.minimum(TODAY - left - 30, 900)).astype(np.int64)
        )
        return np.concatenate([started[: self.people], again])

    @cached_property
    def ended(self) -> Numbers:
        """The last day of each stay; after `TODAY` where it is not over."""
        started, ended = self._first_stays
        return self.started + (ended - started)

    @cached_property
    def over(self) -> Numbers:
        return self.ended <= TODAY

    @cached_property
    def follow_ups(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Enrolment, months, due day and whether reached, of follow-ups due by half a year from now."""
        left = np.flatnonzero(self.over)
        enrolment = np.concatenate([left, left])
        months = np.repeat([6, 12], len(left))
        due = np.concatenate([months_later(self.ended[left], n) for n in (6, 12)])
        kept = due <= TODAY + 181
        reached = some(self.rng("reached"), len(due), 0.62) & (due <= TODAY - 14)
        return enrolment[kept], months[kept], due[kept], reached[kept]

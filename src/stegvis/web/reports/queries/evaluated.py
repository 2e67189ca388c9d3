"""What does the register itself say that a team's intervention gives a year, under what is tried, and how sure is that?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stegvis.dataset import Dataset
from stegvis.definitions import DefinitionError
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer, EvaluationError, Question, answered
from stegvis.evaluation.outcome import grouped, law
from stegvis.evaluation.people import BEFORE, OCCASIONS, Person, people
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.together import Exits
from stegvis.evaluation.told import cost_of, goal_of
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known, label
from stegvis.web.register.queries.dataset import live
from stegvis.web.reports.what_if import measured_care

DRAWS, LEAST_DRAWS = 1000, 250
CELLS = 60_000  # draws × different changes: what a slider can answer at once
NO_PLACE = "Teamet har ingen kommun, och utan den går skatten inte att räkna. Verksamhetsledaren anger den under Teamet."
_KEPT = 64  # what is kept in a process
_people: dict[tuple[Any, ...], tuple[Person, ...]] = {}
_answers: dict[tuple[Any, ...], Answer] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A team and period, what the register knows of them, and the municipality whose tax it is."""

    team: Team
    period: Period
    data: Dataset
    place: str
    told: tuple[float, str] | None
    goal: float | None

    @property
    def base(self) -> float:
        """The price base amount of the period's last year."""
        return float(law(self.period.last.year, self.place or "vasteras")["price_base_amount"])

    @property
    def cost_said(self) -> tuple[float, str] | None:
        """The cost that the register knows, and what the entry is called."""
        return (self.told[0], label("funding_entry", self.told[1])) if self.told else None


def asked(team: Team, period: Period) -> Asked:
    """What can be evaluated, and what the register says of its cost and goal."""
    data = live([team], on=period.last)
    rows = data.rows("teams", ["municipalities"])
    place = (rows[0]["municipalities"] or "").split(";")[0] if rows else ""
    return Asked(
        team, period, data, place, cost_of(data, team.code, period), goal_of(data, team.code, period)
    )


def evaluated(
    of: Asked, cost: float, named: str, profile: Profile, changed: Mapping[str, float]
) -> Answer | str:
    """The evaluation of those who left in the period, or why there is none; counted anew only when something has changed.

    `profile` is the one that is `named`, with what was `changed` of it.
    """
    if not of.place:
        return NO_PLACE
    data = (of.data.fingerprint, known().fingerprint, of.team.code, of.period)
    key = (*data, cost, named, tuple(sorted(changed.items())))
    try:
        if key not in _answers:
            left = _left(of, data)
            question = Question(
                of.team.code, of.period, of.place, cost, draws=_draws(left), care=measured_care(changed)
            )
            goal = of.goal or profile.goal_months
            _keep(_answers, key, answered(left, question, profile, goal))
    except (EvaluationError, DefinitionError) as fault:
        return str(fault)
    return _answers[key]


def exits_of(of: Asked) -> Exits | None:
    """Those who left in the period by their changes of livelihood, and the law of the place; None where none is known."""
    if not of.place:
        return None
    left = _left(of, (of.data.fingerprint, known().fingerprint, of.team.code, of.period))
    groups = grouped(left, OCCASIONS[0])
    return Exits(groups, law(of.period.last.year, of.place)) if groups.known else None


def _draws(left: Sequence[Person]) -> int:
    """A thousand, and fewer where many different changes have to be priced in each."""
    changes = len({(one.living.get(BEFORE), one.living.get(OCCASIONS[0])) for one in left})
    return max(LEAST_DRAWS, min(DRAWS, CELLS // max(1, changes)))


def _left(of: Asked, key: tuple[Any, ...]) -> Sequence[Person]:
    if key not in _people:
        _keep(_people, key, people(of.data, of.period, [of.team.code]))
    return _people[key]


def _keep(kept: dict[Any, Any], key: tuple[Any, ...], made: Any) -> None:
    while len(kept) >= _KEPT:
        kept.pop(next(iter(kept)), None)
    kept[key] = made

"""What does the register itself say that a team's intervention gives a year, and how sure is that?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stegvis.definitions import DefinitionError
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer, EvaluationError, Question, evaluate
from stegvis.evaluation.profiles import Profile
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.queries.dataset import live
from stegvis.web.reports.forms import INCOMES

DRAWS = 1000
_KEPT = 32  # answers kept in a process
_answers: dict[tuple[Any, ...], Evaluated] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """An actor's yearly income with its interval (95 %), SEK."""

    name: str
    income: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The evaluation as it is shown, or why there is none (`why`)."""

    answer: Answer | None
    lines: tuple[Line, ...]
    unverified: tuple[str, ...]
    why: str

    @property
    def filled_in(self) -> dict[str, int]:
        """The incomes as the page's own address says them."""
        if self.answer is None:
            return {}
        gained = {actor: self.answer.accounts[actor].yearly_income for actor in INCOMES}
        said = {f"income_{actor}": round(value) for actor, value in gained.items() if value is not None}
        return {**said, "participants_n": self.answer.main.n}


def evaluated(team: Team, period: Period, cost: float, profile: Profile) -> Evaluated:
    """The evaluation of those who left in the period; counted anew only when something has changed."""
    data = live([team], on=period.last)
    key = (data.fingerprint, known().fingerprint, team.code, period, cost, profile.name)
    if key not in _answers:
        while len(_answers) >= _KEPT:
            _answers.pop(next(iter(_answers)), None)
        rows = data.rows("teams", ["municipalities"])
        place = (rows[0]["municipalities"] or "").split(";")[0] if rows else ""
        _answers[key] = (
            _evaluated(data, Question(team.code, period, place, cost, draws=DRAWS), profile)
            if place
            else Evaluated(None, (), (), "Teamet har ingen kommun, och utan den går skatten inte att räkna.")
        )
    return _answers[key]


def _evaluated(data: Any, asked: Question, profile: Profile) -> Evaluated:
    try:
        answer = evaluate(data, asked, profile)
    except (EvaluationError, DefinitionError) as fault:
        return Evaluated(None, (), (), str(fault))
    names = known().codes["actor"]
    lines = tuple(
        Line(names.name_of(actor), account.yearly_income, *answer.spreads[actor].interval)
        for actor, account in answer.accounts.items()
        if account.yearly_income is not None
    )
    labels = [answer.parameters.entry(name).parameter.label.sv for name in answer.parameters.unverified]
    return Evaluated(answer, lines, tuple(labels), "")

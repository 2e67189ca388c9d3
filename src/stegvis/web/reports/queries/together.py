"""What do an association's teams give together, said so that no team and no person can be told from it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stegvis.domain.period import Period
from stegvis.evaluation.actors import ACTORS, STATE
from stegvis.evaluation.answer import Answer
from stegvis.evaluation.concealed import AUDIENCE, rule
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.worth import Worth, worth
from stegvis.web.access.models import Association
from stegvis.web.register.codes import known
from stegvis.web.register.least import least_shown
from stegvis.web.reports.queries.evaluated import asked, evaluated

STEP = 10_000  # kronor: the law's amounts are known, so a whole sum would tell how many they are
LEAST_TEAMS, EXITS_STEP = 2, 5


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's account in round numbers."""

    name: str
    part: bool
    account: Worth


@dataclass(frozen=True, slots=True)
class Together:
    """All teams together, or why nothing is shown. `lacking` is how many teams have no answer, `unpriced` no known cost."""

    rows: tuple[Row, ...]
    exits: int | None
    teams: int
    lacking: int
    unpriced: int
    why: str


def together(association: Association, period: Period, profile: Profile) -> Together:
    """Each team evaluated in its own controller's register by its own municipality's tax, then added up and rounded."""
    answers: list[Answer] = []
    unpriced = lacking = 0
    for team in association.teams.select_related("controller").order_by("name"):
        of = asked(team, period)
        found = evaluated(of, of.told[0] if of.told else 0.0, profile.name, profile, {})
        if isinstance(found, str):
            lacking += 1
            continue
        answers.append(found)
        unpriced += of.told is None
    return told(answers, lacking, unpriced, profile, least_shown(association, AUDIENCE))


def told(answers: list[Answer], lacking: int, unpriced: int, profile: Profile, least: int = 0) -> Together:
    """What may be said of the teams' answers together, where the association has decided the smallest count (`least`)."""
    exits, safe = sum(answer.main.n for answer in answers), rule().raised(least)
    if len(answers) < LEAST_TEAMS or exits < safe.group:
        why = (
            f"Det behövs minst {LEAST_TEAMS} team med känd försörjning och tillsammans minst {safe.group} avslut i perioden. "
            "Annars går det att räkna ut vilka de är."
        )
        return Together((), None, len(answers), lacking, unpriced, why)
    gains = {actor: sum(_income(answer, actor) for answer in answers) for actor in ACTORS}
    cost = 0.0 if unpriced else sum(answer.asked.cost for answer in answers)
    rows = tuple(_row(one) for one in _rounded(gains, cost, profile).values())
    return Together(rows, safe.in_steps(EXITS_STEP).rounded(exits), len(answers), lacking, unpriced, "")


def _income(answer: Answer, actor: str) -> float:
    return answer.accounts[actor].yearly_income or 0.0


def _rounded(gains: Mapping[str, float], cost: float, profile: Profile) -> dict[str, Worth]:
    """The accounts of round incomes, so that profit and payback tell no more than they do."""
    shown = {actor: float(STEP * round(gain / STEP)) for actor, gain in gains.items()}
    return {actor: replace(one, written_off=None) for actor, one in worth(shown, cost, profile).items()}


def _row(one: Worth) -> Row:
    return Row(known().codes["actor"].name_of(one.actor), one.actor in STATE, one)

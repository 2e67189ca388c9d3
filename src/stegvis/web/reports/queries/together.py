"""What do an association's teams give together, and how sure is it, said so that no team and no person can be told from it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.evaluation.actors import ACTORS, STATE
from stegvis.evaluation.blurred import Told, blurred
from stegvis.evaluation.concealed import AUDIENCE, rule
from stegvis.evaluation.profiles import DEFAULT, Profile
from stegvis.evaluation.profiles import profile as profile_of
from stegvis.evaluation.together import Exits, added_up, largest
from stegvis.evaluation.worth import Worth, worth
from stegvis.web.access.models import Association
from stegvis.web.register.codes import known
from stegvis.web.register.least import least_shown
from stegvis.web.reports.queries.evaluated import asked, exits_of

LEAST_TEAMS, EXITS_STEP = 2, 5
SEED, DRAWS = 1, 1000
_KEPT = 16  # what is kept in a process
_told: dict[tuple[Any, ...], Told | None] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's account in round numbers, and what its income lies between; the months by the ends of that."""

    name: str
    part: bool
    account: Worth
    low: float
    high: float
    first_month: float | None
    last_month: float | None
    step: float


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
    """Each team counted in its own controller's register by its own municipality's tax, then added up and rounded."""
    parts: list[Exits] = []
    costs: list[float | None] = []
    key: list[Any] = [known().fingerprint, period]
    safe = rule().raised(least_shown(association, AUDIENCE))
    lacking = 0
    for team in association.teams.select_related("controller").order_by("name"):
        of = asked(team, period)
        found = exits_of(of)
        if found is None:
            lacking += 1
            continue
        parts.append(found)
        costs.append(of.told[0] if of.told else None)
        key += [team.code, of.data.fingerprint]
    return told(parts, costs, lacking, profile, safe, tuple(key))


def told(
    parts: Sequence[Exits],
    costs: Sequence[float | None],
    lacking: int,
    profile: Profile,
    safe: Rule | None = None,
    key: tuple[Any, ...] = (),
) -> Together:
    """What may be said of the teams together by a rule (`safe`). `profile` shares the cost and says how an income lasts.

    The incomes are by one profile whatever is asked: two profiles' sums on the same persons would be as many equations more.
    """
    safe = safe or rule()
    exits, unpriced = sum(part.groups.n for part in parts), costs.count(None)
    nothing = Together((), None, len(parts), lacking, unpriced, "")
    if len(parts) < LEAST_TEAMS or exits < safe.group:
        why = (
            f"Det behövs minst {LEAST_TEAMS} team med känd försörjning och tillsammans minst {safe.group} avslut i perioden. "
            "Annars går det att räkna ut vilka de är."
        )
        return replace(nothing, why=why)
    shown = _blurred(parts, safe, key)
    if shown is None:
        why = (
            "Förändringarna är så få att summorna skulle ge bort hur många de är, hur grovt de än avrundas. "
            "Lagens belopp är kända, så summan går att lösa som en ekvation."
        )
        return replace(nothing, why=why)
    cost = 0.0 if unpriced else sum(one or 0.0 for one in costs)
    rounded = safe.in_steps(EXITS_STEP).rounded(exits)
    return replace(nothing, rows=tuple(_rows(shown, cost, profile)), exits=rounded)


def _blurred(parts: Sequence[Exits], safe: Rule, key: tuple[Any, ...]) -> Told | None:
    """Counted anew only when something has changed."""
    key = key and (*key, safe)
    if not key or key not in _told:
        base = profile_of(DEFAULT)
        summed, composed = added_up(parts, base, seed=SEED, draws=DRAWS)
        made = blurred(summed, composed, largest(parts[0].parameters, base), EXITS_STEP, safe)
        if not key:
            return made
        while len(_told) >= _KEPT:
            _told.pop(next(iter(_told)), None)
        _told[key] = made
    return _told[key]


def _rows(shown: Told, cost: float, profile: Profile) -> list[Row]:
    """The accounts of what is printed, so that profit and payback tell no more than it does."""
    columns = (shown.income, shown.low, shown.high)
    income, low, high = (
        worth(dict(zip(ACTORS, map(float, column), strict=True)), cost, profile) for column in columns
    )
    names = known().codes["actor"]
    return [
        Row(
            names.name_of(actor),
            actor in STATE,
            replace(income[actor], written_off=None),
            float(shown.low[place]),
            float(shown.high[place]),
            high[actor].payback_months,
            low[actor].payback_months,
            float(shown.steps[place]),
        )
        for place, actor in enumerate(ACTORS)
    ]

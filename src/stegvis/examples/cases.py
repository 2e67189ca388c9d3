"""Who is in an example, and how are the margins dealt out to them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from stegvis.examples.margins import Margin, MarginError, TeamMargins, Values

UNKNOWN = "unknown"


@dataclass(slots=True)
class Case:
    """One application and, unless it never started, the enrolment it led to. `facts` holds what has been dealt."""

    team: str
    started: str
    ended: str
    months: float | None
    facts: dict[str, str] = field(default_factory=dict)
    received: date | None = None
    start: date | None = None
    end: date | None = None
    back_from: Case | None = None
    birth_year: int = 0
    years: int = 0
    participant: str = ""
    application: str = ""
    enrolment: str = ""

    def fact(self, name: str) -> str:
        """The value dealt for `name`, empty when it is not known."""
        value = self.facts.get(name, "")
        return "" if value == UNKNOWN else value

    @property
    def stays(self) -> bool:
        return self.started != "never"


def _exits(case: Case) -> bool:
    return case.stays and case.ended == "during"


GROUPS: Mapping[str, Callable[[Case], bool]] = {
    "stays": lambda case: case.stays,
    "active": lambda case: case.stays and case.ended in ("during", "after"),
    "new": lambda case: case.started == "during",
    "exits": _exits,
    "completed": lambda case: _exits(case) and case.facts.get("completed") == "true",
    "interrupted": lambda case: _exits(case) and case.facts.get("completed") == "false",
    "enrolled": lambda case: case.stays and case.ended == "after",
    "earlier": lambda case: case.stays and "/" in case.ended,
    "applied": lambda case: case.started in ("during", "never"),
    "waiting": lambda case: not case.stays,
    "queue": lambda case: not case.stays and case.facts.get("decision") == "accepted",
}


def group(cases: Iterable[Case], of: str, where: Mapping[str, Values] | None = None) -> list[Case]:
    """The cases of a group, narrowed to those that have one of the values of each fact in `where`."""
    wanted = (where or {}).items()
    return [c for c in cases if GROUPS[of](c) and all(_value(c, fact) in values for fact, values in wanted)]


def cases_of(team: TeamMargins, rng: Random) -> list[Case]:
    """The team's cases with every margin dealt out, in the order that the margins stand (narrow ones first).

    Raises MarginError when a margin does not fit what has been dealt before it.
    """
    cases = [
        Case(team.team, cell.started, cell.ended, cell.months, dict(cell.facts))
        for cell in team.cells
        for _ in range(cell.count)
    ]
    for margin in team.margins:
        _deal(group(cases, margin.of, margin.where), margin, rng, team.team)
    return cases


def share_out(cases: Sequence[Case], name: str, weights: Mapping[str, float], rng: Random) -> None:
    """Give the cases that lack a value of `name` one, in the proportions of `weights`."""
    lacking = [case for case in cases if name not in case.facts]
    values = apportion(weights, len(lacking))
    rng.shuffle(values)
    for case, value in zip(lacking, values, strict=True):
        case.facts[name] = value


def apportion(weights: Mapping[str, float], places: int) -> list[str]:
    """`places` values in the proportions of `weights`, by largest remainder.

    >>> apportion({"a": 2, "b": 1}, 4)
    ['a', 'a', 'a', 'b']
    """
    total = sum(weights.values())
    exact = {value: places * weight / total for value, weight in weights.items()}
    counts = {value: int(share) for value, share in exact.items()}
    by_remainder = sorted(exact, key=lambda value: counts[value] - exact[value])
    for value in by_remainder[: places - sum(counts.values())]:
        counts[value] += 1
    return [value for value, count in counts.items() for _ in range(count)]


def _deal(members: Sequence[Case], margin: Margin, rng: Random, team: str) -> None:
    pool = [values for values, count in margin.counts.items() for _ in range(count)]
    if len(pool) != len(members):
        raise MarginError(
            f"{_place(team, margin)}: antalen blir {len(pool)}, men gruppen har {len(members)}."
        )
    rng.shuffle(pool)
    # Those with most decided already choose first: they can take the fewest combinations.
    for case in sorted(members, key=lambda c: -sum(name in c.facts for name in margin.by)):
        chosen = next((values for values in pool if _agrees(case, margin.by, values)), None)
        if chosen is None:
            have = {name: case.facts[name] for name in margin.by if name in case.facts}
            raise MarginError(f"{_place(team, margin)}: ingen kombination är kvar för den som har {have}.")
        pool.remove(chosen)
        case.facts.update(zip(margin.by, chosen, strict=True))


def _agrees(case: Case, names: Values, values: Values) -> bool:
    return all(case.facts.get(name, value) == value for name, value in zip(names, values, strict=True))


def _value(case: Case, name: str) -> str:
    return case.facts.get(name, UNKNOWN)


def _place(team: str, margin: Margin) -> str:
    where = "".join(f", {name} {'/'.join(values)}" for name, values in margin.where.items())
    return f"{team}: {' × '.join(margin.by)} bland {margin.of}{where}"

"""Which incomes and costs does somebody already know, how exactly, and which printed result do they not give?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.profit import STATE
from stegvis.evaluation.worth import YEARS, Worth, worth

Span = tuple[float, float]
Cells = Mapping[str, Mapping[str, float]]


class KnownError(Exception):
    """A file with known incomes cannot be used; says what is wrong and how it should look."""


@dataclass(frozen=True, slots=True)
class Known:
    """Known incomes, SEK a year, each between what its rounding allows; known costs, SEK; a report's profit and payback."""

    incomes: Mapping[str, float]
    spans: Mapping[str, Span]
    cost: Mapping[str, float] | float | None
    participants: int | None
    printed: Cells


@dataclass(frozen=True, slots=True)
class Odd:
    """A printed number that no income within the printed one's rounding gives; `computed` is what they give, low to high."""

    actor: str
    cell: str
    printed: float
    computed: Span

    def as_dict(self) -> dict[str, Any]:
        """As the command line prints it."""
        low, high = self.computed
        return {"actor": self.actor, "cell": self.cell, "printed": self.printed, "computed": [low, high]}


def read_known(path: Path) -> Known:
    """A YAML or JSON file: `yearly_income` by actor, a number or a report's `total`, `per_participant` and `five_years`.

    Beside it may stand `cost` (a total, or by actor), `participants`, and a report's `profit` and `payback_months`. Raises
    KnownError.
    """
    said = _read(path)
    incomes = said.get("yearly_income", said)
    if not isinstance(incomes, dict) or not set(incomes) & set(ACTORS):
        raise KnownError(f"{path}: yearly_income ska ha någon av aktörerna {', '.join(ACTORS)}.")
    participants = said.get("participants") if isinstance(said.get("participants"), int) else None
    found = {
        actor: _income(path, actor, value, participants)
        for actor, value in incomes.items()
        if actor in ACTORS and value is not None and not (incomes is said and actor == "participants")
    }
    return Known(
        with_parts({actor: value for actor, (value, _) in found.items()}),
        {actor: span for actor, (_, span) in found.items()},
        _cost(path, said.get("cost")),
        participants,
        {actor: cells for actor in ACTORS if (cells := dict(_printed(said, actor)))},
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise KnownError(f"{path} går inte att läsa: {fault.strerror}.") from fault
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise KnownError(f"{path} är varken YAML eller JSON: {fault}") from fault
    if not isinstance(said, dict):
        raise KnownError(f"{path} ska hålla en rad per aktör, till exempel society: 1580000.")
    return said


def _income(path: Path, actor: str, said: Any, participants: int | None) -> tuple[float, Span]:
    """The income a year and between what it lies: as given, or where a report's rounded numbers agree."""
    if not isinstance(said, dict):
        value = _number(path, actor, said)
        return value, (value, value)
    times = {"total": 1.0, "five_years": 1 / YEARS, "per_participant": float(participants or 0)}
    spans = [
        _times(_rounded(_number(path, f"{actor}: {cell}", said[cell])), factor)
        for cell, factor in times.items()
        if cell in said and factor
    ]
    if not spans:
        raise KnownError(f"{path}: {actor} saknar total. Skriv till exempel {actor}: {{total: 217000}}.")
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    if low > high:
        low, high = min(spans, key=lambda span: span[1] - span[0])
    return (low + high) / 2, (low, high)


def _number(path: Path, name: str, said: Any) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise KnownError(f"{path}: {name} är {said!r}. Skriv ett belopp i kronor, till exempel 217000.")
    return float(said)


def _rounded(printed: float) -> Span:
    """Between which numbers the printed one lies, as its noughts tell.

    >>> _rounded(1_600_000)
    (1550000.0, 1650000.0)
    """
    digits = str(abs(int(printed)))
    half = 0.5 * 10 ** (len(digits) - len(digits.rstrip("0"))) if int(printed) else 0.5
    return printed - half, printed + half


def _times(span: Span, factor: float) -> Span:
    return span[0] * factor, span[1] * factor


def with_parts(found: dict[str, float]) -> dict[str, float]:
    """The incomes with the one that follows from the others: the state of its parts, or its last part of the state."""
    if "state" not in found and set(STATE) <= set(found):
        found["state"] = sum(found[actor] for actor in STATE)
    if "other_state" not in found and {"state", "af", "fk"} <= set(found):
        found["other_state"] = found["state"] - found["af"] - found["fk"]
    return found


def _cost(path: Path, said: Any) -> Mapping[str, float] | float | None:
    if isinstance(said, dict):
        return {actor: _number(path, f"cost: {actor}", value) for actor, value in said.items()}
    return None if said is None else _number(path, "cost", said)


def _printed(said: Mapping[str, Any], actor: str) -> Iterator[tuple[str, float]]:
    profit = (said.get("profit") or {}).get(actor) or {}
    yield from (
        (cell, profit[cell]) for cell in ("one_year", "per_participant", "five_years") if cell in profit
    )
    month = (said.get("payback_months") or {}).get(actor)
    if month is not None:
        yield "payback_months", month


def odd_cells(known: Known, cost: float | Mapping[str, float], profile: Profile) -> tuple[Odd, ...]:
    """The printed numbers that no income within the printed one's rounding gives."""
    ends = [worth({actor: span[end] for actor, span in known.spans.items()}, cost, profile) for end in (0, 1)]
    found = []
    for actor, cells in known.printed.items():
        for cell, printed in cells.items():
            low, high = sorted(_computed(end[actor], cell, known.participants) for end in ends)
            least, most = (printed, printed) if cell == "payback_months" else _rounded(printed)
            if high < least or low > most:
                found.append(Odd(actor, cell, printed, (low, high)))
    return tuple(found)


def _computed(account: Worth, cell: str, participants: int | None) -> float:
    values = {
        "one_year": account.profit_1,
        "five_years": account.profit_5,
        "per_participant": account.profit_1 / participants
        if account.profit_1 is not None and participants
        else None,
        "payback_months": account.payback_months,
    }
    value = values[cell]
    return float("inf") if value is None else value

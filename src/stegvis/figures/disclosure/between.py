"""How do the counts of one period hang together with those of periods that somebody has already got?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from stegvis.definitions import read
from stegvis.domain.figure import Figure
from stegvis.domain.period import DAY, Period
from stegvis.figures.disclosure.system import Name, Sum, System, order

NOW = ""


@dataclass(frozen=True)
class Earlier:
    """What somebody has got of the same records before: for a period, as it was handed over, and as the data gives it."""

    period: Period
    released: Sequence[Figure]
    figures: Sequence[Figure]


def joined(now: System, period: Period, earlier: Mapping[str, tuple[Period, System]]) -> System:
    """One system of the counts of `period` and of earlier releases by name, with every sum that ties them.

    What was shown before is `fixed`; what was not is a ghost, which nobody prints now but somebody may work out.
    """
    whole = System(dict(now.counts), list(now.sums))
    for at, (_, system) in earlier.items():
        for name, count in system.counts.items():
            whole.counts[name._replace(at=at)] = replace(count, cost=0.0, ghost=not count.fixed)
        for one in system.sums:
            parts = tuple(part._replace(at=at) for part in one.parts)
            whole.sums.append(one._replace(whole=one.whole._replace(at=at), parts=parts))
    periods = {NOW: period, **{at: days for at, (days, _) in earlier.items()}}
    for tie in read("between").values():
        (_parts_of if tie["when"] == "parts" else _same)(whole, periods, tie)
    return _tied(whole)


def _tied(whole: System) -> System:
    """Only what the period's own counts hang together with: what moves elsewhere has nothing to do with them."""
    rows: dict[Name, list[Sum]] = defaultdict(list)
    for one in whole.sums:
        for name in (one.whole, *one.parts):
            rows[name].append(one)
    reached = [name for name in whole.counts if name.at == NOW]
    kept = dict.fromkeys(reached)
    while reached:
        name = reached.pop()
        if whole.counts[name].fixed:
            continue
        more = [other for one in rows[name] for other in (one.whole, *one.parts) if other not in kept]
        kept.update(dict.fromkeys(more))
        reached += more
    return System(
        {name: whole.counts[name] for name in kept},
        [one for one in whole.sums if one.whole in kept and kept.keys() >= set(one.parts)],
    )


def _parts_of(whole: System, periods: Mapping[str, Period], tie: Mapping[str, Any]) -> None:
    """Events of the parts of a period are those of the whole; a part that nobody has told is what is left."""
    for at, days in periods.items():
        inside = [b for b, other in periods.items() if _within(other, days) and other != days]
        for parts in _apart(inside, periods):
            rest = sum(_length(periods[b]) for b in parts) < _length(days)
            for name in _of(whole, at, tie):
                told = [name._replace(at=b) for b in parts if name._replace(at=b) in whole.counts]
                _add(whole, name, told, rest=rest or len(told) < len(parts))


def _add(whole: System, name: Name, told: Sequence[Name], *, rest: bool) -> None:
    if not told:
        return
    left = whole.counts[name].value - sum(whole.counts[part].value for part in told)
    if rest and left >= 0:
        ghost = name._replace(records=f"{name.records} less {' '.join(sorted(p.at or 'now' for p in told))}")
        whole.ghost(ghost, left)
        told = [*told, ghost]
    whole.add(name, told)


def _apart(inside: Iterable[str], periods: Mapping[str, Period]) -> list[tuple[str, ...]]:
    """Periods taken together that share no day, as many as go together from each on; what lies within others tells no more."""
    ordered = sorted(inside, key=lambda at: (periods[at].first, periods[at].last, at))
    found: set[tuple[str, ...]] = set()
    for first in ordered:
        together = [first]
        for at in ordered:
            if periods[at].first > periods[together[-1]].last:
                together.append(at)
        found.add(tuple(together))
    return sorted(one for one in found if not any(set(one) < set(other) for other in found))


def _length(days: Period) -> int:
    return (days.last - days.first).days + 1


def _within(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _same(whole: System, periods: Mapping[str, Period], tie: Mapping[str, Any]) -> None:
    """What is one and the same group in two periods, under one name or (`as`) two."""
    for (one, days), (other, others) in product(periods.items(), repeat=2):
        if one == other or not _WHEN[tie["when"]](days, others):
            continue
        for name in _of(whole, one, tie):
            twin = name._replace(at=other, records=tie.get("as", name.records))
            if twin in whole.counts and ("as" in tie or order(name) < order(twin)):
                whole.add(name, (twin,))


def _of(whole: System, at: str, tie: Mapping[str, Any]) -> list[Name]:
    """The counts of a period that a tie is about, in order."""
    return sorted((name for name in whole.counts if name.at == at and _about(name, tie)), key=order)


def _about(name: Name, tie: Mapping[str, Any]) -> bool:
    if "records" in tie:
        return bool(name.records == tie["records"])
    return " less " not in name.records and (
        "facts" not in tie or name.records.partition(".")[0] in tie["facts"]
    )


_WHEN: dict[str, Callable[[Period, Period], bool]] = {
    "same_days": lambda one, other: one == other,
    "same_first": lambda one, other: one.first == other.first and one != other,
    "same_last": lambda one, other: one.last == other.last and one != other,
    "next": lambda one, other: one.last + DAY == other.first,
}

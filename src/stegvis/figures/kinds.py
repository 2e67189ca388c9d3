"""How does each kind of measure become figures?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from stegvis.definitions import Measure, Split
from stegvis.domain.figure import ABSENT, Figure
from stegvis.figures.answers import NOTHING, WHOLE, Answers, Counted, Group
from stegvis.figures.cells import base_cell, occurrence_cell, over_cell, value_cell
from stegvis.figures.given import Given

Number = float | int | None
Said = tuple[Number, object, object]  # value, n, share
Groups = Mapping[Group, Counted]


class Counts(NamedTuple):
    """What was counted for a split in one scope: its groups, those of its base, what a ratio is over, and which occur.

    `inside` are the places in a group of the dimensions that the base is split by too.
    """

    value: Groups
    base: Groups
    over: Groups
    seen: Groups
    inside: tuple[int, ...]

    def n(self, group: Group) -> int:
        return self.base.get(tuple(group[i] for i in self.inside), NOTHING).records


def figures_of(measure: Measure, answers: Answers, given: Given) -> Iterator[Figure]:
    """The figures of a measure: the whole dataset first, then each team, each with every split."""
    known = answers.known(value_cell(measure, measure.splits[0]))
    counted = [
        (split, answers.known(value_cell(measure, split)), _counted(measure, split, answers))
        for split in measure.splits
    ]
    for scope in (WHOLE, *given.teams):
        told = [
            figure
            for split, sure, counts in counted
            for figure in _told(measure, split, scope, counts(scope), sure, given)
        ]
        yield from told
        if not told and not known:
            yield _figure(measure, scope, (), (), (None, ABSENT, ABSENT))


def _counted(measure: Measure, split: Split, answers: Answers) -> Callable[[str], Counts]:
    cells = (
        value_cell(measure, split),
        base_cell(measure),
        over_cell(measure, split),
        occurrence_cell(measure, split),
    )
    value, base, over, seen = (answers.of(cell) for cell in cells)
    inside = tuple(i for i, d in enumerate(split.by) if d in measure.within)
    return lambda scope: Counts(
        value.get(scope, {}), base.get(scope, {}), over.get(scope, {}), seen.get(scope, {}), inside
    )


def _told(
    measure: Measure, split: Split, scope: str, counts: Counts, known: bool, given: Given
) -> Iterator[Figure]:
    say = KINDS[measure.kind] if known else _unknown
    groups = (
        given.groups(split.by, scope, counts.value, seen_in=counts.seen, nested=len(measure.within) > 0)
        if split.by
        else [()]
    )
    for group in groups:
        yield _figure(measure, scope, split.by, group, say(measure, split, counts, group))


def _figure(measure: Measure, scope: str, by: tuple[str, ...], group: Group, said: Said) -> Figure:
    team = (("team", scope),) if scope != WHOLE else ()
    value, n, share = said
    return Figure(measure.name, (*team, *zip(by, group, strict=True)), value, measure.unit, n, share)


def _unknown(measure: Measure, split: Split, counts: Counts, group: Group) -> Said:
    """A file is missing: no value, and no base where the contract gives a total none."""
    return (None, None if split.by else ABSENT, ABSENT)


def _count(measure: Measure, split: Split, counts: Counts, group: Group) -> Said:
    value = counts.value.get(group, NOTHING).records
    if not split.by:
        return (value, ABSENT, ABSENT)
    n = counts.n(group)
    return (value, n, value / n if n and split.share else ABSENT)


def _share(measure: Measure, split: Split, counts: Counts, group: Group) -> Said:
    n = counts.n(group)
    if not n:
        return (None, 0, ABSENT)
    value = counts.value.get(group, NOTHING).records
    return (value, n, value / n)


def _number(read: Callable[[Counted, float], Number]) -> Callable[[Measure, Split, Counts, Group], Said]:
    def said(measure: Measure, split: Split, counts: Counts, group: Group) -> Said:
        counted = counts.value.get(group, NOTHING)
        return (read(counted, measure.per) if counted.known else None, counted.known, ABSENT)

    return said


def _mean(counted: Counted, per: float) -> Number:
    return None if counted.total is None else counted.total / counted.known / per


def _median(counted: Counted, per: float) -> Number:
    return None if counted.middle is None else counted.middle / per


def _max(counted: Counted, per: float) -> Number:
    return None if counted.top is None else _whole(counted.top / per)


def _sum(measure: Measure, split: Split, counts: Counts, group: Group) -> Said:
    total = counts.value.get(group, NOTHING).total
    return (None if total is None else _whole(total / measure.per), ABSENT, ABSENT)


def _ratio(measure: Measure, split: Split, counts: Counts, group: Group) -> Said:
    part, base = (groups.get(group, NOTHING) for groups in (counts.value, counts.over))
    if not base.total or part.total is None:
        return (None, 0, ABSENT)
    return (_whole(part.total), _whole(base.total), part.total / base.total)


def _whole(number: float) -> float | int:
    """A number without decimals as an integer: 9 places, not 9.0."""
    return int(number) if number == int(number) else number


KINDS: dict[str, Callable[[Measure, Split, Counts, Group], Said]] = {
    "count": _count,
    "share": _share,
    "mean": _number(_mean),
    "median": _number(_median),
    "max": _number(_max),
    "sum": _sum,
    "ratio": _ratio,
}

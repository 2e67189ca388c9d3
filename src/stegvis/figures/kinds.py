"""How does each kind of measure become figures?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stegvis.definitions import Measure, Split
from stegvis.domain.figure import ABSENT, Figure
from stegvis.figures.answers import WHOLE, Answers, Counted, Group
from stegvis.figures.cells import base_cell, occurrence_cell, over_cell, value_cell
from stegvis.figures.given import Given

Number = float | int | None
Said = tuple[Number, object, object]  # value, n, share


def figures_of(measure: Measure, answers: Answers, given: Given) -> Iterator[Figure]:
    """The figures of a measure: the whole dataset first, then each team, each with every split."""
    for scope in (WHOLE, *given.teams):
        told = list(_scope(measure, scope, answers, given))
        yield from told
        if not told and not answers.known(value_cell(measure, measure.splits[0])):
            yield _figure(measure, scope, (), (), (None, ABSENT, ABSENT))


def _scope(measure: Measure, scope: str, answers: Answers, given: Given) -> Iterator[Figure]:
    for split in measure.splits:
        known = answers.known(value_cell(measure, split))
        for group in _groups(measure, split, scope, answers, given) if split.by else [()]:
            said = KINDS[measure.kind](measure, split, scope, group, answers) if known else _unknown(split)
            yield _figure(measure, scope, split.by, group, said)


def _groups(measure: Measure, split: Split, scope: str, answers: Answers, given: Given) -> list[Group]:
    cells = (value_cell(measure, split), occurrence_cell(measure, split))
    here, wider = (answers.occurring(cell, scope) if answers.known(cell) else {} for cell in cells)
    return given.groups(split.by, scope, here, seen_in=wider, nested=len(measure.within) > 0)


def _figure(measure: Measure, scope: str, by: tuple[str, ...], group: Group, said: Said) -> Figure:
    team = (("team", scope),) if scope != WHOLE else ()
    value, n, share = said
    return Figure(measure.name, (*team, *zip(by, group, strict=True)), value, measure.unit, n, share)


def _unknown(split: Split) -> Said:
    """A file is missing: no value, and no base where the contract gives a total none."""
    return (None, None if split.by else ABSENT, ABSENT)


def _base(measure: Measure, split: Split, scope: str, group: Group, answers: Answers) -> int:
    inside = tuple(v for d, v in zip(split.by, group, strict=True) if d in measure.within)
    return answers.of(base_cell(measure), scope, inside).records


def _count(measure: Measure, split: Split, scope: str, group: Group, answers: Answers) -> Said:
    value = answers.of(value_cell(measure, split), scope, group).records
    if not split.by:
        return (value, ABSENT, ABSENT)
    n = _base(measure, split, scope, group, answers)
    return (value, n, value / n if n and split.share else ABSENT)


def _share(measure: Measure, split: Split, scope: str, group: Group, answers: Answers) -> Said:
    n = _base(measure, split, scope, group, answers)
    if not n:
        return (None, 0, ABSENT)
    value = answers.of(value_cell(measure, split), scope, group).records
    return (value, n, value / n)


def _number(read: Callable[[Counted, float], Number]) -> Callable[[Measure, Split, str, Group, Answers], Said]:
    def said(measure: Measure, split: Split, scope: str, group: Group, answers: Answers) -> Said:
        counted = answers.of(value_cell(measure, split), scope, group)
        return (read(counted, measure.per) if counted.known else None, counted.known, ABSENT)

    return said


def _mean(counted: Counted, per: float) -> Number:
    return None if counted.total is None else counted.total / counted.known / per


def _median(counted: Counted, per: float) -> Number:
    return None if counted.middle is None else counted.middle / per


def _max(counted: Counted, per: float) -> Number:
    return None if counted.top is None else _whole(counted.top / per)


def _sum(measure: Measure, split: Split, scope: str, group: Group, answers: Answers) -> Said:
    total = answers.of(value_cell(measure, split), scope, group).total
    return (None if total is None else _whole(total / measure.per), ABSENT, ABSENT)


def _ratio(measure: Measure, split: Split, scope: str, group: Group, answers: Answers) -> Said:
    part, base = (answers.of(cell(measure, split), scope, group) for cell in (value_cell, over_cell))
    if not base.total or part.total is None:
        return (None, 0, ABSENT)
    return (_whole(part.total), _whole(base.total), part.total / base.total)


def _whole(number: float) -> float | int:
    """A number without decimals as an integer: 9 places, not 9.0."""
    return int(number) if number == int(number) else number


KINDS: dict[str, Callable[[Measure, Split, str, Group, Answers], Said]] = {
    "count": _count,
    "share": _share,
    "mean": _number(_mean),
    "median": _number(_median),
    "max": _number(_max),
    "sum": _sum,
    "ratio": _ratio,
}

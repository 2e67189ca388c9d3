"""Which figures may be shown to whom, and as what?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from stegvis.definitions import Definitions, Scheme, read
from stegvis.domain.disclosure import Rule
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.figures.disclosure.between import Earlier
from stegvis.figures.disclosure.occurring import with_absent
from stegvis.figures.disclosure.readers import Key, Question, Reader
from stegvis.figures.disclosure.reading import Reading, readings
from stegvis.figures.disclosure.system import Name
from stegvis.figures.goals import figure_asked


def rule_for(audience: str, least: int = 0) -> Rule | None:
    """The rule of an audience (`audiences.yaml`), raised to `least` where an association has decided so; None for the team itself.

    Raises KeyError for an audience that is not there.
    """
    if audience == "team":
        return None
    said = read("audiences")[audience]
    return Rule(said["least"], said["group"]).raised(least)


def protect(
    figures: Sequence[Figure],
    rule: Rule,
    *,
    definitions: Definitions,
    scheme: Scheme,
    period: Period | None = None,
    earlier: Sequence[Earlier] = (),
    others: Sequence[Reader] = (),
    told: Collection[Key] = (),
) -> list[Figure]:
    """The same figures in the same order, with what is not safe to show withheld.

    Where a team lists only what occurs there, hidden figures of what does not are added, so that the list tells nothing.
    `figures` are all figures of a dataset for a period: what is hidden in one table depends on the others. A share is shown where
    its count and base are, a mean or median where it is made of enough, a largest value never.

    `earlier` is what those who get the figures have got before of the same records, and `others` are more who get them: none of
    them may work out a small count of this `period` or of those, but what the earlier releases give away by themselves. `told`
    are figures that are shown although they are small. Raises Unprotectable.
    """
    listed, added = with_absent(figures, definitions)
    read_figures = readings(listed, definitions)
    question = Question(figures, definitions, scheme, period, frozenset(told))
    hidden = question.hidden_from([*others, Reader(rule, earlier)])
    safe = [
        r.figure if (r.figure.measure, r.figure.by) in question.told else _shown(r, hidden, rule)
        for r in read_figures
    ]
    known = {(figure.measure, figure.by): figure for figure in safe}
    return [
        _goal(figure, known) if r.way == "goal" else figure
        for place, (r, figure) in enumerate(zip(read_figures, safe, strict=True))
        if place not in added or figure.hidden
    ]


def _shown(reading: Reading, hidden: frozenset[Name], rule: Rule) -> Figure:
    figure = reading.figure
    if reading.way in ("free", "goal"):
        return figure
    if reading.way == "never":
        return _without(figure, value=figure.value is not None, n=isinstance(figure.n, int))
    no_n = reading.n in hidden
    if reading.way == "number":
        few = not isinstance(figure.n, int) or figure.n < rule.least
        return _without(figure, value=figure.value is not None and (few or no_n), n=no_n)
    made = _without(figure, value=reading.value in hidden, n=no_n)
    return made if rule.step == 1 or made is not figure else _rounded(figure, rule)


def _without(figure: Figure, *, value: bool, n: bool) -> Figure:
    if not (value or n):
        return figure
    return replace(
        figure,
        value=None if value else figure.value,
        n=None if n and figure.n is not ABSENT else figure.n,
        share=ABSENT,
        withheld=True,
    )


def _rounded(figure: Figure, rule: Rule) -> Figure:
    """The counts in steps, and the share that they then make."""
    value, n = (rule.rounded(c) if isinstance(c, int) else c for c in (figure.value, figure.n))
    share = (
        value / n if figure.share is not ABSENT and value is not None and isinstance(n, int) and n else ABSENT
    )
    return replace(figure, value=value, n=n, share=share)


def _goal(figure: Figure, known: dict[tuple[str, tuple[tuple[str, str | int], ...]], Figure]) -> Figure:
    """How far it is to a goal tells the outcome, so it is shown where the outcome is."""
    asked = known.get(figure_asked(figure))
    if asked is None or not asked.withheld:
        return figure
    return _without(figure, value=figure.value is not None, n=isinstance(figure.n, int))

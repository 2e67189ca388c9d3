"""Is a printed change the one between the printed values?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from stegvis.published.block import Place, Report, find, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import exact, swedish
from stegvis.published.vocabulary import Vocabulary

RULE = "change"


def changes_in_percent(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """The change from start to end, in per cent of the start value."""
    for block in walk(report.root):
        for change in words.changes:
            for percent in find(block, change.percent):
                starts = list(find(block, change.start, percent.bindings))
                ends = list(find(block, change.end, percent.bindings))
                if starts and ends and starts[0].number.value > starts[0].number.half_unit:
                    yield from _change(percent, starts[0], ends[0])


def _change(percent: Place, start: Place, end: Place) -> Iterator[Contradiction]:
    before, after, printed = start.number, end.number, percent.number
    rise = 100 * (after.value - before.value) / before.value
    possible = (after.interval / before.interval - exact(1)).times(100)
    if rise == printed.value:
        return
    note = possible.meets(printed.interval)
    what = (
        f"Från {swedish(before.value)} till {swedish(after.value)} är en ändring på "
        f"{swedish(rise.quantize(Decimal('0.1')))} % av startvärdet; tryckt är {swedish(printed.value)} %."
    )
    why = "Inom ärlig avrundning av de tryckta talen." if note else _instead(percent, start, end)
    yield Contradiction(percent.path, printed.value, printed.like(rise), RULE, f"{what} {why}".strip(), note)


def _instead(percent: Place, start: Place, end: Place) -> str:
    """What the printed percentage is, if it is the other share or the plain difference."""
    printed = percent.number
    difference = end.number.value - start.number.value
    if end.number.value and printed.interval.holds(100 * difference / end.number.value):
        return f"{swedish(printed.value)} % är ändringen som andel av slutvärdet."
    if printed.interval.holds(difference):
        return f"{swedish(printed.value)} är skillnaden i enheter, inte i procent."
    return ""


def differences(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """A printed difference against the two values it stands beside: `mean_2017` and `mean_2019`."""
    for block in walk(report.root):
        for name, of in words.differences:
            printed = block.numbers.get(name)
            values = [
                place for place in find(block, of) if re.fullmatch(r"\d{4}", place.bindings.get("year", ""))
            ]
            if printed is None or len(values) != 2:
                continue
            first, second = sorted(values, key=lambda place: place.number.value, reverse=True)
            made = first.number.value - second.number.value
            if made == abs(printed.value):
                continue
            size = exact(abs(printed.value)) + (printed.interval - exact(printed.value))
            note = (first.number.interval - second.number.interval).meets(size)
            why = (
                "Inom ärlig avrundning av de tryckta talen." if note else "Skillnaden stämmer inte med talen."
            )
            message = f"{swedish(first.number.value)} − {swedish(second.number.value)} är {swedish(made)}; tryckt är {swedish(printed.value)}. {why}"
            yield Contradiction(block.child(name), printed.value, made, RULE, message, note)

"""How have a group's answers to one instrument moved, half-year by half-year?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stegvis.definitions import Instrument
from stegvis.domain.period import Period
from stegvis.figures.overtime.stays import Stay
from stegvis.instruments import Tallied, tallied
from stegvis.web.look.swedish import UNKNOWN, number, percent
from stegvis.web.register.periods import half

FEWEST = 5  # people, for those who may not read each one's answers
HALVES = 6  # half-years back
HIDDEN = ".."


@dataclass(frozen=True, slots=True)
class Sitting:
    """One occasion of one enrolment: the day, the answers by question, and the total where there is one."""

    enrolment: str
    on: date
    values: Mapping[str, float]
    total: float | None


@dataclass(frozen=True, slots=True)
class Half:
    """A half-year: how many answered in it of those who took part, and the mean of the last total of each.

    `items` has what each question comes to by each one's last answer; None where too few answered it to be shown.
    """

    label: str
    n: int
    taking_part: int
    few: bool
    mean: float | None
    items: Mapping[str, Tallied | None]


def during(stays: Iterable[Stay], period: Period) -> set[str]:
    """The enrolments that went on in the period."""
    return {
        stay.enrolment
        for stay in stays
        if stay.started_on <= period.last and (stay.ended_on is None or stay.ended_on >= period.first)
    }


def halves(
    instrument: Instrument, sittings: Sequence[Sitting], stays: Sequence[Stay], period: Period, near: bool
) -> Iterator[Half]:
    """The latest half-years with answers up to the period's end, newest first; `near` may see what few have answered."""
    year, which = period.last.year, 1 if period.last.month <= 6 else 2
    least = 1 if near else FEWEST
    for _ in range(HALVES):
        within = half(year, which)
        last = {one.enrolment: one for one in sittings if within.contains(one.on)}
        if last:
            totals = [one.total for one in last.values() if one.total is not None]
            yield Half(
                f"{'Första' if which == 1 else 'Andra'} halvåret {year}",
                len(last),
                len(during(stays, within) | set(last)),
                len(last) < least,
                sum(totals) / len(totals) if totals and len(totals) >= least else None,
                dict(_items(instrument, last.values(), least)),
            )
        year, which = (year, 1) if which == 2 else (year - 1, 2)


def _items(
    instrument: Instrument, last: Iterable[Sitting], least: int
) -> Iterator[tuple[str, Tallied | None]]:
    answered = list(last)
    for item in instrument.items:
        counts: dict[float, int] = {}
        for one in answered:
            if item.code in one.values:
                counts[one.values[item.code]] = counts.get(one.values[item.code], 0) + 1
        if counts:
            yield item.code, tallied(item, counts) if sum(counts.values()) >= least else None


def lines(instrument: Instrument, found: Sequence[Half]) -> list[tuple[str, list[str]]]:
    """What the table says: how many answered, the mean score, then each question, each half-year oldest first."""
    shown = list(reversed(found))
    said = [("Har svarat", [_answered(one) for one in shown])]
    if instrument.scoring:
        said.append(("Medelpoäng", [_mean(one) for one in shown]))
    for item in instrument.items:
        cells = [_cell(one, item.code) for one in shown]
        if any(cell != UNKNOWN for cell in cells):
            said.append((_named(instrument, item.code), cells))
    return said


def _answered(one: Half) -> str:
    return f"{one.n} av {one.taking_part} ({percent(one.n / one.taking_part)})"


def _mean(one: Half) -> str:
    if one.mean is None:
        return HIDDEN if one.few else UNKNOWN
    return number(one.mean, 1)


def _cell(one: Half, code: str) -> str:
    """The share of positive answers, else the mean."""
    if code not in one.items:
        return UNKNOWN
    held = one.items[code]
    if held is None:
        return HIDDEN
    if held.positive:
        return percent(held.positive.value)
    return UNKNOWN if held.mean is None else number(held.mean, 1)


def _named(instrument: Instrument, code: str) -> str:
    item = instrument.item(code)
    return item.label.sv if item and item.label else code

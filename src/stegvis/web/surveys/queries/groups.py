"""How do a team's participants do together, by what they have answered?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from stegvis.definitions import Instrument
from stegvis.domain.period import Period
from stegvis.figures.overtime.stays import Stay, stays
from stegvis.instruments import Paired, Tallied, paired, score, tallied
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.spans import Kind, Stack
from stegvis.web.look.swedish import number, percent
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.queries.dataset import live
from stegvis.web.surveys.models import PublishedValues
from stegvis.web.surveys.queries.courses import SEE
from stegvis.web.surveys.queries.halves import FEWEST, Half, Sitting, during, halves, lines
from stegvis.web.surveys.wordings import published_of

KINDS = {
    "better": Kind("p0", "Säkert bättre"),
    "unchanged": Kind("wait", "Kan vara slump"),
    "worse": Kind("out", "Säkert sämre"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One instrument over a period. `answered` of `taking_part` have answered; `hidden` where they are too few to be shown."""

    instrument: Instrument
    answered: int
    taking_part: int
    hidden: bool
    change: Paired | None
    sentence: str
    verdicts: tuple[Stack, ...]
    items: tuple[tuple[str, Tallied], ...]
    halves: tuple[Half, ...]
    published: PublishedValues | None = None

    @property
    def has_positive(self) -> bool:
        """Whether the instrument says of any question which answers are positive."""
        return any(found.positive for _, found in self.items)

    @property
    def over_time(self) -> list[tuple[str, list[str]]]:
        """What each row of the table says in each half-year, oldest first."""
        return lines(self.instrument, self.halves)

    @property
    def compared(self) -> str:
        """How the change stands to what is published, in words."""
        wanted = self.published.change if self.published else None
        if wanted is None or self.published is None or self.change is None or self.change.low is None:
            return ""
        inside = self.change.low <= wanted <= (self.change.high or 0)
        judged = "går inte att skilja från det" if inside else "skiljer sig från det"
        return f"Publicerat {_signed(wanted)} poäng ({self.published.source}): teamets ändring {judged}."

    @property
    def published_items(self) -> list[tuple[str, Tallied, float | None]]:
        """Each question with the share that is published of it."""
        held = self.published.items if self.published else {}
        return [(said, found, held.get(found.item.code)) for said, found in self.items]

    @property
    def percent(self) -> str:
        """The same change in per cent of the mean start value, for those who are asked for it."""
        if self.change is None or self.change.percent is None:
            return ""
        return f"{'+' if self.change.percent > 0 else ''}{percent(self.change.percent / 100)}"


def groups(by: By, team: Team, period: Period) -> list[Group]:
    """Every instrument that somebody has answered in the period; those with answers of their own access are left out."""
    data = live([team], on=today())
    scheme = known().scheme(data.package.get("scheme"))
    held_stays = stays(data, scheme)
    there = during(held_stays, period)
    near = policy.may(by, SEE, team)
    held = _sittings(data.rows("responses", COLUMNS))
    instruments = [known().instruments[name] for name in known().instruments if name in held]
    found = (
        replace(
            group(one, held[one.name], there, period, near, held_stays),
            published=published_of(team, None, one.name),
        )
        for one in instruments
        if not (one.sensitive or one.sealed)
    )
    return [one for one in found if one.answered]


COLUMNS = ["response", "enrolment", "instrument", "answered_on", "item", "value"]


def _sittings(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Sitting]]:
    """The occasions of people by instrument, oldest first."""
    taken: dict[tuple[str, str, str, date], dict[str, float]] = defaultdict(dict)
    for row in rows:
        if row["enrolment"] and row["instrument"] in known().instruments:
            key = (row["instrument"], row["enrolment"], row["response"], row["answered_on"])
            if row["value"] is not None:
                taken[key][row["item"]] = float(row["value"])
    found: dict[str, list[Sitting]] = defaultdict(list)
    for (name, enrolment, _, on), values in sorted(taken.items(), key=lambda item: (item[0][3], item[0][2])):
        total = score(known().instruments[name], dict(values))
        found[name].append(Sitting(enrolment, on, values, total))
    return found


def group(
    instrument: Instrument,
    sittings: list[Sitting],
    there: set[str],
    period: Period,
    near: bool,
    held_stays: Sequence[Stay] = (),
) -> Group:
    """One instrument over a period; `there` are those who took part, `near` whether the reader may know of each."""
    latest: dict[str, Sitting] = {}
    first: dict[str, Sitting] = {}
    for one in sittings:
        if one.on > period.last:
            continue
        if one.total is not None:
            first.setdefault(one.enrolment, one)
        if one.on >= period.first:
            latest[one.enrolment] = one
    answered = len(latest)
    hidden = not near and 0 < answered < FEWEST
    pairs = [
        (begun.total, last.total)
        for enrolment, last in latest.items()
        if (begun := first.get(enrolment)) and begun.on < last.on
        if begun.total is not None and last.total is not None
    ]
    change = paired(instrument, pairs) if pairs and instrument.scoring else None
    if change and not near and change.n < FEWEST:
        change = None
    return Group(
        instrument,
        answered,
        len(there | set(latest)),
        hidden,
        None if hidden else change,
        _sentence(instrument, change) if change and not hidden else "",
        tuple(_verdicts(change)) if change and not hidden else (),
        () if hidden else tuple(_items(instrument, latest)),
        () if hidden else tuple(halves(instrument, sittings, held_stays, period, near)),
    )


def _items(instrument: Instrument, latest: Mapping[str, Sitting]) -> Iterator[tuple[str, Tallied]]:
    """What each question comes to, by the last answer of each."""
    for item in instrument.items:
        counts: dict[float, int] = defaultdict(int)
        for one in latest.values():
            if item.code in one.values:
                counts[one.values[item.code]] += 1
        found = tallied(item, counts)
        if found:
            yield item.label.sv if item.label else item.code, found


def _sentence(instrument: Instrument, change: Paired) -> str:
    """The change in points, which is what is told; per cent of the start hangs on where the scale begins."""
    points, before, after = change.points or 0, change.before or 0, change.after or 0
    said = f"Från {number(before, 1)} till {number(after, 1)}, {_signed(points)} poäng i medel för {change.n} personer"
    if change.low is None or change.high is None:
        return f"{said}."
    sure = (
        "Spannet täcker 0: förändringen kan vara slump."
        if change.low <= 0 <= change.high
        else f"Det är {'bättre' if (points > 0) == (instrument.better == 'higher') else 'sämre'}, mer än slump kan förklara."
        if instrument.better
        else "Det är mer än slump kan förklara."
    )
    return f"{said} (95 %: {_signed(change.low)} till {_signed(change.high)}). {sure}"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value), 1)}"


def _verdicts(change: Paired) -> Iterator[Stack]:
    if change.better is not None:
        parts = {"better": change.better, "unchanged": change.unchanged or 0, "worse": change.worse or 0}
        yield Stack("Personer", parts, f"{change.n} med minst två tillfällen")

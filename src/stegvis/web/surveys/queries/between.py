"""How do the teams of an association do beside each other, by what their participants have answered?

Made of what each team's controller has protected (queries/protected.py) and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stegvis.definitions import Instrument, Item
from stegvis.documents.numbers import HIDDEN
from stegvis.documents.speech import Speech
from stegvis.domain.period import Period
from stegvis.instruments import share
from stegvis.web.access.models import Association, Team
from stegvis.web.look.swedish import number, percent
from stegvis.web.register.periods import Choice, half
from stegvis.web.register.queries.association import teams as protected_counts
from stegvis.web.surveys.models import PublishedValues, ToldMeasurements
from stegvis.web.surveys.queries.apart import in_a_sentence, means_apart, shares_apart
from stegvis.web.surveys.queries.protected import Told
from stegvis.web.surveys.wordings import instruments, published_of

NONE = "–"
ROUNDS = 6  # half-years beside each other


@dataclass(frozen=True, slots=True)
class Mark:
    """A team's value with its interval, and where they lie on the line, fractions of 1."""

    team: Team
    told: Told
    said: str
    span: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """A question, or the whole instrument's change: the teams' marks, the tick, a sentence, and half-year by half-year.

    `cells` has for each team what the table says, and of how many.
    """

    name: str
    marks: tuple[Mark, ...]
    cells: tuple[tuple[str, int | None], ...]
    tick: float | None
    tick_said: str
    sentence: str
    halves: tuple[tuple[Team, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """An instrument: how many answered in each team and the response rate, its change, then its questions.

    `teams` are those that have told something, in the order of `answered` and the cells.
    """

    instrument: Instrument
    answered: tuple[Told | None, ...]
    change: Row | None
    teams: tuple[Team, ...]
    questions: tuple[Row, ...]
    heads: tuple[str, ...]
    source: str


Halves = Sequence[tuple[Period, dict[int, list[Told]]]]


def offered(association: Association) -> list[Choice]:
    """The half-years that something has been told of, newest first."""
    rows = ToldMeasurements.objects.filter(team__association=association)
    found = sorted(set(rows.values_list("first", "last")), reverse=True)
    return [
        Choice(_code(Period(*days)), Speech.of("sv", Period(*days)).days(), Period(*days)) for days in found
    ]


def beside(association: Association, period: Period) -> list[Beside]:
    """Every instrument that at least one team has told of in the half-year, the teams by name."""
    teams = list(association.teams.order_by("name"))
    halves = list(_halves(association, period))
    now = halves[0][1] if halves else {}
    held = instruments(None, association)
    names = [name for name in held if any(one.instrument == name for rows in now.values() for one in rows)]
    took_part = _took_part(association, period)
    return [_beside(association, held[name], teams, halves, took_part) for name in names]


def _took_part(association: Association, period: Period) -> dict[int, int]:
    """How many took part in each team, where the association has been told."""
    lines = protected_counts(association, period).lines
    return {line.team.pk: int(line.counts[0].value) for line in lines if line.counts and line.counts[0].value}


def _beside(
    association: Association,
    of: Instrument,
    teams: list[Team],
    halves: Halves,
    took_part: Mapping[int, int],
) -> Beside:
    published = published_of(None, association, of.name)
    halves = [
        (period, held)
        for period, held in halves
        if any(one.instrument == of.name for rows in held.values() for one in rows)
    ]
    now = halves[0][1]
    there = [team for team in teams if any(one.instrument == of.name for one in now.get(team.pk, ()))]
    whole = [_told(now, team, of.name, "") for team in there]
    answered = tuple(
        replace(one, of=one.of if of.sealed else took_part.get(team.pk)) if one else None
        for team, one in zip(there, whole, strict=True)
    )
    change = _change(of, there, halves, published) if of.scoring else None
    asked = (_question(of, item.code, there, halves, published) for item in of.items)
    return Beside(
        of,
        answered,
        change if change and change.marks else None,
        tuple(there),
        tuple(row for row in asked if any(said != NONE for said, _ in row.cells)),
        tuple(_label(period) for period, _ in reversed(halves)),
        published.source if published else "",
    )


def _change(of: Instrument, teams: list[Team], halves: Halves, published: PublishedValues | None) -> Row:
    """The mean change from each one's first total to the last, with its interval."""
    given = [(team, one) for team in teams if (one := _told(halves[0][1], team, of.name, ""))]
    sure = [
        (t, one)
        for t, one in given
        if one.points is not None and one.low is not None and one.high is not None
    ]
    tick = published.change if published else None
    ends = [
        0.0,
        *(v for _, one in sure for v in (one.low, one.high) if v is not None),
        *([tick] if tick else []),
    ]
    first, reach = min(ends), (max(ends) - min(ends)) or 1.0
    marks = tuple(
        Mark(
            team,
            one,
            f"{_signed(one.points or 0)} poäng",
            f"{_signed(one.low or 0)} till {_signed(one.high or 0)}",
            *(((v or 0) - first) / reach for v in (one.points, one.low, one.high)),
        )
        for team, one in sure
    )
    at = 0.0 if tick is None else tick
    said = "Strecket: oförändrat" if tick is None else f"Strecket: publicerat, {_signed(tick)} poäng"
    return Row(
        "Ändring från första till sista tillfället, poäng",
        marks,
        (),
        (at - first) / reach,
        said,
        in_a_sentence(list(means_apart(sure))) if len(sure) > 1 else "",
        _over(of.name, "", teams, halves),
    )


def _question(
    of: Instrument, code: str, teams: list[Team], halves: Halves, published: PublishedValues | None
) -> Row:
    """The share of positive answers with its interval; the mean alone where the definition does not say which are."""
    item = of.item(code)
    given = [(team, one) for team in teams if (one := _told(halves[0][1], team, of.name, code))]
    shares = [(team, one, share(one.hits, one.n)) for team, one in given if one.hits is not None and one.n]
    marks = tuple(
        Mark(
            team, one, percent(s.value), f"{number(100 * s.low, 0)}–{percent(s.high)}", s.value, s.low, s.high
        )
        for team, one, s in shares
    )
    tick = published.items.get(code) if published else None
    return Row(
        item.label.sv if item and item.label else code,
        marks,
        tuple(_cell_of(_told(halves[0][1], team, of.name, code), item) for team in teams),
        tick,
        "" if tick is None else f"Strecket: publicerat, {percent(tick)}",
        in_a_sentence(list(shares_apart(shares))) if len(shares) > 1 else "",
        _over(of.name, code, teams, halves),
    )


def _cell_of(one: Told | None, item: Item | None) -> tuple[str, int | None]:
    """The share of positive answers where the definition says which they are, else the mean, and of how many."""
    if one is None:
        return NONE, None
    if item and item.positive:
        return HIDDEN if one.hits is None or not one.n else percent(one.hits / one.n), one.n
    return HIDDEN if one.mean is None else number(one.mean, 1), one.n


def _over(
    name: str, code: str, teams: list[Team], halves: Halves
) -> tuple[tuple[Team, tuple[str, ...]], ...]:
    """Each team's value half-year by half-year, oldest first; empty where there is but one."""
    if len(halves) < 2:
        return ()
    found = [
        (team, tuple(_cell(_told(told, team, name, code)) for _, told in reversed(halves))) for team in teams
    ]
    return tuple((team, cells) for team, cells in found if any(cell != NONE for cell in cells))


def _cell(one: Told | None) -> str:
    if one is None:
        return NONE
    if one.points is not None:
        return f"{_signed(one.points)} ({one.pairs})"
    if one.hits is not None and one.n:
        return f"{percent(one.hits / one.n)} ({one.n})"
    return f"{number(one.mean, 1)} ({one.n})" if one.mean is not None else NONE


def _told(held: dict[int, list[Told]], team: Team, name: str, code: str) -> Told | None:
    return next((one for one in held.get(team.pk, ()) if (one.instrument, one.item) == (name, code)), None)


def _halves(association: Association, period: Period) -> Iterator[tuple[Period, dict[int, list[Told]]]]:
    """The half-year and those before it that something was told of, newest first."""
    rows = ToldMeasurements.objects.filter(team__association=association, last__lte=period.last)
    found: dict[tuple[object, object], dict[int, list[Told]]] = {}
    for row in rows.order_by("-last", "team_id"):
        found.setdefault((row.first, row.last), {})[row.team_id] = [Told(**one) for one in row.content]
    for (first, last), told in list(found.items())[:ROUNDS]:
        yield Period(first, last), told  # type: ignore[arg-type]  # the days of the row


def _label(period: Period) -> str:
    return f"{'Första' if period.last.month <= 6 else 'Andra'} halvåret {period.last.year}"


def _code(period: Period) -> str:
    same = next((n for n in (1, 2) if half(period.last.year, n) == period), None)
    return f"{period.last.year}-{same}" if same else f"{period.first}--{period.last}"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{number(value, 1)}"

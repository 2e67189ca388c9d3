"""How do a team's participants come, leave and fare over time, as it is shown?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.dataset import Dataset
from stegvis.definitions import Scheme
from stegvis.domain.period import Period
from stegvis.figures.overtime.cohorts import NOT_YET, UNKNOWN, UNREACHED, After, cohort
from stegvis.figures.overtime.flow import Month, flow
from stegvis.figures.overtime.incidence import Incidence, Spell, incidence
from stegvis.figures.overtime.livelihoods import Rung, passages, steps
from stegvis.figures.overtime.stays import Stay, stays
from stegvis.web.access.models import Team
from stegvis.web.look.months import Turn
from stegvis.web.look.spans import Areas, Kind, Stack, Tick
from stegvis.web.look.swedish import SHORT_MONTHS, in_words, percent
from stegvis.web.register.clock import today
from stegvis.web.register.codes import STEPS, known
from stegvis.web.register.queries.dataset import live

MONTH = 365.25 / 12  # days
SAID_AFTER = (3, 6, 12, 18, 24, 36)  # months since the start for which the shares are told
YEAR = 12
REST, MISSING = "rest", "missing"
LATER = (6, 12, 18, 24)


@dataclass(frozen=True, slots=True)
class Left:
    """So many months after the start: the share that remains, and of each outcome its name, share and 95 % interval."""

    months: int
    remaining: float
    shares: tuple[tuple[str, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How those who started have left: the chart, a row for each number of months, and whom it is about."""

    chart: Areas | None
    rows: tuple[Left, ...]
    kinds: Mapping[str, Kind]
    n: int
    remaining: int
    since: date | None
    lead: str


@dataclass(frozen=True, slots=True)
class Lasting:
    """Those who left in the period, at exit and later: a bar for each, and of how many the outcome is known."""

    rows: tuple[Stack, ...]
    kinds: Mapping[str, Kind]
    n: int

    @property
    def table(self) -> list[tuple[str, list[tuple[str, float]]]]:
        """The same as numbers, kind by kind."""
        return [
            (row.label, [(kind.name, row.parts.get(code, 0)) for code, kind in self.kinds.items()])
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Steps:
    """On which step those who left in the period stood before, at exit and `later` months after (None: not known of anybody)."""

    later: int | None
    said: tuple[str, ...]
    counts: tuple[Mapping[tuple[str, str], int], ...]
    kinds: Mapping[str, Kind]
    rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    n: int


@dataclass(frozen=True, slots=True)
class Overtime:
    """What the page shows."""

    turns: tuple[Turn, ...]
    months: tuple[tuple[str, Month], ...]
    way: Way
    lasting: Lasting
    steps: Steps


def overtime(team: Team, period: Period, later: int | None) -> Overtime:
    """A team over time; `later` is the follow-up that the ladder goes on to, months (None: the one most is known of)."""
    data = live([team], on=today())
    scheme = known().scheme(data.package.get("scheme"))
    every = stays(data, scheme)
    turns = tuple((_month_name(month), month) for month in flow(every, period))
    left = [stay.enrolment for stay in every if stay.ended_on and period.contains(stay.ended_on)]
    return Overtime(
        tuple(Turn(name, month.started, month.ended, month.enrolled) for name, month in turns),
        turns,
        _way(every, scheme),
        _lasting(cohort(data, every, scheme, period, today=today()), scheme),
        _steps(data, left, later),
    )


def _month_name(month: Month) -> str:
    last = month.period.last
    return SHORT_MONTHS[last.month - 1] if last.month > 1 else f"jan {last.year}"


def outcome_kinds(scheme: Scheme) -> dict[str, Kind]:
    """The positive outcomes each by itself, all others as one."""
    shown = [column for column in scheme.columns if column.code in scheme.positive]
    kinds = {column.code: Kind(f"p{min(n, 3)}", column.label.sv) for n, column in enumerate(shown)}
    return {**kinds, REST: Kind("rest", "Annat avslut")}


def _way(every: list[Stay], scheme: Scheme) -> Way:
    """Those who started on or after the first known exit: of those before them only the ones who stayed may be here."""
    kinds = outcome_kinds(scheme)
    since = min((stay.ended_on for stay in every if stay.ended_on), default=None)
    begun = [stay for stay in every if since and stay.started_on >= since]
    if not begun:
        return Way(None, (), kinds, 0, 0, since, "")
    now = today()
    found = incidence(
        (
            Spell(((stay.ended_on or max(now, stay.started_on)) - stay.started_on).days, _cause(stay, kinds))
            for stay in begun
        ),
        tuple(kinds),
    )
    rows = tuple(
        Left(
            months,
            moment.remaining,
            tuple((kind.name, *moment.shares[cause]) for cause, kind in kinds.items()),
        )
        for months in SAID_AFTER
        if (moment := found.at(round(months * MONTH)))
    )
    lead = _lead(rows)
    remaining = sum(stay.ended_on is None for stay in begun)
    return Way(_areas(found, kinds, lead), rows, kinds, len(begun), remaining, since, lead)


def _cause(stay: Stay, kinds: Mapping[str, Kind]) -> str | None:
    if stay.outcome is None:
        return None
    return stay.outcome if stay.outcome in kinds else REST


def _areas(found: Incidence, kinds: Mapping[str, Kind], title: str) -> Areas:
    width = found.moments[-1].days or 1
    every = 3 if width < 18 * MONTH else 6
    ticks = [
        Tick(
            round(100 * months * MONTH / width, 1),
            f"{months} mån" if months else "start",
            _anchor(months, width),
        )
        for months in range(0, int(width / MONTH) + 1, every)
    ]
    moments = [
        (float(moment.days), {cause: share for cause, (share, _, _) in moment.shares.items()})
        for moment in found.moments
    ]
    return Areas(title, moments, kinds, float(width), ticks)


def _anchor(months: int, width: int) -> str:
    return "start" if not months else "end" if months * MONTH > 0.93 * width else "middle"


def _lead(rows: Iterable[Left]) -> str:
    """What a year, or the longest time known, has led to."""
    said = [row for row in rows if row.months <= YEAR]
    if not said:
        return ""
    row = said[-1]
    parts = [f"{percent(share)} {name.lower()}" for name, share, _, _ in row.shares if share]
    gone = f" Avslutade: {', '.join(parts)}." if parts else " Ingen hade avslutats."
    return f"{in_words(row.months).capitalize()} månader efter start var {percent(row.remaining)} kvar.{gone}"


def _lasting(found: list[After], scheme: Scheme) -> Lasting:
    kinds = {
        **outcome_kinds(scheme),
        UNKNOWN: Kind("open", "Nådd, utfall okänt"),
        UNREACHED: Kind("out", "Inte nådd"),
        NOT_YET: Kind("wait", "Inte dags än"),
    }
    rows = []
    for after in found:
        parts: Counter[str] = Counter()
        for code, count in after.counts.items():
            parts[code if code in kinds else REST] += count
        name = f"{after.months} månader" if after.months else "Vid avslut"
        rows.append(Stack(name, dict(parts), f"känt för {after.known} av {after.n}"))
    return Lasting(tuple(rows), kinds, found[0].n)


def _steps(data: Dataset, left: list[str], asked: int | None) -> Steps:
    """The follow-up is left out where nobody has one with a livelihood and none was asked for."""
    stood = Counter(occasion for _, occasion in steps(data, known(), left))
    later = asked or max(LATER, key=lambda months: stood[f"follow_up_{months}"])
    after = f"follow_up_{later}"
    occasions = ("start", "exit", after) if asked or stood[after] else ("start", "exit")
    kinds = {
        **{str(rung): Kind(f"r{rung}", f"{rung} {name}") for rung, name in reversed(list(enumerate(STEPS)))},
        MISSING: Kind("open", "Okänt"),
    }
    counts = tuple(
        {(_code(before), _code(after)): count for (before, after), count in passage.counts.items()}
        for passage in passages(data, known(), left, occasions)
    )
    said = ("Vid start", "Vid avslut", f"Efter {later} månader")[: len(occasions)]
    columns = [_stood(counts[0], 0), *(_stood(step, 1) for step in counts)]
    rows = tuple(
        (kind.name, tuple((word, column[code]) for word, column in zip(said, columns, strict=True)))
        for code, kind in kinds.items()
        if any(column[code] for column in columns)
    )
    return Steps(later if len(occasions) > 2 else None, said, counts, kinds, rows, len(left))


def _code(rung: Rung) -> str:
    return MISSING if rung is None else str(rung)


def _stood(step: Mapping[tuple[str, str], int], end: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for pair, count in step.items():
        found[pair[end]] += count
    return found

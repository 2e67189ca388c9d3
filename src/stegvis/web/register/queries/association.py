"""What does an association see of its teams?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from stegvis.documents.speech import Speech
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures.merging import merge
from stegvis.figures.release import Release, ReleaseError, release_from
from stegvis.web.access.models import Association, Team
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.least import least_shown
from stegvis.web.register.models import ReleasedFigures
from stegvis.web.register.periods import Choice, finished_halves, half
from stegvis.web.register.queries.released import ASSOCIATION, HALVES

MEASURES = {
    "participants_active": "Deltagare",
    "participants_new": "Nya",
    "exits": "Avslut",
    "positive_share": "Positiva utfall",
    "participants_enrolled": "Inskrivna sista dagen",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is shown: its value, or that it is hidden; `least` is what those that are shown make together."""

    label: str
    value: float | int | None
    hidden: bool = False
    least: float | int | None = None


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team with its protected counts; none where they have not been released."""

    team: Team
    counts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Teams:
    """The association's teams and what they make together, none where fewer than two have released theirs; when the last did.

    `least` is the smallest count that is shown of any of them.
    """

    lines: tuple[TeamLine, ...]
    total: tuple[Told, ...]
    made_at: datetime | None
    least: int = 0

    @property
    def any_hidden(self) -> bool:
        return any(told.hidden for line in self.lines for told in line.counts)


def offered(association: Association) -> list[Choice]:
    """The half-years to choose among, newest first: those released, else the last that ended.

    Half-years alone: a year less one of its halves would tell the other.
    """
    rows = ReleasedFigures.objects.filter(team__association=association, audience=ASSOCIATION, report="")
    found = {Period(*days) for days in rows.values_list("first", "last").distinct()}
    ended = sorted({*found, *finished_halves(today(), HALVES)}, key=lambda period: period.last, reverse=True)
    return [Choice(_code(period), Speech.of("sv", period).days(), period) for period in ended]


def newest(association: Association) -> Period | None:
    """The latest half-year that something has been released for."""
    rows = ReleasedFigures.objects.filter(team__association=association, audience=ASSOCIATION, report="")
    days = rows.order_by("-last").values_list("first", "last").first()
    return Period(*days) if days else None


def teams(association: Association, period: Period) -> Teams:
    """Each team's figures as its controller released them, and all together."""
    rows = ReleasedFigures.objects.filter(
        team__association=association, audience=ASSOCIATION, report="", first=period.first, last=period.last
    )
    held = {row.team_id: row for row in rows}
    releases = {pk: release_from(row.content) for pk, row in held.items()}
    lines = [
        TeamLine(team, _counts(releases[team.pk], team.code) if team.pk in releases else ())
        for team in association.teams.select_related("controller").order_by("name")
    ]
    made_at = max((row.added_at for row in held.values()), default=None)
    least = min(
        (r.least for r in releases.values() if r.least), default=least_shown(association, ASSOCIATION)
    )
    return Teams(tuple(lines), _together(list(releases.values())), made_at, least)


def _code(period: Period) -> str:
    same = next((n for n in (1, 2) if half(period.last.year, n) == period), None)
    return f"{period.last.year}-{same}" if same else f"{period.first}--{period.last}"


def _together(releases: Sequence[Release]) -> tuple[Told, ...]:
    try:
        whole = merge(releases, known()) if len(releases) > 1 else None
    except ReleaseError:  # released with other definitions: they do not add up
        return ()
    return _counts(whole, None) if whole else ()


def _counts(release: Release, team: str | None) -> tuple[Told, ...]:
    by = (("team", team),) if team else ()
    figures = {(figure.measure, figure.by): figure for figure in release.figures}
    return tuple(_told(label, figures.get((measure, by)), release) for measure, label in MEASURES.items())


def _told(label: str, figure: Figure | None, release: Release) -> Told:
    if figure is None:
        return Told(label, None)
    gap = release.gaps.get((figure.measure, figure.by))
    return Told(label, figure.value, figure.hidden, gap.known if gap else None)

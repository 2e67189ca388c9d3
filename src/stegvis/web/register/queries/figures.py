"""What are a team's figures for a period, and what lies behind one of them?"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min
from django.urls import reverse

from stegvis.definitions import Measure
from stegvis.documents.labels import Labels
from stegvis.documents.speech import Speech
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.figures import Asked, ask, write_csv, write_json
from stegvis.web.access.models import Team
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.models import Enrolment
from stegvis.web.register.periods import Choice, choices
from stegvis.web.register.queries.dataset import live


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as it is shown: its split in words, value, base, share of the base, and where it can be opened."""

    label: str
    value: float | int | None
    n: float | int | None
    share: float | None
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """All figures of one measure."""

    measure: Measure
    unit: str
    rows: tuple[Row, ...]


_KEPT = 32  # answers kept in a process
_counted: dict[tuple[str, str, tuple[str, ...], Period], Asked] = {}


def figures_of(teams: Sequence[Team], period: Period) -> Asked:
    """Every figure of these teams, from the register as it is now; counted anew only when something has changed."""
    data = live(teams, on=period.last)
    codes = tuple(sorted(team.code for team in teams))
    key = (data.fingerprint, known().fingerprint, codes, period)
    if key not in _counted:
        while len(_counted) >= _KEPT:
            _counted.pop(next(iter(_counted)), None)
        _counted[key] = ask(data, period, teams=codes, definitions=known())
    return _counted[key]


def periods_of(team: Team) -> list[Choice]:
    """The periods that can be chosen for a team, back to its first enrolment."""
    first = Enrolment.objects.filter(team=team).aggregate(first=Min("started_on"))["first"]
    return choices(first, today())


def labels_of(asked: Asked) -> Labels:
    """The names of codes, teams and tracks in what was asked."""
    rows = asked.data.rows
    names = {
        "team": {r["team"]: r["name"] for r in rows("teams", ["team", "name"])},
        "track": {r["track"]: r["name"] for r in rows("tracks", ["track", "name"])},
    }
    return Labels(asked.definitions, asked.scheme, names, Speech.of("sv", asked.period))


def groups(asked: Asked) -> list[Group]:
    """Every figure, measure by measure, in the order of the definitions."""
    labels = labels_of(asked)
    units = asked.definitions.codes["unit"]
    found = []
    for name, figures in groupby(asked.figures, key=lambda figure: figure.measure):
        measure = asked.definitions.measures[name]
        rows = tuple(row_of(figure, labels, asked.period) for figure in figures)
        found.append(Group(measure, units.name_of(measure.unit), rows))
    return found


def row_of(figure: Figure, labels: Labels, period: Period) -> Row:
    """A figure as it is shown."""
    return Row(
        said(figure, labels),
        figure.value,
        None if figure.n is ABSENT else figure.n,
        None if figure.share is ABSENT else figure.share,
        address(figure, period),
    )


def said(figure: Figure, labels: Labels) -> str:
    """How a figure is split, in words: "Kön: kvinna · Utfall: arbete", or "Alla"."""
    words = []
    for dimension, code in figure.by:
        if dimension == "team":
            continue
        if dimension == "measure":
            words.append(labels.measure(str(code)))
        elif dimension == "horizon":
            words.append(labels.of(dimension, code))
        else:
            words.append(f"{labels.dimension(dimension)}: {labels.of(dimension, code)}")
    return " · ".join(words) or "Alla"


def address(figure: Figure, period: Period) -> str:
    """Where a figure leads: its definition, base and records."""
    asked: dict[str, Any] = {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        **{f"by.{name}": value for name, value in figure.by if name != "team"},
    }
    return f"{reverse('register:figure', args=[figure.measure])}?{urlencode(asked)}"


def found(asked: Asked, measure: str, by: Mapping[str, str]) -> Figure | None:
    """The figure of one team with exactly this split, or None."""
    for figure in asked.figures:
        split = {name: str(value) for name, value in figure.by if name != "team"}
        if figure.measure == measure and split == dict(by):
            return figure
    return None


def as_text(asked: Asked, form: str) -> str:
    """The figures as `stegvis report` writes them: "json" or "csv"."""
    target = io.StringIO()
    if form == "json":
        write_json(asked, target)
    else:
        write_csv(asked.figures, target)
    return target.getvalue()

"""What does a report need to be handed?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stegvis.domain.figure import Figure
from stegvis.domain.finding import Finding
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer

WHOLE = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A team or a track: its code in the figures and its name on the page."""

    code: str
    name: str


@dataclass(frozen=True)
class ReportInput:
    """What a report is made from.

    `teams` are those asked for, in order. `texts` holds Markdown by (team, section), and by (WHOLE, section) for the
    report as such; `orders` the order of sections where a team has its own; `worth` a team's evaluation, where there is one.
    `figures` are already protected for the `audience`: a report shows what it is handed. `dataset` and `definitions` are
    fingerprints. `sources` are those whose figures were added up, where they are several.
    """

    association: str
    period: Period
    scheme: str
    figures: Sequence[Figure]
    teams: tuple[Named, ...]
    dataset: str
    definitions: str
    tracks: tuple[Named, ...] = ()
    findings: Sequence[Finding] = ()
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    worth: Mapping[str, Answer] = field(default_factory=dict)
    language: str = "sv"
    audience: str = "team"
    sources: tuple[str, ...] = ()

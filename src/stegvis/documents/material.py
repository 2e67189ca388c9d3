"""What does a report need to be handed?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from stegvis.documents.logic import LogicModel
from stegvis.documents.self_evaluation import NineFields, SelfEvaluation
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


@dataclass(frozen=True, slots=True)
class Event:
    """A training, conference or meeting for others than participants, and how many came, by sex.

    A count is None where nobody counted it; `unknown` came without their sex being noted. `team` is empty for the association's own.
    """

    team: str
    kind: str
    title: str
    target: str
    first: date
    last: date
    female: int | None = None
    male: int | None = None
    non_binary: int | None = None
    unknown: int | None = None

    @property
    def came(self) -> int | None:
        """All who came; None where nobody counted."""
        counts = [n for n in (self.female, self.male, self.non_binary, self.unknown) if n is not None]
        return sum(counts) if counts else None


@dataclass(frozen=True, slots=True)
class Post:
    """A place in a team's staffing over the period, never who holds it: `share` in per cent, the rest full-time months."""

    team: str
    role: str
    employer: str
    share: int
    funded: float
    filled: float


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A goal of the association's plan, and how it went: `result` is met, partly or not_met, empty until it is followed up.

    One that names a measure has a level in `unit` (percent, count or months). `reason` says why the result is not the figure's.
    """

    area: str
    goal: str
    measure: str = ""
    outcome: str = ""
    after_months: int = 0
    level: float | None = None
    unit: str = ""
    result: str = ""
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A participant's quote or story, under a changed name (empty: none), by the number that a mark names it with.

    `why_not` says in words why it may not be shown in this report; the words are then empty.
    """

    team: str
    number: str
    words: str
    name: str = ""
    why_not: str = ""
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class LocalGoal:
    """A goal of a team in its own words; `result` is met, partly or not_met, empty until somebody has followed it up."""

    team: str
    goal: str
    result: str
    followed_up: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A chapter that stands in a report while it is written, also before it has anything to show: its place in the layout, and about what."""

    place: int
    about: Named


@dataclass(frozen=True)
class ReportInput:
    """What a report is made from.

    `teams` are those asked for, in order. `texts` holds Markdown by (team, section), and by (WHOLE, section) for the
    report as such; `orders` the order of sections where a team has its own; `worth` a team's evaluation, where there is one.
    `events` and `posts` say what was arranged and how teams were staffed, `self_evaluations` and `nine_fields` what teams think of
    their own work: none tells of a participant. `local_goals` are the teams' own words, `logic` what each team sets out from.
    `plan` holds the goals of the association's plan for the year. `stories` are what marks in the
    texts may stand for: they are never kept with the rest, since a consent can be withdrawn.
    `figures` are already protected for the `audience`: a report shows what it is handed. `dataset` and `definitions` are
    fingerprints. `sources` are those whose figures were added up, where they are several. `least` is the smallest count shown
    (0: the audience's own), `harm_tested` how many smaller ones are shown all the same, after a harm test.
    `planned` are the chapters of a report that is not finished; `numbers` are the chapters' in a whole that this is a part of,
    by place in the layout and team.
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
    events: tuple[Event, ...] = ()
    posts: tuple[Post, ...] = ()
    local_goals: tuple[LocalGoal, ...] = ()
    plan: tuple[PlanGoal, ...] = ()
    self_evaluations: tuple[SelfEvaluation, ...] = ()
    stories: tuple[Story, ...] = ()
    nine_fields: tuple[NineFields, ...] = ()
    logic: tuple[LogicModel, ...] = ()
    language: str = "sv"
    audience: str = "team"
    sources: tuple[str, ...] = ()
    least: int = 0
    planned: tuple[Planned, ...] = ()
    numbers: Mapping[tuple[int, str], int] = field(default_factory=dict)
    harm_tested: int = 0

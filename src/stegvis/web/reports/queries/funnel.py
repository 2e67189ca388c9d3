"""How do several teams lie around the share of all together, and may this user see it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.documents.funnel import FunnelWords
from stegvis.documents.labels import Labels
from stegvis.documents.speech import Speech
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures.funnel import Funnel, TeamPlace, funnel, withheld
from stegvis.figures.merging import merge
from stegvis.figures.release import ReleaseError, release_from
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Team
from stegvis.web.look import funnel as look
from stegvis.web.register.codes import known
from stegvis.web.register.models import ReleasedFigures
from stegvis.web.register.queries.figures import figures_of, labels_of
from stegvis.web.register.queries.released import ASSOCIATION

SEE = "figures.see"
POSITIVE = "positive_share"


@dataclass(frozen=True, slots=True)
class Line:
    """A team in the table: where it stands in the picture, how many of how many, its share, the limits, and where it lies."""

    number: int
    name: str
    hits: float
    n: int
    share: float
    span: str
    place: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What can be asked and what is, and the picture with its sentence, lines and note (no chart: fewer than two teams' are told).

    `hidden` are the teams whose share is withheld.
    """

    offered: tuple[tuple[str, str], ...]
    asked: str
    hidden: tuple[str, ...]
    chart: look.Funnel | None = None
    lead: str = ""
    lines: tuple[Line, ...] = ()
    note: str = ""


def beside(by: By, team: Team) -> list[Team]:
    """The teams of the same controller whose figures the user sees, in order of name."""
    held = policy.teams(by, SEE).filter(controller=team.controller_id, association=team.association_id)
    return list(held.select_related("controller", "association").order_by("name"))


def of_teams(teams: Sequence[Team], period: Period, asked: str) -> Shown:
    """The teams of a controller, from the register as it is now."""
    found = figures_of(teams, period)
    return _shown(found.figures, asked, [team.code for team in teams], labels_of(found))


def of_association(association: Association, period: Period, asked: str) -> Shown | None:
    """An association's teams, from what their controllers have released, protected, and from nothing else."""
    rows = ReleasedFigures.objects.filter(
        team__association=association, audience=ASSOCIATION, report="", first=period.first, last=period.last
    )
    releases = [release_from(row.content) for row in rows.order_by("team__name")]
    try:
        whole = merge(releases, known()) if len(releases) > 1 else None
    except ReleaseError:  # released with other definitions: they do not add up
        whole = None
    if whole is None:
        return None
    labels = Labels(known(), whole.scheme, {"team": dict(whole.teams)}, Speech.of("sv", period))
    return _shown(whole.figures, asked, [team for team, _ in whole.teams], labels)


def _shown(figures: Sequence[Figure], asked: str, teams: Sequence[str], labels: Labels) -> Shown:
    words = FunnelWords(labels, labels.speech)
    offered = tuple(_offered(labels))
    said = asked if asked in dict(offered) else POSITIVE
    found = funnel(figures, said, teams)
    if found is None:
        hidden = tuple(words.name(team) for team in withheld(figures, said))
        return Shown(offered, said, hidden)
    lines = tuple(_line(number, one, words) for number, one in enumerate(found.teams, 1))
    hidden = tuple(words.name(team) for team in found.hidden)
    return Shown(offered, said, hidden, _chart(found, words), words.lead(found), lines, words.note(found))


def _offered(labels: Labels) -> Iterator[tuple[str, str]]:
    """The positive outcomes together, and each."""
    yield POSITIVE, labels.measure(POSITIVE)
    for column in known().schemes[labels.scheme].columns:
        if labels.positive(column.code):
            yield f"exits outcome={column.code}", column.label.sv


def _line(number: int, one: TeamPlace, words: FunnelWords) -> Line:
    outside = one.place != "within"
    return Line(
        number,
        words.name(one.team),
        one.hits,
        one.n,
        one.share,
        words.span(one.usual),
        words.place(one),
        outside,
    )


def _chart(found: Funnel, words: FunnelWords) -> look.Funnel:
    return look.Funnel(
        title=words.alt(found),
        axis=words.speech.word("funnel_axis"),
        middle=(found.share, words.speech.word("funnel_all", share=words.percent(found.share))),
        groups=[look.Group(words.name(t.team), t.n, t.share, t.place != "within") for t in found.teams],
        limits=found.edges(),
    )

"""What is the state of a team, on one page?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.documents.labels import Labels
from stegvis.documents.shown import Shown
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.figures import Asked
from stegvis.web.access.models import Team
from stegvis.web.look.charts import Bar
from stegvis.web.look.swedish import in_words, number, plural
from stegvis.web.register.models import Extension
from stegvis.web.register.queries.figures import Row, address, figures_of, labels_of, row_of
from stegvis.web.register.queries.goals import Goal, goals_of

MIDDLE = "weeks_waiting_median"


@dataclass(frozen=True, slots=True)
class Big:
    """One of the large figures: its label, value, address, and what it means."""

    label: str
    value: float | int | None
    url: str
    base: str


@dataclass(frozen=True, slots=True)
class State:
    """What the page shows."""

    lead: str
    big: tuple[Big, ...]
    outcomes: tuple[Bar, ...]
    exits: int
    sums: str
    goals: tuple[Goal, ...]
    follow_ups: tuple[tuple[str, Row, Row | None, Row | None], ...]
    improved: tuple[tuple[str, Row], ...]


def state_of(team: Team, period: Period) -> State:
    """The state of a team over a period, from its figures alone: no person is shown."""
    asked = figures_of([team], period)
    shown, labels = Shown.of(asked.figures).for_team(team.code), labels_of(asked)
    exits = shown.total("exits")
    outcomes = [f for f in shown.split("exits", "outcome") if f.value]
    ranked = sorted(outcomes, key=lambda f: -(f.value or 0))
    return State(
        lead=_lead(shown, asked),
        big=tuple(_big(shown, period)),
        outcomes=tuple(_bar(figure, labels, period) for figure in ranked),
        exits=int(exits.value or 0) if exits else 0,
        sums=_sums(ranked, exits),
        goals=tuple(goals_of(shown, labels, period)),
        follow_ups=tuple(_follow_ups(shown, labels, period)),
        improved=tuple(
            (labels.of("from", str(f.dimensions["from"])), row_of(f, labels, period))
            for f in shown.split("livelihood_improved", "occasion", "from", occasion="exit")
            if f.n not in (ABSENT, None, 0)
        ),
    )


def waiting_extensions(team: Team) -> list[Extension]:
    """Extensions that the steering group has not decided, oldest first; they are shown without a name."""
    waiting = Extension.objects.filter(enrolment__team=team, decision="")
    return list(waiting.select_related("enrolment").order_by("asked_on"))


def _value(shown: Shown, measure: str, **by: str) -> float | int | None:
    figure = shown.total(measure, **by)
    return figure.value if figure else None


def _lead(shown: Shown, asked: Asked) -> str:
    active, exits = _value(shown, "participants_active"), _value(shown, "exits")
    if not active:
        return "Ingen var inskriven i perioden."
    said = f"Teamet arbetade med {in_words(int(active))} {plural(active, 'deltagare,deltagare')}"
    if not exits:
        return f"{said}. Ingen avslutades."
    said += f" och avslutade {in_words(int(exits))}."
    scheme = asked.definitions.schemes[asked.scheme]
    by_outcome = {str(f.dimensions["outcome"]): int(f.value or 0) for f in shown.split("exits", "outcome")}
    reached = sum(by_outcome.get(code, 0) for code in scheme.positive)
    names = [c.label.sv.lower() for c in scheme.columns if c.code in scheme.positive]
    return f"{said} {in_words(reached).capitalize()} gick till {_or(names)}."


def _or(names: list[str]) -> str:
    return " eller ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _big(shown: Shown, period: Period) -> Iterator[Big]:
    active, new, exits, enrolled = (
        shown.total(m) for m in ("participants_active", "participants_new", "exits", "participants_enrolled")
    )
    sexes = [
        f"{int(f.value)} {plural(f.value, words)}"
        for code, words in (
            ("female", "kvinna,kvinnor"),
            ("male", "man,män"),
            ("non_binary", "icke-binär,icke-binära"),
        )
        if (f := shown.total("participants_active", sex=code)) and f.value
    ]
    unknown = _value(shown, "participants_active", sex="unknown")
    if unknown:
        sexes.append(f"{int(unknown)} utan uppgift om kön")
    weeks, months = _value(shown, MIDDLE), _value(shown, "months_in_programme_median")
    broken, places, queue = (_value(shown, m) for m in ("exits_interrupted", "capacity", "queue"))
    yield _one("Deltagare", active, period, ", ".join(sexes) + "." if sexes else "")
    yield _one(
        "Nya",
        new,
        period,
        f"Median {number(weeks)} veckor från ansökan till start." if weeks is not None else "",
    )
    interrupted = (
        ""
        if broken is None
        else f" {in_words(int(broken)).capitalize()} {plural(broken, 'avbrott,avbrott')}."
    )
    yield _one(
        "Avslut",
        exits,
        period,
        (f"Median {number(months)} månader i insatsen." if months is not None else "") + interrupted,
    )
    said = f"{number(places)} platser." if places is not None else "Antalet platser är inte angett."
    yield _one(
        f"Inskrivna {period.last.day}/{period.last.month}",
        enrolled,
        period,
        said + (f" {in_words(int(queue)).capitalize()} väntade i kön." if queue is not None else ""),
    )


def _one(label: str, figure: Figure | None, period: Period, base: str) -> Big:
    return Big(label, figure.value if figure else None, address(figure, period) if figure else "", base)


def _bar(figure: Figure, labels: Labels, period: Period) -> Bar:
    outcome = str(figure.dimensions["outcome"])
    return Bar(
        labels.of("outcome", outcome),
        figure.value or 0,
        url=address(figure, period),
        quiet=not labels.positive(outcome),
    )


def _sums(outcomes: list[Figure], exits: Figure | None) -> str:
    """Whether the rounded shares and the counts add up to the total, said where they do not."""
    if not outcomes or exits is None or not exits.value:
        return ""
    shares = [round(100 * f.share) for f in outcomes if f.share is not ABSENT]
    total, counted = sum(shares), sum(int(f.value or 0) for f in outcomes)
    parts = []
    if total != 100:
        parts.append(f"Andelarna är avrundade: {' + '.join(map(str, shares))} = {total}.")
    if counted == exits.value:
        parts.append(f"Antalen summerar till {counted}.")
    else:
        parts.append(
            f"Antalen summerar till {counted} av {number(exits.value)} avslut: resten saknar utfall."
        )
    return " ".join(parts)


def _follow_ups(
    shown: Shown, labels: Labels, period: Period
) -> Iterator[tuple[str, Row, Row | None, Row | None]]:
    for due in shown.split("follow_ups_due", "months"):
        months = due.dimensions["months"]
        attempted, reached = (
            shown.total(m, months=months) for m in ("follow_ups_attempted", "follow_ups_reached")
        )
        yield (
            labels.of("months", months),
            row_of(due, labels, period),
            row_of(attempted, labels, period) if attempted else None,
            row_of(reached, labels, period) if reached else None,
        )

"""How did the team's goals go, in numbers and plain words?"""

from __future__ import annotations

from collections.abc import Iterator

from stegvis.documents.model import Cell, Column, Kind, Row, Run, Table
from stegvis.documents.numbers import NO_BREAK, count, whole, written
from stegvis.documents.tables import Tabulator
from stegvis.domain.figure import ABSENT, Figure
from stegvis.evaluation.answer import Answer
from stegvis.figures.goals import standing

MEASURE = "goal_attainment"
HORIZONS = {"at_6_months": 6, "at_24_months": 24}
POINTS, PAYBACK = "percentage_points", "payback_months"
NEAR = 1e-9
WIDTHS = (28, 10, 9, 15, 38)


def goals_of(
    tabulator: Tabulator, chapter: int, numbers: Iterator[int], answer: Answer | None = None
) -> Iterator[Table]:
    """A row for each goal whose outcome is known: the goal, the outcome, how far from it, and that in words.

    The level of a goal is the outcome less the difference (figures.md), so the three always agree. A goal for the payback time is held
    against `answer`, the evaluation, where the report has one whose cost is known.
    """
    speech = tabulator.speech
    goals = _in_order(
        [figure for figure in tabulator.shown.finer(MEASURE) if "measure" in figure.dimensions], tabulator
    )
    reckoned = [g for g in goals if g.dimensions["measure"] == PAYBACK and answer and answer.asked.cost]
    rows = [row for goal in goals if (row := _row(goal, tabulator))]
    rows += [_paid_back(goal, answer, tabulator) for goal in reckoned if answer]
    if not rows:
        return
    number = f"{chapter}.{next(numbers)}"
    unknown = [
        _name(goal, tabulator)
        for goal in goals
        if goal.value is None and not goal.hidden and goal not in reckoned
    ]
    hidden = [_name(goal, tabulator) for goal in goals if goal.hidden]
    said = [
        speech.word("goals_note"),
        speech.word("left_out", names=", ".join(unknown)) if unknown else "",
        speech.word("goals_hidden", names=", ".join(hidden)) if hidden else "",
    ]
    yield Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=f"{speech.word('goals_caption')}, {speech.days()}",
        columns=(
            Column(speech.word("goal"), "text"),
            Column(speech.word("goal_level"), "share"),
            Column(speech.word("goal_outcome"), "share"),
            Column(speech.word("goal_difference"), "change", MEASURE),
            Column(speech.word("goal_verdict"), "text"),
        ),
        rows=tuple(rows),
        widths=WIDTHS,
        note=tuple(Run(text) for text in (" ".join(filter(None, said)),)),
        source=speech.word("source", period=speech.days()),
    )


def _in_order(goals: list[Figure], tabulator: Tabulator) -> list[Figure]:
    """Goals of one measure and time together, their outcomes in the scheme's order."""
    outcomes = tabulator.labels.ordered("outcome", [figure.dimensions.get("outcome", "") for figure in goals])
    measures = list(dict.fromkeys((f.dimensions["measure"], f.dimensions.get("horizon")) for f in goals))
    return sorted(
        goals,
        key=lambda f: (
            measures.index((f.dimensions["measure"], f.dimensions.get("horizon"))),
            outcomes.index(f.dimensions.get("outcome", "")),
        ),
    )


def _row(goal: Figure, tabulator: Tabulator) -> Row | None:
    outcome = _outcome(goal, tabulator)
    if goal.value is None or outcome is None or outcome.value is None:
        return None
    name = Cell(_name(goal, tabulator))
    language = tabulator.speech.language
    if goal.unit != POINTS:
        unit = tabulator.labels.of("unit", goal.unit)
        level, reached = (
            f"{count(value, language)}{NO_BREAK}{unit}"
            for value in (outcome.value - goal.value, outcome.value)
        )
        difference = f"{written(goal.value, 'change', language)}{NO_BREAK}{unit}"
        return (
            name,
            Cell(level),
            Cell(reached, outcome),
            Cell(difference, goal),
            Cell(_verdict(goal, outcome, 0.0, tabulator)),
        )
    share = 0.0 if outcome.share is ABSENT else outcome.share
    level_share = round(share - goal.value / 100, 6)
    return (
        name,
        Cell(level_share),
        Cell(share, outcome),
        Cell(goal.value, goal),
        Cell(_verdict(goal, outcome, level_share, tabulator)),
    )


def _outcome(goal: Figure, tabulator: Tabulator) -> Figure | None:
    """The figure that the goal is about."""
    said = goal.dimensions
    by = {"outcome": said["outcome"]} if "outcome" in said else {}
    months = HORIZONS.get(str(said.get("horizon", "")))
    if months:
        return tabulator.shown.total("follow_up_outcome", months=months, **by)
    return tabulator.shown.total(str(said["measure"]), **by)


def _name(goal: Figure, tabulator: Tabulator) -> str:
    """The goal as a row is called: the outcome and when, else the measure."""
    said, labels, speech = goal.dimensions, tabulator.labels, tabulator.speech
    measure = speech.each("measure", str(said["measure"])) or labels.measure(str(said["measure"]))
    parts = [labels.of("outcome", said["outcome"]) if "outcome" in said else measure]
    if "horizon" in said:
        parts.append(labels.of("horizon", said["horizon"]).lower())
    return ", ".join(parts)


def _verdict(goal: Figure, outcome: Figure, level: float, tabulator: Tabulator) -> str:
    """Where the outcome lies: a share with what chance makes of it, any other as it is."""
    speech = tabulator.speech
    n = outcome.n if isinstance(outcome.n, int) else 0
    value = goal.value or 0
    if goal.unit != POINTS or not n:
        place = "goal_on" if abs(value) < NEAR else "goal_above" if value > 0 else "goal_below"
        return speech.word(place).capitalize()
    hits = outcome.value or 0
    held = standing(level, hits, n)
    of = speech.word("goal_of", value=count(hits, speech.language), n=count(n, speech.language))
    counted = speech.word(
        "goal_span",
        of=of,
        low=str(whole(100 * held.low)),
        high=written(held.high, "share", speech.language),
    )
    return f"{counted}: {speech.word(f'goal_{held.place}')}"


def _paid_back(goal: Figure, answer: Answer, tabulator: Tabulator) -> Row:
    """The goal for the payback time, against the evaluation that the report has."""
    speech, society = tabulator.speech, answer.accounts["society"]
    chance = answer.spreads["society"].p_payback_within_goal
    found = society.payback_months

    def months(value: float, kind: Kind = "int") -> str:
        return f"{written(value, kind, speech.language)}{NO_BREAK}{tabulator.labels.of('unit', 'months')}"

    return (
        Cell(_name(goal, tabulator)),
        Cell(months(answer.goal_months)),
        Cell(speech.word("goal_never") if found is None else months(found)),
        Cell("" if found is None else months(found - answer.goal_months, "change")),
        Cell(
            ""
            if chance is None
            else speech.word("goal_payback", chance=written(chance, "share", speech.language)).capitalize()
        ),
    )

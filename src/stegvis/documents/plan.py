"""Which goals did the plan of the year have, and how did each go?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from stegvis.documents.labels import Labels
from stegvis.documents.material import PlanGoal
from stegvis.documents.model import Block, Cell, Column, Paragraph, Row, Run, Table
from stegvis.documents.numbers import NO_BREAK, count, written
from stegvis.documents.shown import Shown
from stegvis.documents.speech import Speech
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.interval import wilson

MET, PARTLY, NOT_MET = RESULTS = ("met", "partly", "not_met")
PERCENT, MONTHS = "percent", "months"
WIDTHS = (38, 17, 45)


def figure_of(goal: PlanGoal, shown: Shown) -> Figure | None:
    """The figure that the goal is held against; None where it names none, or nothing gives it."""
    if not goal.measure:
        return None
    by: dict[str, str | int] = {"outcome": goal.outcome} if goal.outcome else {}
    if goal.after_months:
        return shown.total("follow_up_outcome", **{"months": goal.after_months, **by})
    return shown.total(goal.measure, **by)


def proposed(goal: PlanGoal, figure: Figure | None) -> str:
    """What the figure says: met, partly or not met; empty where it says nothing.

    Below the level by no more than chance could do (the 95 % interval of the share holds the level) is partly met. A goal in
    months is met where the outcome is at most the level, any other where it is at least that.
    """
    if figure is None or figure.value is None or goal.level is None:
        return ""
    if goal.unit == MONTHS:
        return MET if figure.value <= goal.level else NOT_MET
    if goal.unit != PERCENT:
        return MET if figure.value >= goal.level else NOT_MET
    if figure.share is ABSENT or figure.share is None or not isinstance(figure.n, int) or not figure.n:
        return ""
    level = goal.level / 100
    if figure.share >= level:
        return MET
    return PARTLY if wilson(figure.value, figure.n)[1] >= level else NOT_MET


def held_against(goal: PlanGoal, figure: Figure | None, labels: Labels) -> str:
    """The figure beside the level, in words; empty where the goal names no figure."""
    if not goal.measure or goal.level is None:
        return ""
    speech = labels.speech
    what = ", ".join(filter(None, (_subject(goal, labels), _when(goal, labels))))
    level = _amount(goal.level, goal, labels)
    if figure is None or figure.value is None:
        why = "plan_hidden" if figure is not None and figure.hidden else "plan_unknown"
        return speech.word(why, what=what, level=level)
    value = _amount(figure.value, goal, labels)
    if goal.unit == PERCENT:
        share = None if figure.share is ABSENT else figure.share
        of = speech.word(
            "plan_of",
            value=count(figure.value, speech.language),
            n=written(figure.n if isinstance(figure.n, int) else None, "int", speech.language),
        )
        value = f"{of}, {written(share, 'share', speech.language)}"
    return speech.word("plan_figure", what=what, value=value, level=level)


def plan_of(
    goals: Sequence[PlanGoal], shown: Shown, labels: Labels, chapter: int, numbers: Iterator[int]
) -> Iterator[Block]:
    """A sentence about all goals, and a table for each area in the plan's order; nothing where there is no plan."""
    said = summed_up([goal.result for goal in goals], labels.speech)
    if said:
        yield Paragraph((Run(said),), lead=True)
    for area, some in groupby(goals, key=lambda goal: goal.area):
        number = f"{chapter}.{next(numbers)}"
        speech = labels.speech
        yield Table(
            anchor=f"tabell-{number.replace('.', '-')}",
            number=f"{speech.word('table')} {number}",
            caption=area or speech.word("plan_caption"),
            columns=tuple(
                Column(speech.word(head), "text") for head in ("goal", "plan_result", "plan_evidence")
            ),
            rows=tuple(_row(goal, shown, labels) for goal in some),
            widths=WIDTHS,
        )


def summed_up(results: Sequence[str], speech: Speech) -> str:
    """How many goals went how, in a sentence; empty where there are fewer than two."""
    if len(results) < 2:
        return ""
    nouns = speech.phrases["parts"]["plan_result"]
    counts = [(result, results.count(result)) for result in (*RESULTS, "")]
    said = [
        speech.filled(
            nouns[result or "open"][speech.language]["one" if n == 1 else "many"], {"word": speech.number(n)}
        )
        for result, n in counts
        if n
    ]
    told = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {speech.word('and')} {said[-1]}"
    return speech.word("plan_said", number=speech.number(len(results)), parts=told)


def _row(goal: PlanGoal, shown: Shown, labels: Labels) -> Row:
    speech, figure = labels.speech, figure_of(goal, shown)
    said = proposed(goal, figure)
    differs = bool(said and goal.result and said != goal.result and goal.reason)
    told = (
        held_against(goal, figure, labels),
        goal.evidence,
        speech.word("plan_reason", reason=goal.reason) if differs else "",
    )
    return (
        Cell(goal.goal),
        Cell(speech.word(f"plan_{goal.result or 'open'}")),
        Cell(" ".join(filter(None, told)), parts=(figure,) if figure and figure.value is not None else ()),
    )


def _subject(goal: PlanGoal, labels: Labels) -> str:
    return labels.of("outcome", goal.outcome) if goal.outcome else labels.measure(goal.measure)


def _when(goal: PlanGoal, labels: Labels) -> str:
    """When the outcome is seen: at exit goes without saying where the measure does."""
    return labels.of("months", goal.after_months) if goal.after_months else ""


def _amount(value: float, goal: PlanGoal, labels: Labels) -> str:
    language = labels.speech.language
    if goal.unit == PERCENT:
        return written(value / 100, "share", language)
    unit = f"{NO_BREAK}{labels.of('unit', MONTHS)}" if goal.unit == MONTHS else ""
    return f"{count(value, language)}{unit}"

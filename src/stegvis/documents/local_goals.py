"""Which goals in words did the team set, and how did each go?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stegvis.documents.material import LocalGoal
from stegvis.documents.model import Cell, Column, Table
from stegvis.documents.speech import Speech

WIDTHS = (38, 17, 45)


def local_goals_of(
    goals: Sequence[LocalGoal], speech: Speech, chapter: int, numbers: Iterator[int]
) -> Iterator[Table]:
    """A row for each, as it was written; nothing where there is none."""
    if not goals:
        return
    number = f"{chapter}.{next(numbers)}"
    yield Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=f"{speech.word('local_goals_caption')} {speech.period.last.year}",
        columns=tuple(
            Column(speech.word(head), "text") for head in ("goal", "local_goals_result", "local_goals_how")
        ),
        rows=tuple(
            (
                Cell(one.goal),
                Cell(speech.word(f"local_goals_{one.result or 'open'}")),
                Cell(one.followed_up or ""),
            )
            for one in goals
        ),
        widths=WIDTHS,
    )

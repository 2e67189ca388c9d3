"""Where do the columns of a flow stand: those who came above the line, those who went below it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, RIGHT = 2.0, 100.0  # per cent
LINE, HIGH, LOW = 116.0, 84.0, 84.0  # px: the line, and how far up and down the columns may go
WORDS = 8.0  # per cent that a month's name takes


@dataclass(frozen=True, slots=True)
class Turn:
    """A month: its name, how many came, went, and were there at its end."""

    name: str
    came: int
    went: int
    there: int


@dataclass(frozen=True, slots=True)
class Column:
    """A month as it is drawn; heights in px, places across in per cent. The name is empty where there is no room."""

    turn: Turn
    x: float
    middle: float
    width: float
    up: float
    down: float
    name: str

    @property
    def top(self) -> float:
        """Where the column of those who came begins."""
        return round(LINE - self.up, 1)

    @property
    def bottom(self) -> float:
        """Where the column of those who went ends."""
        return round(LINE + 1 + self.down, 1)


def columns(turns: Sequence[Turn]) -> list[Column]:
    """Columns on one scale, up and down."""
    if not turns:
        return []
    most = max((*(turn.came for turn in turns), *(turn.went for turn in turns), 1))
    step = (RIGHT - LEFT) / len(turns)
    every = max(1, -(-WORDS // step))
    return [
        Column(
            turn,
            x=round(LEFT + n * step, 2),
            middle=round(LEFT + n * step + step * 0.36, 2),
            width=round(step * 0.72, 2),
            up=round(turn.came / most * HIGH, 1),
            down=round(turn.went / most * LOW, 1),
            name=turn.name if n % every == 0 else "",
        )
        for n, turn in enumerate(turns)
    ]

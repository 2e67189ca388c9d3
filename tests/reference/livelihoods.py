"""What did people live on at the start and later, and is it a higher rung?"""

from __future__ import annotations

from tests.reference.asked import Asked, Figure, Row, cell, day, number
from tests.reference.contract import LIVELIHOODS, RUNG
from tests.reference.dimensions import raw
from tests.reference.exits import ended
from tests.reference.forms import cells, figure, not_known, with_base

FOLLOW_UPS = {"follow_up_6": 6, "follow_up_12": 12, "follow_up_18": 18, "follow_up_24": 24}


def main_livelihood(asked: Asked, enrolment: Row, occasion: str) -> str | None:
    """The highest rung; at a tie the larger extent (missing counts as least), then the first in the list."""
    rows = [row for row in asked.of("livelihoods", enrolment) if cell(row, "occasion") == occasion]
    best = min(
        rows,
        key=lambda row: (
            -RUNG[row["livelihood"]],
            -(number(row, "extent") or 0),
            LIVELIHOODS.index(row["livelihood"]),
        ),
        default=None,
    )
    return best["livelihood"] if best else None


def followed_up(asked: Asked, months: int) -> list[Row]:
    """Enrolments with such a follow-up due in the period, each once."""
    return [
        one
        for one in asked.rows("enrolments")
        if any(
            int(row["months"]) == months and asked.during(day(row, "due_on"))
            for row in asked.of("follow_ups", one)
        )
    ]


def moves(asked: Asked) -> list[Row]:
    """One record per enrolment and occasion where the livelihood is known then and at the start."""
    asked_about = {"exit": ended(asked)}
    asked_about |= {occasion: followed_up(asked, months) for occasion, months in FOLLOW_UPS.items()}
    found = [
        {
            "occasion": occasion,
            "from": main_livelihood(asked, one, "start"),
            "to": main_livelihood(asked, one, occasion),
        }
        for occasion, enrolments in asked_about.items()
        for one in enrolments
    ]
    return [move for move in found if move["from"] and move["to"]]


def livelihood_transition(asked: Asked) -> list[Figure]:
    """The moves that occur, over all whose livelihood is known both times; those who did not move are there too."""
    if not asked.has("livelihoods"):
        return not_known(asked, "livelihood_transition")
    known = moves(asked)
    return [
        figure(asked, "livelihood_transition", of, len(hits), **with_base(len(hits), n))
        for of, hits in cells(known, (raw("occasion"), raw("from"), raw("to")))
        if hits
        for n in [len([move for move in known if move["occasion"] == of["occasion"]])]
    ]


def livelihood_improved(asked: Asked) -> list[Figure]:
    """Of those with the same livelihood at the start, those on a higher rung now."""
    if not asked.has("livelihoods"):
        return not_known(asked, "livelihood_improved")
    return [
        figure(asked, "livelihood_improved", of, value, **with_base(value, len(base)))
        for of, base in cells(moves(asked), (raw("occasion"), raw("from")))
        if base
        for value in [improved(base)]
    ]


def improved(moved: list[Row]) -> int:
    return len([move for move in moved if RUNG[move["to"]] > RUNG[move["from"]]])

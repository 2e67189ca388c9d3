"""What does the dataset itself say of a team's cost and of how soon it should be paid back?"""

from __future__ import annotations

from stegvis.dataset import Dataset
from stegvis.domain.period import Period

SPENT = ("used", "requisitioned")  # what was used says it best; what was asked for is the next best


def cost_of(data: Dataset, team: str, period: Period) -> tuple[float, str] | None:
    """SEK that the team cost in the period and the funding entry that says so; None where the dataset does not know.

    Only rows whose own period lies within the asked one count.
    """
    columns = ["team", "entry", "amount", "period_from", "period_to"]
    rows = [
        row
        for row in data.rows("funding", columns)
        if row["team"] == team and row["period_from"] and row["period_to"]
    ]
    for entry in SPENT:
        found = [
            float(row["amount"])
            for row in rows
            if row["entry"] == entry
            and period.first <= row["period_from"]
            and row["period_to"] <= period.last
        ]
        if found:
            return sum(found), entry
    return None


def goal_of(data: Dataset, team: str, period: Period) -> float | None:
    """The months in which the team, or its association, has set out to be paid back; the team's own goal goes first."""
    columns = ["team", "measure", "level", "period_from", "period_to"]
    goals = [
        row
        for row in data.rows("goals", columns)
        if row["measure"] == "payback_months" and row["period_from"] <= period.last <= row["period_to"]
    ]
    own = [row for row in goals if row["team"] == team] or [row for row in goals if not row["team"]]
    return float(own[0]["level"]) if own else None

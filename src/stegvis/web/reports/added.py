"""What do reports add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.reports import demo, demo_events, demo_plan
from stegvis.web.reports.queries import paid_back


def add() -> None:
    """Reports and what they tell of in the demo, and the goal for the payback time.

    What is written in a report or arranged for others is no part of the dataset.
    """
    seams.ASIDE += ["report.", "event.", "workplan."]
    seams.DEMO += [demo_events.events, demo_plan.plan, demo.studio]
    seams.GOALS["payback_months"] = paid_back.said

"""What do reports add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.reports import demo, demo_annual, demo_events, demo_plan, demo_stories
from stegvis.web.reports.queries import paid_back, stories


def add() -> None:
    """A tab for the participant's own words, reports and what they tell of in the demo, and the goal for the payback time.

    What is written in a report or arranged for others is no part of the dataset.
    """
    seams.ASIDE += ["report.", "event.", "workplan.", "story."]
    seams.TABS.append(("reports:stories", "Citat", stories.SEE))
    seams.DEMO += [demo_events.events, demo_plan.plan, demo_stories.stories, demo_annual.annual, demo.studio]
    seams.GOALS["payback_months"] = paid_back.said
    seams.ASSOCIATION_LINKS.append(("reports:together", "Värdet i förbundet"))

"""What does self-evaluation add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.selfeval import demo, demo_logic
from stegvis.web.selfeval.queries import undertakings


def add() -> None:
    """What is to be done on Min dag, and days and a logic model in the demo; none of it is in the dataset."""
    seams.ASIDE += ["selfeval.", "logic."]
    seams.DUE.append(undertakings.due)
    seams.DEMO += [demo.days, demo_logic.logic]

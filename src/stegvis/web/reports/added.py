"""What do reports add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.reports import demo


def add() -> None:
    """Reports in the demo; and what is written in a report is no part of the dataset."""
    seams.ASIDE.append("report.")
    seams.DEMO.append(demo.studio)

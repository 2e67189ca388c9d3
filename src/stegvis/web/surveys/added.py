"""What do measurements add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.surveys import demo, sealed_demo
from stegvis.web.surveys.queries import courses as queries
from stegvis.web.surveys.queries import sealed_rows


def add() -> None:
    """A tab on the participant's page, the answers in the dataset, and answers in the demo."""
    seams.TABS.append(("surveys:measurements", "Mätningar", queries.SEE))
    seams.ROWS.append(("responses", queries.rows))
    seams.ROWS.append(("responses", sealed_rows.rows))
    seams.DEMO += [demo.answers, demo.invitations, sealed_demo.surveys]

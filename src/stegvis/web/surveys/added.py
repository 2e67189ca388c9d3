"""What do measurements add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.surveys import demo, sealed_demo
from stegvis.web.surveys.queries import courses as queries
from stegvis.web.surveys.queries import giving, own, sealed, sealed_rows, violence


def add() -> None:
    """A tab on the participant's page, answers in dataset and demo, what is due on Min dag, and what the team gives."""
    seams.TABS.append(("surveys:measurements", "Mätningar", queries.SEE))
    seams.ROWS.append(("responses", queries.rows))
    seams.ROWS.append(("responses", sealed_rows.rows))
    seams.ROWS.append(("responses", violence.rows))
    seams.DEMO += [
        demo.answers,
        demo.invitations,
        demo.giving,
        demo.corrections,
        demo.violence,
        sealed_demo.surveys,
    ]
    seams.DUE += [giving.due, own.due, sealed.due]
    seams.TEAM_LINKS.append(("surveys:giving", "Mätningar som ges"))

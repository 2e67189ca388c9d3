"""What do measurements add to the register?"""

from __future__ import annotations

from stegvis.web.register import seams
from stegvis.web.surveys import demo, sealed_demo, told_demo
from stegvis.web.surveys.commands import told
from stegvis.web.surveys.queries import courses as queries
from stegvis.web.surveys.queries import giving, own, sealed, sealed_rows, slips, violence


def add() -> None:
    """A tab on the participant's page, answers in dataset and demo, what is due on Min dag, what the team gives, and what the association is told."""
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
        told_demo.told_measurements,
        told_demo.open_round,
    ]
    seams.TOLD.append(told.keep_all)
    seams.DUE += [giving.due, own.due, sealed.due, slips.due]
    seams.ASSOCIATION_LINKS.append(("surveys:between", "Mätningar i förbundet"))
    seams.TEAM_LINKS.append(("surveys:giving", "Mätningar som ges"))

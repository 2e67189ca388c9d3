"""What is asked about a goal of the association's plan, and about how it went?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, DecimalField, Form, RadioField, TextField, WholeField
from stegvis.web.register.data import choices_of, listing
from stegvis.web.reports.queries.plan import kinds

NONE = "Inget tal"
FULL = 100
Offered = Sequence[tuple[str, str]]


class PlanGoalForm(Form):
    """A goal in words, and where it has one what is counted and the level."""

    year = WholeField(label="År", min_value=2004, max_value=2100)
    area = forms.CharField(
        label="Målområde",
        max_length=120,
        required=False,
        help_text="Mål med samma område står tillsammans i rapporten.",
    )
    goal = TextField(label="Målet", help_text="Som det står i verksamhetsplanen.")
    kind = CodeField(
        label="Tal som visar hur det går",
        codes=kinds,
        empty=NONE,
        required=False,
        help_text="Hämtas ur teamens lämnade siffror. Ett mål kan också bara ha ord.",
    )
    outcome = CodeField(
        label="Utfall", codes=(), required=False, empty="Inget", help_text="Behövs för mål om ett utfall."
    )
    level = DecimalField(
        label="Nivå",
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=1,
        help_text="Procent, antal eller månader.",
    )

    def __init__(self, *args: Any, outcomes: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [("", "Inget"), *outcomes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A figure has a level, and an outcome where it is about one; a goal in words has neither."""
        given = super().clean() or self.cleaned_data
        kind, level, outcome = (given.get(name) for name in ("kind", "level", "outcome"))
        if not kind:
            if level is not None:
                self.add_error("kind", "Välj vilket tal nivån gäller, eller töm nivån.")
            if outcome:
                self.add_error("kind", "Välj vilket tal utfallet gäller, eller välj Inget utfall.")
            return given
        said = listing("goal_kinds").choices[kind].more
        if level is None and "level" not in self.errors:
            self.add_error("level", "Ange nivån som talet ska nå.")
        if said["outcome"] and not outcome:
            self.add_error("outcome", "Välj vilket utfall målet gäller.")
        if not said["outcome"] and outcome:
            self.add_error("outcome", "Det här målet gäller inget utfall. Välj Inget.")
        if level is not None:
            if said["unit"] == "percent" and level > FULL:
                self.add_error("level", "En andel är högst 100 procent.")
            given["level"] = float(level)
        return given


class FollowUpForm(Form):
    """How a goal went, what that builds on, and why it is not what the figure says."""

    result = RadioField(
        label="Hur gick det?",
        codes=lambda: [("", "Inte bedömt än"), *choices_of("goal_results")],
        required=False,
    )
    evidence = TextField(
        label="Underlag", required=False, help_text="Vad ni gjorde och hur ni vet att det gick så. Inga namn."
    )
    reason = TextField(
        label="Varför inte som talet säger?",
        required=False,
        help_text="Behövs bara när bedömningen är en annan än den som talet ger.",
    )

    def __init__(self, *args: Any, counted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counted = counted
        if not counted:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """A result builds on a figure or on words."""
        given = super().clean() or self.cleaned_data
        if given.get("result") and not self.counted and not given.get("evidence"):
            self.add_error("evidence", "Skriv vad ni bygger bedömningen på.")
        return {"reason": "", **given}

"""What is asked about a team's goals and money?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, DateField, DecimalField, Form, RadioField, TextField, WholeField
from stegvis.web.register.codes import choices
from stegvis.web.register.data import choices_of, listing

FULL = 100
BACKWARDS = "Den sista dagen är före den första. Ange en senare."


class GoalForm(Form):
    """A goal with a level."""

    kind = CodeField(label="Vad målet gäller", codes=partial(choices_of, "goal_kinds"))
    outcome = CodeField(
        label="Utfall", codes=(), required=False, help_text="Behövs för mål om ett utfall.", empty="Inget"
    )
    level = DecimalField(
        label="Nivå", min_value=0, max_digits=9, decimal_places=1, help_text="Procent, antal eller månader."
    )
    period_from = DateField(label="Gäller från")
    period_to = DateField(label="Gäller till och med")

    def __init__(self, *, outcomes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["outcome"].choices = [("", "Inget"), *outcomes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What the dataset's row says: measure, horizon and unit follow from the kind."""
        given = super().clean() or self.cleaned_data
        kind, level = given.get("kind"), given.get("level")
        first, last = given.get("period_from"), given.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", BACKWARDS)
        if not kind:
            return given
        said = listing("goal_kinds").choices[kind].more
        if said["outcome"] and not given.get("outcome"):
            self.add_error("outcome", "Välj vilket utfall målet gäller.")
        if not said["outcome"] and given.get("outcome"):
            self.add_error("outcome", "Det här målet gäller inget utfall. Välj Inget.")
        if said["unit"] == "percent" and level is not None and level > FULL:
            self.add_error("level", "En andel är högst 100 procent.")
        given |= {name: said[name] for name in ("measure", "horizon", "unit")}
        if level is not None:
            given["level"] = float(level)
        return given


class LocalGoalForm(Form):
    """A goal in words, and how it went."""

    year = WholeField(label="År", min_value=2000, max_value=2100)
    goal = TextField(label="Målet")
    result = RadioField(
        label="Hur det gick",
        codes=lambda: [("", "Inte uppföljt än"), *choices_of("goal_results")],
        required=False,
    )
    followed_up = TextField(
        label="Uppföljning",
        required=False,
        help_text="Vad ni gjorde och hur ni vet att det gick så. Inga namn.",
    )

    def clean(self) -> dict[str, Any]:
        """A result says what it builds on."""
        given = super().clean() or self.cleaned_data
        if given.get("result") and not given.get("followed_up"):
            self.add_error("followed_up", "Skriv vad ni bygger det på.")
        return given


class MoneyForm(Form):
    """An amount for a team."""

    entry = CodeField(label="Post", codes=partial(choices, "funding_entry"))
    amount = DecimalField(label="Belopp i kronor", min_value=0, max_digits=12, decimal_places=2)
    year = WholeField(label="År", min_value=2004, max_value=2100)
    period_from = DateField(
        label="Från",
        required=False,
        help_text="För rekvirerat, förbrukat och återbetalat: den tid beloppet gäller.",
    )
    period_to = DateField(label="Till och med", required=False)
    financier = forms.CharField(
        label="Finansiär",
        max_length=120,
        required=False,
        help_text="Till exempel förbundet eller ett projekt.",
    )

    def clean(self) -> dict[str, Any]:
        """Both days or none; what has been paid belongs to a time, or it is in no report."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("period_from"), given.get("period_to")
        if bool(first) != bool(last):
            self.add_error("period_to" if first else "period_from", "Ange både första och sista dagen.")
        elif first and last and last < first:
            self.add_error("period_to", BACKWARDS)
        elif not first and given.get("entry") in ("requisitioned", "used", "returned"):
            self.add_error("period_from", "Ange tiden: utan den kommer beloppet inte med i någon rapport.")
        if given.get("amount") is not None:
            given["amount"] = float(given["amount"])
        return given

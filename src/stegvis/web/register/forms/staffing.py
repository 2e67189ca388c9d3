"""What is asked about positions, those who hold them, and training?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.access.models import User
from stegvis.web.look.forms import CodeField, DateField, Form, PercentField
from stegvis.web.register.data import choices_of
from stegvis.web.register.models import Position

WHO = "Välj ett konto, eller skriv namnet på den som saknar konto."


class PositionForm(Form):
    """A place in the staffing."""

    role = forms.CharField(
        label="Roll",
        max_length=60,
        help_text="Som den kallas hos er, till exempel Konsulent eller Arbetsterapeut.",
    )
    share = PercentField(label="Andel av heltid", min_value=1)
    employer = CodeField(
        label="Arbetsgivare",
        codes=partial(choices_of, "employers"),
        help_text="Den som lånar ut till teamet.",
    )
    from_day = DateField(label="Från")
    to_day = DateField(
        label="Till och med",
        required=False,
        help_text="Tomt när tjänsten finns tills vidare. En sista dag avslutar den.",
    )


class HoldingForm(Form):
    """Who holds a position, and when."""

    account = CodeField(label="Konto i teamet", codes=(), empty="Har inget konto", required=False)
    name = forms.CharField(
        label="Namn", max_length=120, required=False, help_text="Behövs bara för den som saknar konto."
    )
    share = PercentField(label="Andel av heltid", min_value=1, required=False)
    from_day = DateField(label="Från")
    to_day = DateField(label="Till och med", required=False, help_text="Tomt när innehavet fortsätter.")

    def __init__(self, *, position: Position, accounts: list[User], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.accounts = {str(user.pk): user for user in accounts}
        account, share = self.fields["account"], self.fields["share"]
        account.choices = [("", "Har inget konto"), *((pk, u.name) for pk, u in self.accounts.items())]  # type: ignore[attr-defined]
        share.help_text = f"Tomt betyder hela tjänsten, {position.share} %."

    def clean(self) -> dict[str, Any]:
        """The account's own name is used where there is one. Without either nobody is meant."""
        given = super().clean() or self.cleaned_data
        user = self.accounts.get(given.pop("account", ""))
        if user is None and not given.get("name"):
            self.add_error("name", WHO)
        return {**given, "user": user, "name": user.name if user else given.get("name", "")}


class TrainingForm(Form):
    """A training that somebody in the team has taken."""

    name = forms.CharField(label="Vem", max_length=120)
    title = forms.CharField(label="Utbildning", max_length=200)
    taken_on = DateField(label="Dag", help_text="Den sista dagen, om den tog flera.")

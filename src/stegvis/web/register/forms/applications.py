"""What is asked about an application and what the selection group decides?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.access.models import Team
from stegvis.web.look.forms import CodeField, CodesField, DateField, Form, RadioField, TextField, TimeField
from stegvis.web.register.codes import choices
from stegvis.web.register.data import choices_of
from stegvis.web.register.forms.who import WhoFields
from stegvis.web.register.models import Track
from stegvis.web.register.queries.queue import running

REFERRERS = partial(choices, "referrer")


class ApplicationForm(Form):
    """What is applied for, and why several authorities are needed; the second button saves it incomplete."""

    referrer = CodeField(label="Remittent", codes=REFERRERS, required=False)
    referrer_name = forms.CharField(label="Remittentens namn", max_length=120, required=False)
    referrer_contact = forms.CharField(
        label="Remittentens telefon eller e-post", max_length=120, required=False
    )
    authorities = CodesField(
        label="Vilka myndigheter behövs?",
        codes=partial(choices_of, "authorities"),
        required=False,
        help_text="Minst två.",
    )
    why_together = TextField(label="Varför behövs de tillsammans?", required=False, max_length=2000)
    alone_why = TextField(
        label="Varför räcker det med en myndighet?",
        required=False,
        max_length=2000,
        help_text="Fylls i bara när det är färre än två.",
    )
    track: forms.ModelChoiceField[Track] = forms.ModelChoiceField(
        label="Önskad inriktning", queryset=Track.objects.none(), required=False, empty_label="Inget önskemål"
    )
    received_on = DateField(label="Kom in")

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = running(team)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Which of the two buttons was pressed stands beside the fields."""
        given = super().clean() or self.cleaned_data
        return {**given, "incomplete": "incomplete" in self.data}


class NewApplicationForm(WhoFields, ApplicationForm):
    """The same, and who it is about."""


class DecisionForm(Form):
    """What the selection group decided, and why."""

    decision = RadioField(
        label="Beslut", codes=lambda: [pair for pair in choices("decision") if pair[0] != "pending"]
    )
    decided_on = DateField(label="Beslutades")
    decision_why = TextField(
        label="Skäl",
        required=False,
        max_length=2000,
        help_text="Behövs vid avslag och när ansökan tas tillbaka.",
    )


class StartMeetingForm(Form):
    """When and where the start meeting is held."""

    day = DateField(label="Dag")
    time = TimeField(label="Tid")
    start_meeting_place = forms.CharField(label="Plats", max_length=120)


class LeaveForm(Form):
    """Why somebody leaves the queue."""

    left_queue_on = DateField(label="Lämnade kön")
    left_queue_why = forms.CharField(label="Varför?", max_length=200)


class PauseForm(Form):
    """From when nobody is taken in, and why."""

    queue_paused_on = DateField(label="Pausad från")
    queue_paused_why = forms.CharField(
        label="Varför?", max_length=200, help_text="Syns för teamet. Skriv inga namn på deltagare."
    )

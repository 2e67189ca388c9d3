"""What is asked about information visits and those who are booked on them?"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django import forms
from django.utils import timezone

from stegvis.web.look.forms import CodeField, DateField, Form, RadioField, TimeField, WholeField
from stegvis.web.register.codes import choices
from stegvis.web.register.queries.visits import KINDS


class VisitForm(Form):
    """When and where, and for how many."""

    day = DateField(label="Dag")
    time = TimeField(label="Tid")
    place = forms.CharField(label="Plats", max_length=120)
    places = WholeField(label="Antal platser", min_value=1, max_value=500)
    note = forms.CharField(
        label="Om tillfället",
        max_length=300,
        required=False,
        help_text="Till exempel vem som berättar. Inga namn på deltagare.",
    )


class BookingForm(Form):
    """Who is booked: only what is needed to reach them."""

    name = forms.CharField(label="Namn", max_length=120)
    kind = RadioField(label="Vem", codes=KINDS)
    referrer = CodeField(label="Remittent", codes=partial(choices, "referrer"), required=False)
    contact = forms.CharField(label="Telefon eller e-post", max_length=120, required=False)


def at(values: dict[str, object]) -> datetime:
    """The moment that a form's `day` and `time` say, in Swedish time; the two are taken out of the values."""
    day, time = values.pop("day"), values.pop("time")
    return timezone.make_aware(datetime.combine(day, time))  # type: ignore[arg-type]

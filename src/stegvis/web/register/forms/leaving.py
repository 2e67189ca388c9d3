"""What is asked at exit and at follow-up?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, DateField, RadioField, TextField
from stegvis.web.look.forms import Form as Plain
from stegvis.web.register.codes import choices
from stegvis.web.register.data import choices_of
from stegvis.web.register.forms.livelihood import LivelihoodRows, OccupationFields

DONE = [("true", "Fullföljd"), ("false", "Avbruten")]


class ExitForm(OccupationFields, LivelihoodRows):
    """An exit on one page. The outcome may wait; what is known already is left out by `without`."""

    ended_on = DateField(label="Avslutsdag")
    exit_outcome = CodeField(
        label="Vad ledde avslutet till?",
        codes=partial(choices, "exit_outcome"),
        required=False,
        empty="Vet inte än",
        help_text="Det som gäller på avslutsdagen. Vet du inte än påminner Min dag.",
    )
    exit_reason = CodeField(label="Skäl till avslut", codes=partial(choices, "exit_reason"), required=False)
    completed = RadioField(label="Fullföljd eller avbruten", codes=DONE, required=False)
    destination = CodeField(
        label="Vart deltagaren gick", codes=partial(choices, "destination"), required=False
    )
    comment = TextField(label="Kommentar", required=False, max_length=1000)

    field_order = ("ended_on", "exit_outcome", "exit_reason", "completed")

    def __init__(self, *args: Any, without: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name in without or (
                "livelihoods" in without and name.split("_")[0] in ("livelihood", "extent")
            ):
                del self.fields[name]

    def clean_completed(self) -> bool | None:
        """True, False, or None where it was not said."""
        return {"true": True, "false": False}.get(self.cleaned_data["completed"])


class AttemptForm(Plain):
    """An attempt to reach somebody."""

    on_day = DateField(label="Dag")
    how = RadioField(label="Hur", codes=partial(choices_of, "attempts"))
    note = forms.CharField(label="Anteckning", required=False, max_length=200)


class FollowUpForm(OccupationFields, LivelihoodRows):
    """The answer of a follow-up: as at exit."""

    on_day = DateField(label="Dag")
    reached = RadioField(
        label="Nådde du deltagaren?",
        codes=[("true", "Ja"), ("false", "Gick inte att nå")],
        required=False,
    )
    outcome = CodeField(
        label="Vad gör deltagaren nu?", codes=partial(choices, "exit_outcome"), required=False
    )
    comment = forms.CharField(label="Kommentar", required=False, max_length=300)

    field_order = ("on_day", "reached", "outcome")

    def clean(self) -> dict[str, Any]:
        """Somebody who was reached has an outcome; somebody who was not has none. An outcome says that they were reached."""
        given = super().clean()
        said, outcome = given.get("reached"), given.get("outcome")
        if not said and not outcome:
            self.add_error("reached", "Svara på frågan ”Nådde du deltagaren?”")
        given["reached"] = said != "false"
        if said == "true" and not outcome:
            self.add_error("outcome", "Välj vad deltagaren gör nu, eller svara att det inte gick att nå.")
        return given

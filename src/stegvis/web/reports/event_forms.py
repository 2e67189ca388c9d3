"""What is asked about a training, conference or meeting?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, DateField, Form, WholeField
from stegvis.web.register.codes import choices

MOST = 9999
PAIR = {"female": "kvinnor", "male": "män"}


class EventForm(Form):
    """Something arranged for others than participants, and how many came."""

    title = forms.CharField(label="Vad", max_length=160, help_text="Till exempel Lösningsfokus, grundkurs.")
    kind = CodeField(label="Slag", codes=partial(choices, "event_kind"))
    first = DateField(label="Dag")
    last = DateField(label="Till och med", required=False, help_text="Om det varade flera dagar.")
    organisers = forms.CharField(
        label="Arrangörer",
        max_length=200,
        required=False,
        help_text="De som höll i det tillsammans med er. Inga personnamn.",
    )
    target = forms.CharField(
        label="För vem",
        max_length=160,
        help_text="Till exempel handläggare hos parterna. Deltagare i en insats räknas inte här.",
    )
    female = WholeField(label="Kvinnor", required=False, min_value=0, max_value=MOST)
    male = WholeField(label="Män", required=False, min_value=0, max_value=MOST)
    non_binary = WholeField(label="Icke-binära", required=False, min_value=0, max_value=MOST)
    unknown = WholeField(
        label="Kön ej noterat",
        required=False,
        min_value=0,
        max_value=MOST,
        help_text="De som kom utan att någon noterade kön. Räknades ingen: lämna alla fyra tomma.",
    )

    def clean(self) -> dict[str, Any]:
        """One day is both the first and the last; women and men are counted both or neither."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", "Den sista dagen är före den första. Ange en senare.")
        given["last"] = last or first
        missing = [name for name in PAIR if given.get(name) is None and name not in self.errors]
        by_sex = any(given.get(name) is not None for name in (*PAIR, "non_binary"))
        for name in missing if by_sex else ():
            self.add_error(name, f"Ange hur många {PAIR[name]} som kom, eller 0.")
        return given

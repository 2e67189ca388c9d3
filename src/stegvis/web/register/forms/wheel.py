"""What is asked about a duty of the year, and about its being done?"""

from __future__ import annotations

from calendar import monthrange
from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, DateField, Form, WholeField
from stegvis.web.look.swedish import MONTHS

ANY_YEAR = 2025  # not a leap year: a duty falls on a day that every year has


class DutyForm(Form):
    """Something that the team does every year."""

    title = forms.CharField(label="Vad ska göras?", max_length=200)
    day = WholeField(label="Dag", min_value=1, max_value=31)
    month = CodeField(
        label="Månad", codes=[(str(n), name.capitalize()) for n, name in enumerate(MONTHS, start=1)]
    )
    days_before = WholeField(
        label="Påminn så många dagar före",
        min_value=0,
        max_value=180,
        help_text="Då visas uppgiften i Min dag.",
    )
    why = forms.CharField(label="Varför, eller hur", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """The day as "MM-DD", a day that every year has."""
        given = super().clean() or self.cleaned_data
        day, month = given.pop("day", None), given.pop("month", None)
        if day and month:
            last = monthrange(ANY_YEAR, int(month))[1]
            if day > last:
                self.add_error(
                    "day", f"{MONTHS[int(month) - 1].capitalize()} har {last} dagar. Ange en tidigare dag."
                )
            given["due"] = f"{int(month):02}-{day:02}"
        return given


class DoneForm(Form):
    """That a duty was done."""

    year = WholeField(label="För år", min_value=2000, max_value=2100)
    done_on = DateField(label="Gjort den")
    note = forms.CharField(
        label="Anteckning",
        max_length=300,
        required=False,
        help_text="Till exempel vad ni kom fram till. Inga namn på deltagare.",
    )

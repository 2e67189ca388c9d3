"""What is asked when a list from another register is reconciled?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from stegvis.web.look.forms import Choices, CodeField, DateField, Form

ENOUGH = "Välj minst en kolumn som säger vem raden gäller: personnummer, namn, eller både kön och startdag."
TWICE = "Kolumnen ”{heading}” är vald två gånger. Välj en annan, eller Finns inte."
NAMES = ("number", "name", "first_name", "last_name")
GONE = "Det valet finns inte i listan. Välj på nytt."


class UploadForm(Form):
    """A list that somebody has taken out of another register."""

    file = forms.FileField(
        label="Lista",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        help_text="En Excel-fil (.xlsx) eller textfil (.csv), högst 5 MB. Första raden ska vara rubriker.",
        error_messages={"required": "Välj filen med listan."},
    )


class ColumnsForm(Form):
    """Which column of the list is which of ours."""

    def __init__(self, *args: Any, headings: Sequence[str], labels: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = tuple(labels)
        offered = [(heading, heading) for heading in headings]
        for code, label in labels.items():
            self.fields[code] = select(label, offered, "Finns inte")
        self.fields["keep"] = forms.CharField(
            label="Spara valen som",
            max_length=80,
            required=False,
            help_text="Ett namn på listan, till exempel Uppföljning Finsam. Nästa gång är kolumnerna redan valda.",
            error_messages={"max_length": "Namnet får vara högst 80 tecken."},
        )

    def clean(self) -> dict[str, Any]:
        """A column is one field's alone, and at least one says whom a row is about."""
        given = super().clean() or self.cleaned_data
        used: set[str] = set()
        for code in self.asked:
            heading = given.get(code, "")
            if heading in used:
                self.add_error(code, TWICE.format(heading=heading))
            used |= {heading} - {""}
        if not self.errors:
            for field, fault in self.lacking(given):
                self.add_error(field, fault)
        return given

    def lacking(self, given: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The columns without which rows say nothing, with what to do about it."""
        told = any(given.get(code) for code in NAMES) or (given.get("sex") and given.get("started_on"))
        return [] if told else [("number", ENOUGH)]

    def columns(self) -> dict[str, str]:
        """The heading of each field that the list has."""
        return {code: self.cleaned_data[code] for code in self.asked if self.cleaned_data[code]}


class ComparedForm(ColumnsForm):
    """The columns of a list that is compared, and the time it is about."""

    from_day = DateField(label="Listan gäller från och med", required=False)
    to_day = DateField(
        label="Till och med",
        required=False,
        help_text="Lämna tomt om listan är allt. Annars räknas bara de som deltog då som saknade i listan.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*self.asked, "from_day", "to_day", "keep"])

    def clean(self) -> dict[str, Any]:
        """The time begins before it ends."""
        given = super().clean()
        first, last = given.get("from_day"), given.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", "Dagen är före den första. Ange en senare dag.")
        return given


class CodesForm(Form):
    """Which of our outcomes each value of the list means."""

    def __init__(self, *args: Any, said: Sequence[tuple[str, int]], outcomes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        for place, (value, count) in enumerate(said):
            rows = "rad" if count == 1 else "rader"
            self.fields[f"value_{place}"] = select(f"{value} ({count} {rows})", outcomes, "Jämför inte")

    def codes(self) -> dict[str, str]:
        """The outcome of each value that has one."""
        chosen = {value: self.cleaned_data[f"value_{place}"] for place, (value, _) in enumerate(self.said)}
        return {value: code for value, code in chosen.items() if code}


def select(label: str, codes: Choices, empty: str) -> CodeField:
    """A choice that may be left."""
    return CodeField(
        label=label, codes=codes, empty=empty, required=False, error_messages={"invalid_choice": GONE}
    )

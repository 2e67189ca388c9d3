"""What is asked about a self-evaluation day?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from stegvis.web.look.forms import CodeField, DateField, Form, RadioField, TextField, WholeField
from stegvis.web.register.forms.rows import held
from stegvis.web.selfeval.areas import FIRST, LAST, Asked, known
from stegvis.web.selfeval.commands.undertakings import MOVED
from stegvis.web.selfeval.models import Area, Undertaking
from stegvis.web.selfeval.nine import choices, fields, grid

MOST = 12  # areas of a day


class DayForm(Form):
    """A day: when, how many, who leads it."""

    year = WholeField(label="År", min_value=2000, max_value=2100)
    held_on = DateField(label="Dag")
    present = WholeField(
        label="Hur många är med?",
        min_value=1,
        max_value=100,
        required=False,
        help_text="Då visas hur många som har kvar att svara.",
    )
    led_by = forms.CharField(
        label="Vem leder dagen?", max_length=120, required=False, help_text="Gärna någon utanför teamet."
    )


class AreasForm(Form):
    """The areas of a day, as many rows as are needed; an empty row is left out."""

    def __init__(self, *args: Any, codes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = codes
        self.count = min(MOST, max(3, held(self, "label") + (self.initial.get("more") == "label")))
        for n in range(1, self.count + 1):
            self.fields[f"label_{n}"] = forms.CharField(
                label=f"Område {n}",
                max_length=80,
                required=n == 1,
                error_messages={"required": "Skriv minst ett område."},
            )
            self.fields[f"question_{n}"] = forms.CharField(
                label="Fråga som besvaras 1–10", max_length=200, required=False
            )
            self.fields[f"field_{n}"] = CodeField(
                label="Plats bland nio fält", codes=choices, required=False, empty="Ingen"
            )

    @property
    def rows(self) -> list[list[Any]]:
        """The fields, area by area."""
        return [
            [self[f"{name}_{n}"] for name in ("label", "question", "field")] for n in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Gathers the areas in their order; one with the suggested words keeps its code, so that it is compared with the year before."""
        given = super().clean() or self.cleaned_data
        found: list[Asked] = []
        for n in range(1, self.count + 1):
            names = ("label", "question", "field")
            label, question, field = (given.pop(f"{name}_{n}", "") for name in names)
            if label and question:
                used = {one.code for one in found}
                found.append(replace(self._asked(n, label, question, used), field=field))
            elif label or question:
                self.add_error(
                    f"{'question' if label else 'label'}_{n}", "Skriv både område och fråga, eller töm raden."
                )
        given["areas"] = found
        return given

    def _asked(self, n: int, label: str, question: str, used: set[str]) -> Asked:
        """A row with other words keeps its code; a new one has the code of its name, so that it is the same next year."""
        said = known(label, question)
        if said and said.code not in used:
            return said
        code = self.codes[n - 1] if n <= len(self.codes) else slugify(label)[:30]
        return Asked(code if code and code not in used else f"omrade-{n}", label, question)


class PaperForm(Form):
    """Every value of each area as it stands on paper."""

    def __init__(self, *args: Any, areas: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in areas:
            self.fields[area.code] = forms.CharField(
                label=area.label,
                max_length=300,
                required=False,
                help_text=area.question,
                widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
            )

    def clean(self) -> dict[str, Any]:
        """Gathers whole numbers from 1 to 10, however they are parted."""
        given = super().clean() or self.cleaned_data
        values = {}
        for code in self.fields:
            try:
                values[code] = _values(given.pop(code, ""))
            except ValidationError as wrong:
                self.add_error(code, wrong)
        given["values"] = values
        return given


class AreaForm(Form):
    """What was said about an area."""

    works = TextField(
        label="Vad fungerar?",
        required=False,
        help_text="Hur ser det ut när det är som bäst, och vad har gjort skillnad? Inga deltagares namn.",
    )
    step = TextField(
        label="Vad är ett steg upp?",
        required=False,
        help_text="Det som skulle märkas om värdet vore ett högre.",
    )


class UndertakingForm(Form):
    """Who does what when."""

    what = forms.CharField(label="Vad ska göras?", max_length=300)
    who = forms.CharField(label="Vem gör det?", max_length=120)
    due_on = DateField(label="När ska det vara gjort?")


class FollowUpForm(Form):
    """How it went."""

    result = RadioField(
        label="Hur gick det?", codes=[*Undertaking.results, (MOVED, "Flyttat till en annan dag")]
    )
    due_on = DateField(label="Ny dag", required=False, help_text="Bara om det flyttas.")
    note = forms.CharField(
        label="Anteckning", max_length=300, required=False, help_text="Vad det ledde till, eller varför inte."
    )

    def clean(self) -> dict[str, Any]:
        """A move has a day."""
        given = super().clean() or self.cleaned_data
        if given.get("result") == MOVED and not given.get("due_on"):
            self.add_error("due_on", "Ange den nya dagen.")
        return given


class NineForm(Form):
    """What was said in each of the nine fields."""

    made_on = DateField(label="Dag")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, one in fields().items():
            self.fields[code] = self.worded(
                code, TextField(label=one.column, required=False, help_text=one.ask)
            )

    @property
    def rows(self) -> list[tuple[str, list[Any]]]:
        """The fields, row by row, with what each row is called."""
        return [(row[0].row, [self[one.code] for one in row]) for row in grid()]

    def clean(self) -> dict[str, Any]:
        """Gathers the texts by field."""
        given = super().clean() or self.cleaned_data
        given["texts"] = {code: given.pop(code, "") for code in fields()}
        return given


def held_areas(areas: list[Area]) -> dict[str, str]:
    """What the rows hold before they are changed."""
    names = ("label", "question", "field")
    return {f"{name}_{n}": getattr(one, name) for n, one in enumerate(areas, 1) for name in names}


def _values(written: str) -> list[int]:
    parts = [part for part in re.split(r"[\s,;]+", written.strip()) if part]
    wrong = [part for part in parts if not part.isdigit() or not FIRST <= int(part) <= LAST]
    if wrong:
        raise ValidationError(
            f"Skriv hela tal från {FIRST} till {LAST} med mellanrum emellan, till exempel 6 7 7 8 9. Så ser inte det här ut: "
            f"{', '.join(wrong[:5])}"
        )
    return [int(part) for part in parts]

"""What is asked when a list is read in to the register?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from stegvis.web.access.models import Team
from stegvis.web.look.forms import Choices, Form
from stegvis.web.register.forms.listed import EMPTY, Columns, importable, offered
from stegvis.web.register.forms.reconciliation import NAMES, ColumnsForm, select
from stegvis.web.register.lists import Listed, values
from stegvis.web.register.lists.model import IMPORTED
from stegvis.web.register.lists.wanted import Column

PARTS = {"who": "Vem", "start": "Starten", "end": "Avslutet"}
START = "Välj kolumnen med startdag. Utan den går ingen rad att läsa in."
WHO = "Välj personnummer eller namn, eller både kön och födelseår."
UNTOLD = "Välj vad som gäller för raderna utan svar."


class UploadForm(Form):
    """A list of participants that somebody has kept by hand."""

    file = forms.FileField(
        label="Lista",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        help_text=f"En Excel-fil (.xlsx) eller textfil (.csv) med en rad för varje inskrivning, högst {IMPORTED.size >> 20} MB. Första raden ska vara rubriker.",
        error_messages={"required": "Välj filen med listan."},
    )


class ImportColumnsForm(ColumnsForm):
    """Which column of the list is which of ours, part by part."""

    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under their headings."""
        known = importable()
        return [
            (heading, [self[code] for code in self.asked if known[code].part == part])
            for part, heading in PARTS.items()
        ]

    def lacking(self, given: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Who, and from when."""
        told = any(given.get(code) for code in NAMES) or (given.get("sex") and given.get("birth_year"))
        who = [] if told else [("number", WHO)]
        return who if given.get("started_on") else [*who, ("started_on", START)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A value of the list whose meaning is asked for; "" is an empty cell of a column that must say something."""

    column: Column
    value: str
    rows: int


class ValuesForm(Form):
    """What the values of the list mean here. One that nothing is chosen for makes its rows wrong: nothing is guessed."""

    def __init__(self, *args: Any, asked: Sequence[Asked], team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        codes: dict[str, Choices] = {}
        for place, one in enumerate(asked):
            choices = codes.setdefault(one.column.code, list(offered(one.column, team)))
            rows = "rad" if one.rows == 1 else "rader"
            field = select(f"{one.value or 'Inget svar'} ({one.rows} {rows})", choices, "Välj")
            if one.column.needed:
                field.required = not one.value
                field.error_messages["required"] = UNTOLD
            else:
                field.choices = [("", "Välj"), (EMPTY, "Vet inte, lämna tomt"), *choices]
            self.fields[f"value_{place}"] = field

    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under the label of their column."""
        found: dict[str, list[BoundField]] = {}
        for place, one in enumerate(self.asked):
            found.setdefault(one.column.label, []).append(self[f"value_{place}"])
        return list(found.items())

    def codes(self) -> dict[str, dict[str, str]]:
        """The code of each value that has one, by column."""
        found: dict[str, dict[str, str]] = {one.column.code: {} for one in self.asked}
        for place, one in enumerate(self.asked):
            if chosen := self.cleaned_data[f"value_{place}"]:
                found[one.column.code][one.value] = chosen
        return found


def asked_of(listed: Listed, columns: Columns) -> list[Asked]:
    """Every value that must be given a meaning, most rows first within its column."""
    found = []
    for code, column in importable().items():
        heading = columns.get(code)
        said = listed.values(heading) if heading else []
        if column.kind == "livelihood":
            said = _words(said)
        if column.kind in ("code", "livelihood"):
            found += [Asked(column, value, rows) for value, rows in said]
        empty = len(listed.rows) - sum(rows for _, rows in said)
        if column.needed and empty:
            found.append(Asked(column, "", empty))
    return found


def _words(said: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The words of cells about livelihood, without the extents."""
    counted: dict[str, int] = {}
    for text, rows in said:
        for word, _ in values.livelihoods(text):
            counted[word] = counted.get(word, 0) + rows
    return sorted(counted.items(), key=lambda one: -one[1])

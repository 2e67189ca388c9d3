"""Who is it about? Asked when somebody may be new to the register."""

from __future__ import annotations

from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, Form, WholeField
from stegvis.web.register.clock import today
from stegvis.web.register.models.person import SEX_WORD

SEXES = [(code, word.capitalize()) for code, word in SEX_WORD.items()]
FIELDS = ("number", "name", "sex", "birth_year")
NOBODY = "Ange personnummer eller namn. För en anonym deltagare anger du kön och födelseår."


class WhoFields(Form):
    """Number, name or neither: without both the person is anonymous, known by sex and year of birth."""

    number = forms.CharField(
        label="Personnummer",
        required=False,
        max_length=20,
        help_text="Kön och födelseår räknas ut.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    name = forms.CharField(
        label="Namn", required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    sex = CodeField(label="Kön", codes=SEXES, required=False, empty="Ur personnumret")
    birth_year = WholeField(label="Födelseår", required=False, min_value=1920)

    def clean(self) -> dict[str, Any]:
        """Asks for sex and year where nothing else says who it is."""
        given = super().clean() or self.cleaned_data
        if self.errors or given.get("number") or given.get("name"):
            return given
        if not given.get("sex") or not given.get("birth_year"):
            self.add_error("number", NOBODY)
        elif given["birth_year"] > today().year - 15:
            self.add_error("birth_year", "Deltagare är minst 15 år. Ange ett tidigare år.")
        return given


def who_of(given: dict[str, Any]) -> dict[str, Any]:
    """Takes what says who it is out of a form's answers."""
    return {name: given.pop(name) for name in FIELDS}

"""What is asked about a person?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, CodesField, Form, RadioField, WholeField
from stegvis.web.register.codes import choices
from stegvis.web.register.data import choices_of
from stegvis.web.register.forms.who import SEXES


class PersonForm(Form):
    """What is known about a person. A number left empty stays as it is."""

    name = forms.CharField(label="Namn", required=False, max_length=120)
    number = forms.CharField(
        label="Personnummer",
        required=False,
        max_length=20,
        help_text="Lämna tomt om det inte ska ändras.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    sex = CodeField(label="Kön", codes=SEXES, required=False)
    birth_year = WholeField(label="Födelseår", required=False, min_value=1920)
    education = CodeField(label="Utbildning", codes=partial(choices, "education"), required=False)
    phone = forms.CharField(label="Telefon", required=False, max_length=40)
    email = forms.EmailField(label="E-post", required=False)
    address = forms.CharField(label="Adress", required=False, max_length=200)
    municipality = forms.CharField(label="Kommun", required=False, max_length=80)


class ProtectForm(Form):
    """A protected identity, and who may know it."""

    protected = RadioField(
        label="Slag av skydd", codes=lambda: [*choices_of("protection"), ("none", "Inget skydd")]
    )
    handlers = CodesField(label="Vilka får veta vem det är?", codes=[], required=False)

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["handlers"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = staff

    def clean(self) -> dict[str, object]:
        """A protected person has at least one handler."""
        given = super().clean() or self.cleaned_data
        if given.get("protected") not in (None, "none") and not given.get("handlers"):
            self.add_error("handlers", "Välj minst en handläggare. Annars kan ingen öppna sidan.")
        return given

"""What is asked when a sealed survey is set up?"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from stegvis.definitions import Instrument
from stegvis.web.look.forms import CodeField, DateField, Form, PercentField, RadioField, TextField, WholeField
from stegvis.web.register.codes import label
from stegvis.web.register.forms.rows import held
from stegvis.web.surveys.sealed.asked import Question, kinds, respondents

WAYS = (("personal", "Var och en får en egen kod"), ("common", "Alla får samma länk"))


class SurveyForm(Form):
    """A new survey of a known form, or of questions of one's own."""

    title = forms.CharField(label="Namn", max_length=120, help_text="Det som den som svarar ser överst.")
    closes_on = DateField(label="Sista dagen att svara")

    def __init__(self, *args: Any, instrument: Instrument | None, **kwargs: Any) -> None:
        more = _own() if instrument is None else _known(instrument)
        self.base_fields = {**self.base_fields, **more}  # type: ignore[misc]  # a form of one's own is asked more
        super().__init__(*args, **kwargs)


def _own() -> dict[str, forms.Field]:
    way = (
        "Med en egen kod svarar var och en en gång, och du ser svarsfrekvensen. Med samma länk kan någon svara flera "
        "gånger, och ingen vet hur många som fick den."
    )
    return {
        "asked": RadioField(label="Vilka svarar?", codes=respondents()),
        "way": RadioField(label="Hur kommer man in?", codes=WAYS, help_text=way),
    }


def _known(instrument: Instrument) -> dict[str, forms.Field]:
    occasions = [code for code in instrument.given_at if code != "yearly"]
    if not occasions:
        return {}
    return {"occasion": RadioField(label="Tillfälle", codes=[(c, label("occasion", c)) for c in occasions])}


class ChangeForm(Form):
    """Another name or last day."""

    title = forms.CharField(label="Namn", max_length=120)
    closes_on = DateField(label="Sista dagen att svara")


class QuestionsForm(Form):
    """Questions of one's own, as many rows as are needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = max(3, held(self, "sv") + (self.initial.get("more") == "sv"))
        for n in range(1, self.count + 1):
            self.fields[f"sv_{n}"] = forms.CharField(
                label=f"Fråga {n}",
                max_length=300,
                required=n == 1,
                error_messages={"required": "Skriv minst en fråga."},
            )
            self.fields[f"kind_{n}"] = CodeField(label="Svar", codes=kinds(), empty="")
            self.fields[f"en_{n}"] = forms.CharField(label="På engelska", max_length=300, required=False)

    @property
    def rows(self) -> list[list[Any]]:
        """The fields, question by question."""
        return [[self[f"{name}_{n}"] for name in ("sv", "kind", "en")] for n in range(1, self.count + 1)]

    def clean(self) -> dict[str, Any]:
        """Gathers the questions in their order."""
        given = super().clean() or self.cleaned_data
        found = []
        for n in range(1, self.count + 1):
            sv, kind, en = (given.pop(f"{name}_{n}", "") for name in ("sv", "kind", "en"))
            if sv:
                found.append(Question(kind or "degree", sv, en))
            elif en:
                self.add_error(f"sv_{n}", "Skriv frågan på svenska, eller töm raden.")
        given["questions"] = found
        return given


def held_questions(questions: list[Question]) -> dict[str, str]:
    """What the rows hold before they are changed."""
    return {
        f"{name}_{n}": getattr(one, name)
        for n, one in enumerate(questions, 1)
        for name in ("sv", "kind", "en")
    }


class AddressesForm(Form):
    """Addresses that each get a link of their own."""

    addresses = TextField(
        label="E-postadresser",
        help_text="En på varje rad, eller med komma emellan. De krypteras och raderas när enkäten stängs.",
    )

    def clean_addresses(self) -> list[str]:
        """Each address once; says which cannot be one."""
        found = [one for one in re.split(r"[\s,;]+", self.cleaned_data["addresses"]) if one]
        wrong = [one for one in found if not _is_address(one)]
        if wrong:
            raise ValidationError(
                f"Skriv adressen som namn@exempel.se. Så ser den inte ut: {', '.join(wrong[:5])}"
            )
        return found


class CodesForm(Form):
    """Codes on paper."""

    count = WholeField(
        label="Antal koder", min_value=1, max_value=300, help_text="En till var och en som ska svara."
    )


class CompareForm(Form):
    """Published values to compare with."""

    source = forms.CharField(
        label="Var värdena är publicerade",
        max_length=200,
        help_text="Till exempel NNS nationella rapport 2022.",
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = [item for item in instrument.items if item.positive]
        for item in self.items:
            said = item.label.sv if item.label else item.code
            self.fields[f"share_{item.code}"] = PercentField(label=said, required=False)

    def clean(self) -> dict[str, Any]:
        """Gathers the shares as fractions of 1."""
        given = super().clean() or self.cleaned_data
        found = {item.code: given.pop(f"share_{item.code}", None) for item in self.items}
        given["shares"] = {code: share / 100 for code, share in found.items() if share is not None}
        return given


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True

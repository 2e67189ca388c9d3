"""What is asked when the words of a licensed form are entered?"""

from __future__ import annotations

from typing import Any

from django import forms

from stegvis.definitions import Instrument, in_language
from stegvis.web.look.forms import DateField, Form
from stegvis.web.look.swedish import number
from stegvis.web.surveys.forms.sealed import QuestionsForm
from stegvis.web.surveys.sealed.asked import degrees

SAID = "Vi har licens för formuläret på skärm, och orden är dess egna, oförändrade"


def licence_fields() -> dict[str, forms.Field]:
    """That there is a licence, whose, and since when."""
    return {
        "licence_by": forms.CharField(label="Vem har licensen?", max_length=120),
        "licence_on": DateField(label="Bekräftad den"),
        "confirmed": forms.BooleanField(label=SAID),
    }


class WordingForm(Form):
    """The words of each question, answer and end of a line, in one language."""

    def __init__(self, *args: Any, instrument: Instrument, language: str, **kwargs: Any) -> None:
        self.instrument, self.language = instrument, language
        self.base_fields = {**_words(instrument, language), **licence_fields()}  # type: ignore[misc]  # each form has its own
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Gathers the words under `words`: intro, items, options and ends."""
        given = super().clean() or self.cleaned_data
        given.pop("confirmed", None)
        words: dict[str, dict[str, str]] = {"items": {}, "options": {}, "ends": {}}
        for name in list(given):
            kind, _, code = name.partition("__")
            if kind in words and code:
                words[kind][code] = given.pop(name)
        given["words"] = words
        return given


class QuestionsWordingForm(QuestionsForm):
    """Questions and words of a form whose questions are not published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = {**self.base_fields, **answer_fields(), **licence_fields()}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    @property
    def answers(self) -> list[Any]:
        """The fields of the words for the answers."""
        return [self[name] for name in answer_fields()]

    @property
    def licence(self) -> list[Any]:
        """The fields of the licence."""
        return [self[name] for name in licence_fields()]

    def clean(self) -> dict[str, Any]:
        """Gathers the questions, and the words for the answers under `answers`."""
        given = super().clean()
        given.pop("confirmed", None)
        given["answers"] = [given.pop(name, "") for name in answer_fields()]
        return given


def answer_fields() -> dict[str, forms.Field]:
    """The words for the answers of a degree, the lowest first."""
    return {
        f"answer_{n}": forms.CharField(label=f"Svaret {n}", max_length=120, initial=words)
        for n, words in enumerate(degrees(), 1)
    }


def held_words(instrument: Instrument, language: str) -> dict[str, str]:
    """What the fields hold before they are changed."""
    found = {f"items__{item.code}": item.wording.get(language, "") for item in instrument.items}
    for value, words in _options(instrument).items():
        found[f"options__{value:g}"] = words.get(language, "")
    for end, words in zip(("low", "high"), _ends(instrument), strict=False):
        found[f"ends__{end}"] = words.get(language, "")
    return found


def _words(instrument: Instrument, language: str) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for item in instrument.items:
        about = item.label.sv if item.label else item.code
        swedish = in_language(item.wording, "sv")
        hint = swedish if language != "sv" else ""
        found[f"items__{item.code}"] = forms.CharField(label=about, max_length=500, help_text=hint)
    for value in _values(instrument):
        found[f"options__{value:g}"] = forms.CharField(label=f"Svaret {number(value)}", max_length=120)
    if _is_line(instrument):
        found["ends__low"] = forms.CharField(label="Linjens vänstra ände, det låga värdet", max_length=120)
        found["ends__high"] = forms.CharField(label="Linjens högra ände, det höga värdet", max_length=120)
    return found


def _values(instrument: Instrument) -> tuple[float, ...]:
    """The values whose words are the same for every question of the form."""
    choices = [item.scale.values for item in instrument.items if item.scale.kind == "choice"]
    return max(choices, key=len, default=())


def _options(instrument: Instrument) -> dict[float, Any]:
    held = [item.scale.options for item in instrument.items if item.scale.kind == "choice"]
    return dict(held[0]) if held else {}


def _ends(instrument: Instrument) -> list[Any]:
    held = [item.scale.ends for item in instrument.items if item.scale.ends]
    return list(held[0] or ()) if held else []


def _is_line(instrument: Instrument) -> bool:
    return any(item.scale.kind in ("analogue", "numbers") for item in instrument.items)

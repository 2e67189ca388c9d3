"""What is asked when an instrument is answered?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from stegvis.definitions import Instrument, Item, in_language
from stegvis.web.look.forms import DateField, DecimalField, Form, RadioField, SliderField, TextField
from stegvis.web.look.swedish import number
from stegvis.web.register.codes import label
from stegvis.web.surveys.instruments import asked


class AnswerForm(Form):
    """The occasion and a field for each question; every question may be skipped."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        self.base_fields = {  # type: ignore[misc]  # each instrument has fields of its own
            **{item.code: field_of(item, worded=instrument.ready) for item in instrument.items},
            "answered_on": DateField(label="Dag"),
            "occasion": RadioField(
                label="Tillfälle", codes=[(code, label("occasion", code)) for code in instrument.given_at]
            ),
        }
        self.instrument = instrument
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Gathers the answers under `answers`, numbers as Decimal."""
        given = super().clean() or self.cleaned_data
        answers: dict[str, Decimal | str | None] = {}
        for item in self.instrument.items:
            value = given.pop(item.code, None)
            chosen = item.scale.kind in ("choice", "yes_no") and value
            answers[item.code] = Decimal(value) if chosen else value
        given["answers"] = answers
        return given


def field_of(item: Item, *, worded: bool) -> forms.Field:
    """The field of a question: a line to slide along, choices, or a number that is read off a paper form."""
    scale = item.scale
    said: dict[str, Any] = {"label": asked(item, worded=worded), "required": False}
    if scale.kind == "text":
        return TextField(**said)
    if worded and scale.options:
        codes = [(f"{value:g}", in_language(words, "sv")) for value, words in scale.options.items()]
        return RadioField(codes=codes, **said)
    said |= {
        "min_value": Decimal(str(scale.low)),
        "max_value": Decimal(str(scale.high)),
        "validators": [on(item)],
    }
    if worded:
        ends = tuple(in_language(words, "sv") for words in scale.ends or ())
        return SliderField(step=scale.step, ends=ends, **said)
    return DecimalField(help_text=f"{number(scale.low)}–{number(scale.high)}", **said)


def on(item: Item) -> Any:
    """Refuses a value between two steps of the scale."""

    def check(value: Decimal) -> None:
        inside = item.scale.low <= float(value) <= item.scale.high
        if inside and not item.scale.takes(float(value)):
            raise ValidationError(
                f"Skalan går i steg om {number(item.scale.step, 1)}. Ange ett värde på skalan."
            )

    return check

"""What is asked when the words of a licensed form are entered?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from stegvis.definitions import Instrument, Item, in_language
from stegvis.definitions.text import Words
from stegvis.web.look.forms import DateField, DecimalField, Form, PercentField
from stegvis.web.look.swedish import number
from stegvis.web.surveys.forms.sealed import QuestionsForm
from stegvis.web.surveys.sealed.asked import degrees

ENDS = {"low": "Linjens vänstra ände, det låga värdet", "high": "Linjens högra ände, det höga värdet"}
KINDS = ("items", "options", "ends", "options_of", "ends_of", "high_first")
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

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """The fields of each question by itself, where every question has words of its own; none where they share them."""
        if not self.instrument.answers_differ:
            return []
        return [
            (_about(item), [self[name] for name in _of_item(item, self.language)])
            for item in self.instrument.items
        ]

    @property
    def licence(self) -> list[Any]:
        """The fields of the licence."""
        return [self[name] for name in licence_fields()]

    def clean(self) -> dict[str, Any]:
        """Gathers the words under `words`: items, then the answers and ends that are common or each question's own."""
        given = super().clean() or self.cleaned_data
        given.pop("confirmed", None)
        words: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
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


class PublishedForm(Form):
    """What a source has published: the share of positive answers to each question, and the mean score at start and exit."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        asked = [item for item in instrument.items if item.positive]
        fields: dict[str, forms.Field] = {
            "source": forms.CharField(
                label="Var står det?", max_length=200, help_text="Rapporten, året och sidan."
            ),
            **{
                f"items__{item.code}": PercentField(
                    label=f"{_about(item)}, andel positiva svar", required=False
                )
                for item in asked
            },
        }
        if instrument.range:
            low, high = (Decimal(str(end)) for end in instrument.range)
            for name, said in (("start", "Medelpoäng vid start"), ("exit", "Medelpoäng vid avslut")):
                fields[name] = DecimalField(label=said, min_value=low, max_value=high, required=False)
        self.base_fields = fields  # type: ignore[misc]  # each form has its own
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Gathers the shares under `items`, as fractions of 1."""
        given = super().clean() or self.cleaned_data
        items = {
            name.removeprefix("items__"): given.pop(name)
            for name in list(given)
            if name.startswith("items__")
        }
        given["items"] = {code: share / 100 for code, share in items.items() if share is not None}
        start, exit_mean = given.pop("start", None), given.pop("exit", None)
        given["start"] = None if start is None else float(start)
        given["exit_mean"] = None if exit_mean is None else float(exit_mean)
        return given


def answer_fields() -> dict[str, forms.Field]:
    """The words for the answers of a degree, the lowest first."""
    return {
        f"answer_{n}": forms.CharField(label=f"Svaret {n}", max_length=120, initial=words)
        for n, words in enumerate(degrees(), 1)
    }


def held_words(instrument: Instrument, language: str) -> dict[str, Any]:
    """What the fields hold before they are changed."""
    found: dict[str, Any] = {}
    for item in instrument.items:
        found[f"items__{item.code}"] = item.wording.get(language, "")
        options = item.scale.options if item.scale.kind == "choice" else {}
        ends = dict(zip(ENDS, item.scale.ends or (), strict=False))
        if instrument.answers_differ:
            found |= {
                f"options_of__{item.code}__{v:g}": words.get(language, "") for v, words in options.items()
            }
            found |= {f"ends_of__{item.code}__{end}": words.get(language, "") for end, words in ends.items()}
            found[f"high_first__{item.code}"] = bool(options) and next(iter(options)) == item.scale.high
        else:
            found |= {f"options__{v:g}": words.get(language, "") for v, words in options.items()}
            found |= {f"ends__{end}": words.get(language, "") for end, words in ends.items()}
    return found


def _words(instrument: Instrument, language: str) -> dict[str, forms.Field]:
    if instrument.answers_differ:
        return {name: one for item in instrument.items for name, one in _of_item(item, language).items()}
    found: dict[str, forms.Field] = {
        f"items__{item.code}": _question(item, language) for item in instrument.items
    }
    for value in _values(instrument):
        found[f"options__{value:g}"] = forms.CharField(label=f"Svaret {number(value)}", max_length=120)
    if any(_is_line(item) for item in instrument.items):
        found |= {f"ends__{end}": forms.CharField(label=said, max_length=120) for end, said in ENDS.items()}
    return found


def _of_item(item: Item, language: str) -> dict[str, forms.Field]:
    """The fields of a question that has words of its own for its answers, or for the ends of its line."""
    found: dict[str, forms.Field] = {f"items__{item.code}": _question(item, language, "Frågan")}
    if item.scale.kind == "choice":
        for value in item.scale.values:
            hint = _swedish(item.scale.options.get(value, {}), language)
            found[f"options_of__{item.code}__{value:g}"] = forms.CharField(
                label=f"Svaret som ger {number(value)}", max_length=200, help_text=hint
            )
        found[f"high_first__{item.code}"] = forms.BooleanField(
            label="Svaret med högst siffra står överst på formuläret", required=False
        )
    if _is_line(item):
        ends = dict(zip(ENDS, item.scale.ends or (), strict=False))
        for end, said in ENDS.items():
            hint = _swedish(ends.get(end, {}), language)
            found[f"ends_of__{item.code}__{end}"] = forms.CharField(
                label=said, max_length=200, help_text=hint
            )
    return found


def _question(item: Item, language: str, label: str = "") -> forms.Field:
    return forms.CharField(
        label=label or _about(item), max_length=500, help_text=_swedish(item.wording, language)
    )


def _swedish(words: Words, language: str) -> str:
    """The Swedish words, to translate from."""
    return in_language(words, "sv") if language != "sv" else ""


def _about(item: Item) -> str:
    return item.label.sv if item.label else item.code


def _values(instrument: Instrument) -> tuple[float, ...]:
    """The values whose words are the same for every question of the form."""
    choices = [item.scale.values for item in instrument.items if item.scale.kind == "choice"]
    return max(choices, key=len, default=())


def _is_line(item: Item) -> bool:
    return item.scale.kind in ("analogue", "numbers")

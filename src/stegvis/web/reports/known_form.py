"""What is asked when somebody reckons profit and payback from incomes that are known?"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from stegvis.evaluation.profiles import Profile, profiles
from stegvis.web.look.forms import CodeField, Form, WholeField

INCOMES = ("society", "municipality", "region", "state", "af", "fk", "participants")
LASTING = ("deadweight", "persistence", "discount_rate")
LIMITS = {"deadweight": (0, 100, 1), "persistence": (50, 100, 1), "discount_rate": (0, 10, 0.5)}
FULL = 100


class AmountField(WholeField):
    """Whole kronor, more or less than 0."""

    suffix = "kr"

    def to_python(self, value: Any) -> int | None:
        """An int, or None when nothing is written; the typographic minus is taken too."""
        return super().to_python(value.replace("\u2212", "-") if isinstance(value, str) else value)


class SlideField(forms.FloatField):
    """Per cent on a slider; the profile's own value where it has not been moved."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Skriv ett tal, till exempel 25."}

    def __init__(self, name: str, label: str, hint: str) -> None:
        low, high, step = LIMITS[name]
        widget = forms.NumberInput(attrs={"type": "range", "min": low, "max": high, "step": step})
        super().__init__(
            label=label,
            help_text=hint,
            min_value=low,
            max_value=high,
            step_size=step,
            required=False,
            widget=widget,
        )


class KnownForm(Form):
    """Profile, cost, known incomes by actor, and how long they last. `shown` is the profile that the sliders stand by."""

    profile = CodeField(label="Profil", codes=lambda: _named(), empty="")
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    cost = AmountField(label="Vad insatsen kostade", min_value=0)
    participants_n = WholeField(label="Antal deltagare", min_value=1, required=False)

    def __init__(self, *args: Any, actors: dict[str, str], chosen: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for actor in INCOMES:
            self.fields[f"income_{actor}"] = AmountField(label=actors[actor], required=False)
        for name in LASTING:
            word = chosen.assumptions[name]
            self.fields[name] = SlideField(name, word.label.sv, word.why.sv)

    @property
    def incomes(self) -> list[forms.BoundField]:
        """The fields for incomes."""
        return [self[f"income_{actor}"] for actor in INCOMES]

    @property
    def lasting(self) -> list[forms.BoundField]:
        """The sliders."""
        return [self[name] for name in LASTING]


def _named() -> list[tuple[str, str]]:
    return [(name, one.label.sv) for name, one in sorted(profiles().items())]

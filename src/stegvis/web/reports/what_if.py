"""Which choices and assumptions does somebody try, and which profile do they make?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from stegvis.definitions import read
from stegvis.evaluation.care import PAYERS, Care
from stegvis.evaluation.profiles import Profile, profiles
from stegvis.web.look.forms import CodeField, Form
from stegvis.web.register.codes import known
from stegvis.web.reports.known_form import AmountField

FULL = 100
WAGES = ("wage_after", "wage_before")
# Lines that stand for a choice of the profile's `ledger`, and which.
CHOSEN = {"production": "subsidised_production", "handling": "handling"}
SIDES = {"before": "före", "after": "efter"}
MOST_CARE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Slide:
    """A line to slide along: what it is called and why, its ends and steps, and what its number is."""

    label: str
    why: str
    low: float
    high: float
    step: float
    suffix: str


# Ends and steps; words come from the assumption itself. Wages are in kronor a month, the rest in per cent.
ENDS: dict[str, tuple[float, float, float]] = {
    "wage_after": (15_000, 45_000, 100),
    "wage_before": (15_000, 45_000, 100),
    "support_level": (0, 80, 1),
    "deadweight": (0, 100, 1),
    "persistence": (50, 100, 1),
    "discount_rate": (0, 10, 0.5),
}


def slides(profile: Profile) -> dict[str, Slide]:
    """Every line, in order."""
    found = {name: _slide(profile, name) for name in ENDS}
    first = ("wage_after", "wage_before", "support_level")
    chosen = {name: _chosen(choice) for name, choice in CHOSEN.items()}
    return {name: found[name] for name in first} | chosen | found


def _chosen(choice: str) -> Slide:
    said = read("choices")[choice]
    return Slide(said["label"]["sv"], said["why"]["sv"], 0, 100, 1, "%")


def _slide(profile: Profile, name: str) -> Slide:
    one = profile.assumptions[name]
    return Slide(one.label.sv, one.why.sv, *ENDS[name], "kr" if name in WAGES else "%")


def own(profile: Profile, base: float) -> dict[str, float]:
    """Where the lines stand by the profile itself; `base` is the price base amount that wages are parts of."""
    found = {name: round(FULL * profile.value(name), 1) for name in ENDS if name not in WAGES}
    wages = {name: float(FULL * round(profile.value(name) * base / FULL)) for name in WAGES}
    chosen = {name: FULL * float(profile.ledger[choice]) for name, choice in CHOSEN.items()}
    return {**wages, **found, **chosen}


class WhatIfForm(Form):
    """Profile, cost, lines, and care that was measured. `shown` is the profile that the lines stand by."""

    profile = CodeField(label="Profil", codes=lambda: _named(), empty="")
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    cost = AmountField(label="Vad insatsen kostade", min_value=0, required=False)

    def __init__(self, *args: Any, chosen: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slides = slides(chosen)
        for name, slide in self.slides.items():
            self.fields[name] = _field(slide)
        for payer in PAYERS:
            for side in SIDES:
                self.fields[_care(payer, side)] = self.worded(_care(payer, side), _care_field(payer, side))

    def clean(self) -> dict[str, Any]:
        """Care is measured both before and after, or not at all."""
        given = super().clean() or self.cleaned_data
        for payer in PAYERS:
            held = {side: given.get(_care(payer, side)) for side in SIDES}
            for side, amount in held.items():
                name = _care(payer, side)
                if (
                    amount is None
                    and any(value is not None for value in held.values())
                    and name not in self.errors
                ):
                    self.add_error(name, f"Ange också vad vården kostade {SIDES[side]}.")
        return given

    @property
    def measured(self) -> list[list[forms.BoundField]]:
        """The fields of measured care, before and after for each who pays."""
        return [[self[_care(payer, side)] for side in SIDES] for payer in PAYERS]

    @property
    def measuring(self) -> bool:
        """Whether anything is written of measured care."""
        return any(bound.value() not in (None, "") for sides in self.measured for bound in sides)

    @property
    def lines(self) -> list[tuple[forms.BoundField, Slide]]:
        """Each line with its words."""
        return [(self[name], slide) for name, slide in self.slides.items()]


def _field(slide: Slide) -> forms.FloatField:
    widget = forms.NumberInput(
        attrs={"type": "range", "min": slide.low, "max": slide.high, "step": slide.step}
    )
    return forms.FloatField(
        label=slide.label,
        help_text=slide.why,
        min_value=slide.low,
        max_value=slide.high,
        required=False,
        widget=widget,
        error_messages={"invalid": "Skriv ett tal, till exempel 25."},
    )


def _care(payer: str, side: str) -> str:
    return f"care_{payer}_{side}"


def _care_field(payer: str, side: str) -> AmountField:
    name = known().codes["actor"].name_of(payer)
    return AmountField(label=f"{name} {SIDES[side]}", min_value=0, max_value=MOST_CARE, required=False)


def _named() -> list[tuple[str, str]]:
    return [(name, one.label.sv) for name, one in sorted(profiles().items())]


def moved(given: Mapping[str, Any], profile: Profile, base: float) -> dict[str, float]:
    """The lines that stand elsewhere than the profile says, and where; and what is measured of care."""
    stands = own(profile, base)
    lines = {
        name: float(given[name])
        for name in stands
        if given.get(name) is not None and abs(float(given[name]) - stands[name]) > 1e-9
    }
    return lines | {
        _care(one.payer, side): getattr(one, side) for one in measured_care(given) for side in SIDES
    }


def measured_care(given: Mapping[str, Any]) -> tuple[Care, ...]:
    """Care that is given both before and after."""
    sides = {payer: [given.get(_care(payer, side)) for side in SIDES] for payer in PAYERS}
    return tuple(
        Care(payer, float(before), float(after))
        for payer, (before, after) in sides.items()
        if before is not None and after is not None
    )


def tried(profile: Profile, changed: Mapping[str, float], base: float) -> Profile:
    """The profile with what was moved; what was not is as sure or unsure as before."""
    values = {
        name: value / base if name in WAGES else value / FULL
        for name, value in changed.items()
        if name in ENDS
    }
    made = profile.with_values(**values) if values else profile
    chosen = {choice: changed[name] / FULL for name, choice in CHOSEN.items() if name in changed}
    if measured_care(changed):
        chosen["care"] = True
    return made.with_choices(**chosen) if chosen else made

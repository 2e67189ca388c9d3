"""Which choices and assumptions does somebody try, and which profile do they make?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from stegvis.evaluation.profiles import Profile, profiles
from stegvis.web.look.forms import CodeField, Form
from stegvis.web.reports.known_form import AmountField

FULL = 100
WAGES = ("wage_after", "wage_before")
PRODUCTION = "production"


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
PRODUCED = Slide(
    "Produktion i arbete med stöd",
    "0 %: stödet ersätter det som inte blir producerat. 100 %: full produktion.",
    0,
    100,
    1,
    "%",
)


def slides(profile: Profile) -> dict[str, Slide]:
    """Every line, in order."""
    found = {name: _slide(profile, name) for name in ENDS}
    first = ("wage_after", "wage_before", "support_level")
    return {name: found[name] for name in first} | {PRODUCTION: PRODUCED} | found


def _slide(profile: Profile, name: str) -> Slide:
    one = profile.assumptions[name]
    return Slide(one.label.sv, one.why.sv, *ENDS[name], "kr" if name in WAGES else "%")


def own(profile: Profile, base: float) -> dict[str, float]:
    """Where the lines stand by the profile itself; `base` is the price base amount that wages are parts of."""
    found = {name: round(FULL * profile.value(name), 1) for name in ENDS if name not in WAGES}
    wages = {name: float(FULL * round(profile.value(name) * base / FULL)) for name in WAGES}
    return {**wages, **found, PRODUCTION: FULL * float(profile.ledger["subsidised_production"])}


class WhatIfForm(Form):
    """Profile, cost and lines. `shown` is the profile that the lines stand by."""

    profile = CodeField(label="Profil", codes=lambda: _named(), empty="")
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    cost = AmountField(label="Vad insatsen kostade", min_value=0, required=False)

    def __init__(self, *args: Any, chosen: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slides = slides(chosen)
        for name, slide in self.slides.items():
            self.fields[name] = _field(slide)

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


def _named() -> list[tuple[str, str]]:
    return [(name, one.label.sv) for name, one in sorted(profiles().items())]


def moved(given: Mapping[str, Any], profile: Profile, base: float) -> dict[str, float]:
    """The lines that stand elsewhere than the profile says, and where."""
    stands = own(profile, base)
    return {
        name: float(given[name])
        for name in stands
        if given.get(name) is not None and abs(float(given[name]) - stands[name]) > 1e-9
    }


def tried(profile: Profile, changed: Mapping[str, float], base: float) -> Profile:
    """The profile with what was moved; what was not is as sure or unsure as before."""
    values = {
        name: value / base if name in WAGES else value / FULL
        for name, value in changed.items()
        if name != PRODUCTION
    }
    made = profile.with_values(**values) if values else profile
    if PRODUCTION in changed:
        made = made.with_choices(subsidised_production=changed[PRODUCTION] / FULL)
    return made

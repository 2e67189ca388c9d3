"""Which fields and codes has Uppföljning Finsam, in its own order?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from stegvis.definitions import Text
from stegvis.web.register.data import HOME

START, END, WITHDRAWN = "start", "end", "withdrawn"


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of codes there: labels in order, what our codes are called there, and the limits of its classes."""

    source: str
    labels: Mapping[str, Text]
    ours: Mapping[str, str]
    below: Mapping[str, Decimal]
    exclusive: str

    def of(self, code: str | None) -> str:
        """Their code for one of ours; "" where there is none."""
        return self.ours.get(code or "", "")

    def class_of(self, amount: Decimal) -> str:
        """Their class for an amount."""
        return next((code for code, limit in self.below.items() if amount < limit), "")


@dataclass(frozen=True, slots=True)
class Field:
    """A field there; `codes` is its list, or empty; `page` mends a missing value here."""

    code: str
    label: Text
    codes: str
    page: str


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form: events with their fields in order."""

    source: str
    provisional: bool
    confirmed: str
    ask: str
    anonymous: tuple[str, ...]
    events: Mapping[str, tuple[str, ...]]
    event_labels: Mapping[str, Text]
    fields: Mapping[str, Field]
    lists: Mapping[str, Codes]

    def said(self, field: str, mark: str) -> str:
        """What a kept value is called: "SJP 50" is "Sjukpenning/rehabiliteringspenning, 50 %"."""
        codes = self.fields[field].codes
        if not codes:
            return mark
        code, _, extent = mark.partition(" ")
        label = self.lists[codes].labels.get(code)
        said = label.sv if label else code
        return f"{said}, {extent} %" if extent else said


@cache
def form() -> Form:
    """The form as data/national.yaml gives it."""
    said: dict[str, Any] = yaml.safe_load((HOME / "national.yaml").read_text(encoding="utf-8"))
    fields = {
        code: Field(code, _text(one), one.get("list", ""), one.get("page", ""))
        for code, one in said["fields"].items()
    }
    return Form(
        said["source"],
        said["provisional"],
        said["confirmed"],
        said["ask"],
        tuple(said["anonymous"]),
        {event: tuple(one["fields"]) for event, one in said["events"].items()},
        {event: _text(one) for event, one in said["events"].items()},
        fields,
        {name: _codes(one) for name, one in said["lists"].items()},
    )


def _codes(one: Mapping[str, Any]) -> Codes:
    labels = {code: _text(entry) for code, entry in one["codes"].items()}
    below = {code: Decimal(str(e["below"])) for code, e in one["codes"].items() if "below" in e}
    return Codes(one["source"], labels, one["from"], below, one.get("exclusive", ""))


def _text(entry: Mapping[str, Any]) -> Text:
    return Text(entry["label"]["sv"], entry["label"]["en"])

"""Which choices and assumptions does an evaluation rest on, and where does each come from?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from stegvis.definitions import DefinitionError, Text, read

DEFAULT = "statutory"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number that neither data nor law gives: what is used, within which range, and why."""

    name: str
    label: Text
    why: Text
    unit: str
    value: float
    low: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of choices. `ledger` says how the disputed is counted, `cost_shares` the parts of the cost, together 1."""

    name: str
    label: Text
    why: Text
    source: str
    cost_shares: Mapping[str, float]
    goal_months: float
    ledger: Mapping[str, Any]
    assumptions: Mapping[str, Assumption]

    def value(self, name: str) -> float:
        """What is assumed of this."""
        return self.assumptions[name].value

    def with_values(self, **values: float) -> Profile:
        """The same profile with other numbers, each then without a range."""
        changed = {
            name: replace(self.assumptions[name], value=value, low=value, high=value)
            for name, value in values.items()
        }
        return replace(self, assumptions={**self.assumptions, **changed})

    def with_choices(self, **choices: Any) -> Profile:
        """The same profile with the ledger's disputed things counted in other ways."""
        return replace(self, ledger={**self.ledger, **choices})


def profiles() -> dict[str, Profile]:
    """Every profile, the product's own and the customer's. Raises DefinitionError for one that cannot be used."""
    words, written = read("assumptions"), read("profiles")
    return {name: _profile(name, said, written[DEFAULT], words) for name, said in written.items()}


def profile(name: str) -> Profile:
    """The profile with this name. Raises KeyError with the names there are."""
    known = profiles()
    if name not in known:
        raise KeyError(f"Profilen {name} finns inte. Välj en av: {', '.join(sorted(known))}.")
    return known[name]


def _profile(
    name: str, said: Mapping[str, Any], otherwise: Mapping[str, Any], words: Mapping[str, Any]
) -> Profile:
    shares = said.get("cost_shares", otherwise["cost_shares"])
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise DefinitionError(
            f"profiles: {name}: cost_shares blir {sum(shares.values()):g} tillsammans. De ska bli 1."
        )
    assumed = {**otherwise["assumptions"], **said.get("assumptions", {})}
    if set(assumed) != set(words):
        raise DefinitionError(
            f"profiles: {name}: assumptions.yaml säger något om {', '.join(sorted(words))}; "
            f"profilen skiljer sig i {', '.join(sorted(set(assumed) ^ set(words)))}."
        )
    return Profile(
        name,
        Text(**said["label"]),
        Text(**said["why"]),
        said["source"],
        {actor: float(share) for actor, share in shares.items()},
        float(said.get("goal_months", otherwise["goal_months"])),
        {**otherwise["ledger"], **said.get("ledger", {})},
        {key: _assumption(key, assumed[key], words[key]) for key in words},
    )


def _assumption(name: str, said: Mapping[str, Any], word: Mapping[str, Any]) -> Assumption:
    value = float(said["value"])
    low, high = float(said.get("low", value)), float(said.get("high", value))
    if not low <= value <= high:
        raise DefinitionError(f"profiles: {name}: {value:g} ligger inte mellan {low:g} och {high:g}.")
    text = {key: Text(**word[key]) for key in ("label", "why")}
    return Assumption(name, **text, unit=word["unit"], value=value, low=low, high=high, source=said["source"])

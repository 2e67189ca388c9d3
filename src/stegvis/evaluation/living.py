"""Which state of the model is what somebody lived on, when the dataset says no amounts?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from stegvis.definitions import livelihood_flows, subsidy_flows
from stegvis.evaluation.people import WAGES, Living, Part
from stegvis.evaluation.state import Component, State

FULL = 100
LIKELIEST = "lonebidrag"  # the support that is taken where the dataset names none, or one outside the model
INCOME_BASED = ("sjukpenning", "rehabiliteringspenning")

Said = Mapping[str, Any]  # numbers, or arrays with one value a draw


def known(living: Living | None) -> bool:
    """Whether all of it can be counted: somebody asked, and every livelihood has an amount in the model."""
    flows = livelihood_flows()
    return bool(living) and all(flows[part.livelihood].evaluated for part in living or ())


def state(living: Living, said: Said, base: float, *, before: bool) -> State:
    """The state with what a profile assumes; `base` is the price base amount that wages and rents are parts of.

    A benefit is counted from the wage before, also afterwards: it is the income that was lost. An unknown extent is whole.
    """
    return State(tuple(_component(part, said, base, before) for part in living))


def _component(part: Part, said: Said, base: float, before: bool) -> Component:
    kind, extent = part.livelihood, float(part.extent or FULL)
    if kind in WAGES:
        wage = _ore(said["wage_before" if before else "wage_after"] * base)
        return _job(part, extent, wage, said)
    earlier = _ore(said["wage_before"] * base)
    if kind in INCOME_BASED:
        return _made(kind, extent, earlier, level=said["sickness_level"])
    if kind in ("a_kassa", "foraldrapenning"):
        return _made(kind, extent, earlier)
    if kind == "forsorjningsstod":
        return _made(kind, extent, housing=_ore(said["housing"] * base))
    if kind == "studiestod":
        return _made(kind, extent, weeks=said["study_weeks"])
    return _made(kind, extent)


def _job(part: Part, extent: float, wage: Any, said: Said) -> Component:
    if part.livelihood == "lon" and part.subsidy in ("", "none"):
        return _made("lon", extent, wage)
    known_supports = subsidy_flows()
    said_one = known_supports.get(part.subsidy)
    support = part.subsidy if said_one is not None and said_one.evaluated else LIKELIEST
    level = {"support_level": said["support_level"]} if known_supports[support].rule == "wage_subsidy" else {}
    return _made("lon_subventionerad", extent, wage, subsidy=support, **level)


def _ore(sek: Any) -> Any:
    return np.round(sek, 2)


def _made(kind: str, extent: float, wage: Any = None, **options: Any) -> Component:
    """A component whose numbers may be arrays."""
    return Component(kind, extent, wage, tuple(sorted(options.items())))

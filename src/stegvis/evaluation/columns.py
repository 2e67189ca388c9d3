"""How do many states become columns of numbers, one set for each kind of livelihood?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stegvis.evaluation.state import Component, State

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Columns:
    """The components of one kind: whose state each is, its extent (share) and full-time wage (SEK a month, NaN: none)."""

    kind: str
    components: tuple[Component, ...]
    state: NDArray[np.intp]
    extent: Array
    wage: Array

    def number(self, key: str) -> Array:
        """An option as numbers, NaN where it is not given; true is 1."""
        given = [component.option(key) for component in self.components]
        return numbers(given)

    def code(self, key: str) -> tuple[str | None, ...]:
        """An option as codes, None where it is not given."""
        given = (component.option(key) for component in self.components)
        return tuple(None if value is None else str(value) for value in given)

    def only(self, wanted: Sequence[bool]) -> Columns:
        """The components that are wanted."""
        chosen = [place for place, is_wanted in enumerate(wanted) if is_wanted]
        return _columns(self.kind, [(int(self.state[place]), self.components[place]) for place in chosen])


def columns_of(states: Sequence[State]) -> Mapping[str, Columns]:
    """The components of all states by kind, in the order the kinds are met."""
    found: dict[str, list[tuple[int, Component]]] = defaultdict(list)
    for place, state in enumerate(states):
        for component in state.components:
            found[component.kind].append((place, component))
    return {kind: _columns(kind, told) for kind, told in found.items()}


def _columns(kind: str, told: Sequence[tuple[int, Component]]) -> Columns:
    return Columns(
        kind,
        tuple(component for _, component in told),
        np.array([place for place, _ in told], dtype=np.intp),
        np.array([component.extent / 100 for _, component in told]),
        numbers(component.wage for _, component in told),
    )


def by_state(amount: Array, state: NDArray[np.intp], count: int) -> Array:
    """Amounts of components (…, components) as amounts of states (…, states); a state's components of a kind are added."""
    total = np.zeros((*amount.shape[:-1], count))
    place: Any = (..., state)
    np.add.at(total, place, amount)
    return total


def numbers(given: Iterable[Any]) -> Array:
    """Numbers side by side, NaN for None. Where one is an array with a value for each draw, shape (draws, components)."""
    held = [np.asarray(np.nan if value is None else value, dtype=float) for value in given]
    return np.stack(np.broadcast_arrays(*held), axis=-1) if held else np.empty(0)

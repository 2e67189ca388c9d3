"""What does a person live on, as far as the model needs to know?"""

from __future__ import annotations

from dataclasses import dataclass

Option = float | bool | str


class StateError(ValueError):
    """A state cannot be used; says which part, what is wrong and how to write it."""


@dataclass(frozen=True, slots=True)
class Component:
    """One livelihood: its kind, extent in per cent, full-time wage in SEK a month (None: not given) and options.

    The wage is what the livelihood is counted from: the pay of a job, the qualifying income of a benefit.
    """

    kind: str
    extent: float = 100.0
    wage: float | None = None
    options: tuple[tuple[str, Option], ...] = ()

    def option(self, key: str) -> Option | None:
        return dict(self.options).get(key)


@dataclass(frozen=True, slots=True)
class State:
    """All that a person lives on at once. Equal states are equal objects, so that each is computed once."""

    components: tuple[Component, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(component.kind for component in self.components)


def component(kind: str, extent: float = 100.0, wage: float | None = None, **options: Option) -> Component:
    """A component with its options in one order, so that equal ones are equal.

    >>> component("lon", 50, 25_000, subsidy="lonebidrag").options
    (('subsidy', 'lonebidrag'),)
    """
    return Component(
        kind, float(extent), None if wage is None else float(wage), tuple(sorted(options.items()))
    )

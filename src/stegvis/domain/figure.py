"""What is one figure?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

By = tuple[tuple[str, str | int], ...]
ABSENT: Any = object()


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it counts, how it is split, its base and its unit.

    `by` holds only the dimensions it is split by, in the definition's order with the team first. `value` is None
    where it cannot be known, never 0. `n` is the base and `share` a fraction of 1, unrounded; both are left out
    (`ABSENT`) where the contract gives none. One that is `withheld` is known but not shown: it could tell of a person.
    """

    measure: str
    by: By
    value: float | int | None
    unit: str
    n: Any = field(default=ABSENT)
    share: Any = field(default=ABSENT)
    withheld: bool = False

    @property
    def dimensions(self) -> dict[str, str | int]:
        return dict(self.by)

    @property
    def hidden(self) -> bool:
        """True where the value is known but not shown (what is withheld may also be the base alone)."""
        return self.withheld and self.value is None

    def as_dict(self) -> dict[str, object]:
        """The figure in the tidy form of the command line."""
        tidy: dict[str, object] = {"measure": self.measure, "by": dict(self.by), "value": self.value}
        if self.n is not ABSENT:
            tidy["n"] = self.n
        if self.share is not ABSENT:
            tidy["share"] = self.share
        tidy["unit"] = self.unit
        if self.withheld:
            tidy["withheld"] = True
        return tidy

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Figure:
        """A figure back from its tidy form. Raises KeyError and AttributeError for what is none."""
        return cls(
            str(said["measure"]),
            tuple((str(name), value) for name, value in said["by"].items()),
            said["value"],
            str(said["unit"]),
            said.get("n", ABSENT),
            said.get("share", ABSENT),
            bool(said.get("withheld", False)),
        )

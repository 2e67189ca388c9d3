"""What does a published report say that cannot be so?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Stated = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A printed value, what it should be by the report's other numbers or the data, and the rule that says so.

    `where` is the place in the file, with points between the keys. A `note` is honest rounding: said, but no fault.
    """

    where: str
    printed: Stated
    computed: Stated
    rule: str
    message: str
    note: bool = False

    def as_dict(self) -> dict[str, object]:
        """The contradiction as the command line prints it, in the contract's order."""
        return {
            "where": self.where,
            "printed": _plain(self.printed),
            "computed": _plain(self.computed),
            "rule": self.rule,
            "message": self.message,
        }


def _plain(value: Stated) -> object:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)

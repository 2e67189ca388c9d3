"""Which days does a question ask about?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both of them in it.

    >>> Period(date(2025, 1, 1), date(2025, 6, 30)).contains(date(2025, 6, 30))
    True
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"Perioden slutar {self.last}, före sin första dag {self.first}.")

    def contains(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def one_year(self) -> bool:
        """True when every day lies in the same calendar year."""
        return self.first.year == self.last.year

"""Which days does a question ask about?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


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

    def touches(self, other: Period) -> bool:
        """Whether a day is in both, or the one begins the day after the other ends.

        >>> Period(date(2025, 1, 1), date(2025, 6, 30)).touches(Period(date(2025, 7, 1), date(2025, 12, 31)))
        True
        """
        return self.first <= other.last + DAY and other.first <= self.last + DAY

    @property
    def one_year(self) -> bool:
        """True when every day lies in the same calendar year."""
        return self.first.year == self.last.year

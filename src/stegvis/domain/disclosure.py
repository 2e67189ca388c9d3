"""When does a published count say too much about somebody?"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rule:
    """What is safe to show to those who may not know of persons.

    `least` is the smallest count that is shown; 0 is shown. In a group of fewer than `group` nobody learns that all of
    them share a sensitive answer. What is shown is rounded to the nearest `step` (1: shown as it is).

    >>> [Rule(5, 10).small(n) for n in (0, 1, 4, 5)]
    [False, True, True, False]
    >>> Rule(5, 10).tells_of_all(6, 6), Rule(5, 10).tells_of_all(12, 12)
    (True, False)
    """

    least: int
    group: int
    step: int = 1

    def __post_init__(self) -> None:
        if self.least < 2 or self.group < self.least or self.step < 1:
            raise ValueError(
                f"Regeln går inte att använda: minsta antal {self.least} ska vara minst 2, minsta grupp {self.group} minst lika stor."
            )

    def small(self, count: int) -> bool:
        """True for a count that must not be shown."""
        return 0 < count < self.least

    def tells_of_all(self, part: int, whole: int) -> bool:
        """True where everyone in a small group is in the part: who knows the group then knows the answer of each."""
        return 0 < part == whole < self.group

    def wide(self, low: int, high: int) -> bool:
        """True where what can be worked out about a hidden small count, `low` to `high`, leaves it protected."""
        return high >= self.least and high - low >= self.least - 1

    def rounded(self, count: int) -> int:
        """The count as it is shown, a half upwards.

        >>> [Rule(5, 10, 5).rounded(n) for n in (0, 7, 8, 12, 13)]
        [0, 5, 10, 10, 15]
        """
        return self.step * ((2 * count + self.step) // (2 * self.step))

    def raised(self, least: int) -> Rule:
        """The rule with a larger smallest count, and a smallest group of at least twice that; never a smaller one.

        >>> Rule(5, 10).raised(7), Rule(5, 10).raised(3)
        (Rule(least=7, group=14, step=1), Rule(least=5, group=10, step=1))
        """
        return replace(self, least=max(self.least, least), group=max(self.group, 2 * least))

    def in_steps(self, step: int) -> Rule:
        """The same rule, with what is shown rounded."""
        return replace(self, step=step)

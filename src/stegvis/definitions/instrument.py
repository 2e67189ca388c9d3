"""What does an instrument ask, on which scale, and what do its answers come to?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stegvis.definitions.text import Text, Words

ScaleKind = Literal["analogue", "numbers", "choice", "yes_no", "text"]
Respondents = Literal["participants", "staff", "managers", "board", "referrers"]
Occasion = Literal["start", "week_8", "session", "exit", "follow_up_6", "follow_up_12", "yearly"]


@dataclass(frozen=True, slots=True)
class Scale:
    """What an answer may be: `low` to `high` in steps of `step`. A text has no numbers.

    `ends` are the words at each end of a line, `options` those of each value that can be chosen, in the order they stand.
    """

    kind: ScaleKind
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    ends: tuple[Words, Words] | None = None
    options: Mapping[float, Words] = field(default_factory=dict)

    def takes(self, value: float) -> bool:
        """Whether the value is one of the scale's.

        >>> [Scale("analogue", 0, 10, 0.1).takes(v) for v in (6.2, 6.25, 11)]
        [True, False, False]
        """
        if self.kind == "text" or not self.low <= value <= self.high:
            return False
        steps = (value - self.low) / self.step
        return abs(steps - round(steps)) < 1e-6

    @property
    def values(self) -> tuple[float, ...]:
        """Every value from low to high, in order."""
        if self.kind == "text":
            return ()
        return tuple(
            round(self.low + n * self.step, 6) for n in range(round((self.high - self.low) / self.step) + 1)
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """An item that is asked only when another one was answered within `values`, both ends in it."""

    item: str
    values: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Item:
    """A question of an instrument.

    `label` is what it is called in reports, `wording` what is asked, by language (a licensed form's is the customer's own).
    `positive` is the closed interval of values that count as positive. `scored` is whether it is part of the total.
    """

    code: str
    scale: Scale
    label: Text | None = None
    wording: Words = field(default_factory=dict)
    hint: Words = field(default_factory=dict)
    reverse: bool = False
    positive: tuple[float, float] | None = None
    scored: bool = True
    only_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class CutOff:
    """A limit of a score: what stands below it means something else. The `clinical` one is that of Jacobson and Truax."""

    at: float
    label: Text
    clinical: bool = False


@dataclass(frozen=True, slots=True)
class Subscale:
    """Items that have a score of their own. `missing_allowed` of them may be unanswered: they count as the mean of the others."""

    code: str
    label: Text
    items: tuple[str, ...]
    missing_allowed: int = 0
    cut_offs: tuple[CutOff, ...] = ()
    reliable_change: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How a source says that a score goes for people like these: weeks from the first answer, each with a score."""

    label: Text
    source: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire: items, scoring (`sum`, `mean` or none) and what a score and a change mean.

    The total needs every scored item. `times` multiplies it (WHO-5: the sum times four). `better` is the end of the scale where
    the participant does well. `licensed` wording is not ours to ship: `confirmed` says who has confirmed a licence for it.
    `sealed` answers are anonymous; `sensitive` ones have an access of their own and leave the register without identity.
    `open_items`: not even what it asks is ours to ship, so the customer enters the questions too. `answers_differ`: each
    question has words of its own for its answers or its ends, which are entered question by question (`options_of`, `ends`).
    """

    name: str
    version: int
    label: Text
    why: Text
    source: str
    licence: str
    unit: str
    scoring: Literal["sum", "mean"] | None
    items: tuple[Item, ...]
    times: float = 1.0
    better: Literal["higher", "lower"] | None = None
    licensed: bool = False
    confirmed: str = ""
    intro: Words = field(default_factory=dict)
    subscales: tuple[Subscale, ...] = ()
    cut_offs: tuple[CutOff, ...] = ()
    reliable_change: float | None = None
    expected_course: Course | None = None
    given_at: tuple[Occasion, ...] = ()
    sealed: bool = False
    sensitive: bool = False
    open_items: bool = False
    answers_differ: bool = False
    respondents: Respondents = "participants"

    @property
    def ready(self) -> bool:
        """Whether it can be given: every item has its wording, and a licensed one its confirmation."""
        worded = bool(self.items) and all(item.wording for item in self.items)
        return worded and (not self.licensed or bool(self.confirmed))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which every item is worded, Swedish first."""
        common = set.intersection(*(set(item.wording) for item in self.items)) if self.items else set()
        return tuple(sorted(common, key=lambda language: (language != "sv", language)))

    def item(self, code: str) -> Item | None:
        """The item with this code."""
        return next((item for item in self.items if item.code == code), None)

    @property
    def scored(self) -> tuple[Item, ...]:
        """The items of the total."""
        return tuple(item for item in self.items if item.scored and item.scale.kind != "text")

    @property
    def range(self) -> tuple[float, float] | None:
        """The lowest and the highest total; None where there is no scoring.

        A mean lies on the scale of its items, a sum on as many of them.
        """
        if self.scoring is None:
            return None
        part = self.times / len(self.scored) if self.scoring == "mean" else self.times
        return (
            sum(item.scale.low for item in self.scored) * part,
            sum(item.scale.high for item in self.scored) * part,
        )

    @property
    def clinical(self) -> CutOff | None:
        """The cut-off between a clinical and another score."""
        return next((cut for cut in self.cut_offs if cut.clinical), None)

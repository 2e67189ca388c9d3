"""Which row of another register's list is which of our enrolments, and when can that not be told?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from stegvis.web.register.names import words

NUMBER, NAME, ANONYMOUS, NAME_ALONE = "number", "name", "anonymous", "name_alone"
MANY = 20  # what more enrolments than this have in common tells nobody apart, such as a team's name taken for a person's


@dataclass(frozen=True, slots=True)
class Side:
    """What is known on one side: `key` is the row of the list or our enrolment, `number` a keyed hash or empty."""

    key: int
    number: str = ""
    name: str = ""
    birth_year: int | None = None
    sex: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    outcome: str | None = ""

    @property
    def anonymous(self) -> bool:
        """Whether nothing says who it is."""
        return not (self.number or self.name)


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an enrolment that are the same, and how that was told."""

    there: Side
    here: Side
    how: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row that may be any of several enrolments, or one whose year of birth is not known."""

    there: Side
    here: tuple[Side, ...]
    how: str


@dataclass(slots=True)
class Matched:
    """Every row and every enrolment: in a pair, unsure, or on its own side only."""

    pairs: list[Pair] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    only_there: list[Side] = field(default_factory=list)
    only_here: list[Side] = field(default_factory=list)

    @property
    def unsure_here(self) -> set[int]:
        """The enrolments that an unsure row may be, each once."""
        return {one.key for doubt in self.unsure for one in doubt.here}


@dataclass(frozen=True, slots=True)
class Way:
    """A way of telling who it is. `of_row` and `of_ours` give what is the same on both sides, None where it is not known.

    `one_person` is whether what is the same says that it is one person, so that what is left over belongs together.
    """

    how: str
    of_row: Callable[[Side], Hashable]
    of_ours: Callable[[Side], Hashable]
    one_person: bool = False


def _number(one: Side) -> Hashable:
    return one.number or None


def _name_and_year(one: Side) -> Hashable:
    return (words(one.name), one.birth_year) if words(one.name) and one.birth_year else None


def _sex_and_start(one: Side) -> Hashable:
    return (one.sex, one.started_on) if one.sex and one.started_on else None


def _anonymous(one: Side) -> Hashable:
    return _sex_and_start(one) if one.anonymous else None


def _name(one: Side) -> Hashable:
    return words(one.name) or None


WAYS = (
    Way(NUMBER, _number, _number, one_person=True),
    Way(NAME, _name_and_year, _name_and_year),
    Way(NAME_ALONE, _name, _name),
    Way(ANONYMOUS, _anonymous, _sex_and_start),
)


def matched(theirs: Iterable[Side], ours: Iterable[Side]) -> Matched:
    """Each row of the list with our enrolment: by number, else name and year of birth, else (anonymous) sex and start day.

    Of several candidates the one with the same start day is taken, where there is exactly one; else the row is unsure.
    """
    found = Matched(only_there=list(theirs), only_here=list(ours))
    for way in WAYS:
        _by(way, found)
    return found


def _by(way: Way, found: Matched) -> None:
    """Moves what this way tells from the two sides to pairs and unsure."""
    candidates = _candidates(way, found)
    left = dict(candidates)
    taken: set[int] = set()
    if way.how != NAME_ALONE:
        taken = _paired(way, found, left, candidates)
    for there, here in candidates.items():
        still = tuple(one for one in here if one.key not in taken)
        if there in left and still:
            found.unsure.append(Unsure(there, still, way.how))
    told = {pair.there.key for pair in found.pairs} | {doubt.there.key for doubt in found.unsure}
    gone = {pair.here.key for pair in found.pairs} | found.unsure_here
    found.only_there = [one for one in found.only_there if one.key not in told]
    found.only_here = [one for one in found.only_here if one.key not in gone]


def _candidates(way: Way, found: Matched) -> dict[Side, list[Side]]:
    by_key: dict[Hashable, list[Side]] = {}
    for one in found.only_here:
        by_key.setdefault(way.of_ours(one), []).append(one)
    by_key = {key: here for key, here in by_key.items() if key is not None and len(here) <= MANY}
    some = {there: by_key.get(way.of_row(there), []) for there in found.only_there}
    return {there: [one for one in here if _may_be(way, there, one)] for there, here in some.items()}


def _may_be(way: Way, there: Side, here: Side) -> bool:
    """Two numbers that differ are two people, and so are two years of birth, whatever the name."""
    if way.how == NUMBER:
        return True
    if there.number and here.number:
        return False
    years = {there.birth_year, here.birth_year} - {None}
    return way.how == ANONYMOUS or len(years) < 2


def _paired(
    way: Way, found: Matched, left: dict[Side, list[Side]], candidates: dict[Side, list[Side]]
) -> set[int]:
    """Pairs those who have each other alone, then those of the same start day; takes them from `left`."""
    taken: set[int] = set()

    def pair(rule: Callable[[Side, Side], bool]) -> None:
        free = {t: [o for o in here if o.key not in taken and rule(t, o)] for t, here in left.items()}
        wanted = _wanted(free.values())
        for there, here in free.items():
            if len(here) == 1 and wanted[here[0].key] == 1:
                found.pairs.append(Pair(there, here[0], way.how))
                taken.add(here[0].key)
                del left[there]

    pair(lambda there, here: True)
    pair(lambda there, here: there.started_on is not None and there.started_on == here.started_on)
    if way.one_person:
        pair(lambda there, here: True)
    return taken


def _wanted(some: Iterable[Sequence[Side]]) -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    for here in some:
        for one in here:
            counted[one.key] += 1
    return counted

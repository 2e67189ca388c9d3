"""Which of many people may be one person in two records?

Two with a number each are two people, unless one of the numbers is a samordningsnummer. So only those without a number, and those
with a samordningsnummer, are looked for among the others: in time with the number of people, not with that of the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from stegvis.web.register.names import heard, heard_apart, words


class Known(NamedTuple):
    """What is compared of a person. `unsure`: there is no number, or it is a samordningsnummer."""

    pk: int
    name: str
    birth_year: int | None
    numbered: bool
    unsure: bool


Half = tuple[int | None, int, str]
Sought = dict[Half, list[tuple[Known, str]]]


def pairs(known: Iterable[Known]) -> list[tuple[Known, Known]]:
    """Each pair once, the newest first: the same words in the name, or a name one sign apart; of the same year, or one without."""
    people = [(one, words(one.name)) for one in known]
    named, sounding = _sought((one, said) for one, said in people if one.unsure)
    found: dict[tuple[int, int], tuple[Known, Known]] = {}
    for other, said in people if named else ():
        for one in (*named.get(said, ()), *_sounding_like(other, heard(said), sounding)):
            if one.pk != other.pk and _same_year(one, other):
                found.setdefault((min(one.pk, other.pk), max(one.pk, other.pk)), (one, other))
    return [found[key] for key in sorted(found, reverse=True)]


def _sought(unsure: Iterable[tuple[Known, str]]) -> tuple[dict[str, list[Known]], Sought]:
    """Those who are looked for, by the words of their names and, with a year, by the halves of how they sound."""
    named: dict[str, list[Known]] = {}
    sounding: Sought = defaultdict(list)
    for one, said in unsure:
        named.setdefault(said, []).append(one)
        sound = heard(said)
        for length in (len(sound) - 1, len(sound), len(sound) + 1) if one.birth_year else ():
            for half in halves(one.birth_year, length, sound):
                sounding[half].append((one, sound))
    return named, dict(sounding)


def _sounding_like(other: Known, sound: str, sounding: Sought) -> list[Known]:
    first, last = halves(other.birth_year, len(sound), sound)
    if first not in sounding and last not in sounding:
        return []
    return [
        one
        for one, its_sound in (*sounding.get(first, ()), *sounding.get(last, ()))
        if not (one.numbered and other.numbered) and heard_apart(its_sound, sound)
    ]


def halves(year: int | None, length: int, sound: str) -> tuple[Half, Half]:
    """The first and the last half of a name as one of that length is parted: of two that are one sign apart, one half is the same."""
    half = length // 2
    return (year, length, sound[:half]), (year, -length, sound[len(sound) - half :])


def _same_year(one: Known, other: Known) -> bool:
    return one.birth_year == other.birth_year or not (one.birth_year and other.birth_year)

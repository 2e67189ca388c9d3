"""What does a hand-written report answer, and does it say the same as ours?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isclose
from typing import Any

from stegvis.domain.figure import ABSENT, By, Figure

# By measure and dimensions (team first, none for the whole): the value, and the base where the table says one.
Found = dict[tuple[str, By], tuple[Any, Any]]


def put(found: Found, measure: str, by: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Takes the rows of a table in: 1 for the whole dataset (0 for a team), the team, the dimensions, the value and n."""
    for whole, team, *key, value, n in rows:
        if whole or team is not None:
            of_team = () if whole else (("team", team),)
            found[measure, (*of_team, *zip(by, key, strict=True))] = (value, n)


def disagreements(found: Found, figures: Iterable[Figure]) -> list[str]:
    """Where the hand-written tables and the figures differ, over the measures that the tables hold.

    What only one of the two has must be 0 or unknown there. n is compared where a table says it; a share is value / n.
    """
    splits = {(measure, _dimensions(by)) for measure, by in found}
    ours = {(f.measure, f.by): f for f in figures if (f.measure, _dimensions(f.by)) in splits}
    said = [
        f"{key}: by hand {found[key]}, not a figure" for key in found if key not in ours and found[key][0]
    ]
    for key, figure in ours.items():
        value, n = found.get(key, (None, None))
        if not _alike(figure.value or 0, value or 0) or (n is not None and not _alike(figure.n or 0, n)):
            said.append(f"{key}: by hand {value} of {n}, figure {figure.value} of {figure.n}")
        elif figure.share is not ABSENT and figure.n and not _alike(figure.share, (value or 0) / figure.n):
            said.append(f"{key}: share {figure.share}")
    return said


def _dimensions(by: By) -> tuple[str, ...]:
    return tuple(name for name, _ in by if name != "team")


def _alike(one: float, other: float) -> bool:
    return isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)

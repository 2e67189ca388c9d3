"""How is a count shown to those who may not know of persons?"""

from __future__ import annotations

LEAST = 8  # smaller counts are not shown
STEP = 5  # what is shown is rounded to the nearest


def coarse(count: int | None, *, least: int = LEAST, step: int = STEP) -> int | None:
    """A count rounded to the nearest `step`; None where it is below `least`, 0 among them, or not known.

    Parts and totals are rounded each on their own, so that a total does not give a small part away. Source: OpenSAFELY,
    Statistical disclosure control (counts up to 7 redacted, the rest rounded to 5).

    >>> [coarse(n) for n in (0, 7, 8, 12, 13)]
    [None, None, 10, 10, 15]
    """
    if count is None or count < least:
        return None
    return step * ((2 * count + step) // (2 * step))

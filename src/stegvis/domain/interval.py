"""Between which values does a share lie, as sure as 95 per cent?"""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959964  # the normal distribution's, two-sided


def wilson(hits: float, n: float, z: float = Z_95) -> tuple[float, float]:
    """The interval of a share by Wilson's method, as fractions of 1; `n` above 0. `z` is 95 % unless told otherwise.

    >>> low, high = wilson(6, 17)
    >>> round(low, 2), round(high, 2)
    (0.17, 0.59)
    """
    share, spread = hits / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    reach = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)

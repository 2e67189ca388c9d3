"""How are whole columns drawn at once?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Numbers = np.ndarray[Any, Any]
Columns = dict[str, pa.Array]


def day(text: str) -> int:
    """A date as days since 1970."""
    return int(np.datetime64(text, "D").astype(int))


def keys(prefix: str, count: int, width: int = 8) -> pa.Array:
    """`count` keys of equal width: the prefix and a running number."""
    numbers = pc.utf8_lpad(pc.cast(pa.array(np.arange(1, count + 1)), pa.string()), width, "0")
    return pc.binary_join_element_wise(pa.scalar(prefix), numbers, "")


def codes(
    rng: np.random.Generator, count: int, weights: Mapping[str, float], unknown: float = 0.0
) -> pa.Array:
    """`count` codes with these weights, the share `unknown` of them not known."""
    shares = np.array([*weights.values()], dtype=float)
    drawn = rng.choice(len(shares), size=count, p=shares / shares.sum()).astype(np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(drawn, mask=some(rng, count, unknown)), list(weights))


def some(rng: np.random.Generator, count: int, share: float) -> Numbers:
    """True for about this share of `count`."""
    return rng.random(count) < share


def dates(days: Numbers, unknown: Numbers | None = None) -> pa.Array:
    """Days since 1970 as dates; unknown where the mask says so."""
    return pa.array(days.astype(np.int32), mask=unknown).cast(pa.date32())


def gamma(rng: np.random.Generator, count: int, mean: float, least: int = 0, most: int = 4000) -> Numbers:
    """Whole days, most of them below the mean and a few far above."""
    return np.clip(rng.gamma(2.0, mean / 2.0, count), least, most).astype(np.int64)


def months_later(days: Numbers, months: int) -> Numbers:
    """The same day of the month that many months later, or that month's last day."""
    first = days.astype("datetime64[D]").astype("datetime64[M]")
    of_month = days - first.astype("datetime64[D]").astype(int)
    target = first + months
    length = (target + 1).astype("datetime64[D]").astype(int) - target.astype("datetime64[D]").astype(int)
    return target.astype("datetime64[D]").astype(int) + np.minimum(of_month, length - 1)


def several(rng: np.random.Generator, count: int, mean: float) -> Numbers:
    """The place of each of `count` parents once for every child; children are Poisson."""
    return np.repeat(np.arange(count), rng.poisson(mean, count))


def blank(column: pa.Array, where: Numbers) -> pa.Array:
    """The column with nothing where the mask is true."""
    return column.take(pa.array(np.arange(len(column)), mask=where))

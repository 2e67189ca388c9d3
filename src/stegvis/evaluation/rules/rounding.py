"""How does the law round? Down, up, or to the nearest with half upwards; a hair is forgiven, as 0.1 + 0.2 is not 0.3."""

from __future__ import annotations

from typing import Any

import numpy as np

HAIR = 1e-6


def down(amount: Any, to: int = 1) -> Any:
    """
    >>> float(down(28 / 0.28))
    100.0
    """
    return np.floor(amount / to + HAIR) * to


def up(amount: Any, to: int = 1) -> Any:
    """
    >>> float(up(25_148.8, 100))
    25200.0
    """
    return np.ceil(amount / to - HAIR) * to


def nearest(amount: Any, to: int = 1) -> Any:
    """
    >>> float(nearest(637.5))
    638.0
    """
    return np.floor(amount / to + 0.5 + HAIR) * to

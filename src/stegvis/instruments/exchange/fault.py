"""What is wrong in a form from another program?"""

from __future__ import annotations

from collections.abc import Sequence


class ExchangeError(Exception):
    """A form or its answers cannot be taken; `faults` say in Swedish where, what, and how to mend it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)

"""Which disputed ways of counting has a profile chosen, as far as the ledger is concerned?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choices:
    """The `ledger` part of a profile; numbers may be arrays of draws, shape (draws, 1).

    `handling` times the handling parameters, `subsidised_production` from 0 (a support pays for what is not produced) to 1
    (full production), `indirect_tax_share` None for the parameter, `insurance_share` of sickness benefit,
    `equalisation` the share of local tax that municipal equalisation takes back.
    """

    activity_support_charged_to: str = "appropriation"
    handling: Any = 0.0
    care: bool = False
    subsidised_production: Any = 0.0
    indirect_tax_share: Any = None
    insurance_share: Any = 0.0
    equalisation: Any = 0.0


def choices(ledger: Mapping[str, Any]) -> Choices:
    """The choices of a profile's `ledger`.

    >>> choices({"handling": 1}).handling
    1
    """
    return Choices(**ledger)

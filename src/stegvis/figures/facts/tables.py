"""Which tables do the expressions read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from stegvis.definitions import Definitions
from stegvis.figures.tables import columns


@dataclass(frozen=True)
class Tables:
    """The tables of the dataset and of the run, unbound: they hold types and no data, so they compile for any engine."""

    definitions: Definitions

    def __getitem__(self, name: str) -> Any:
        return ibis.table(columns(self.definitions, name), name)

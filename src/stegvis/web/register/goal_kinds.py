"""Which kind of goal is a row of the dataset?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stegvis.web.register.data import listing


def kind_of(row: Mapping[str, Any]) -> str:
    """The code in data/goal_kinds.yaml; empty where the list has none such."""
    for code, choice in listing("goal_kinds").choices.items():
        said = choice.more
        same = said["measure"] == row["measure"] and said["horizon"] == (row.get("horizon") or "")
        if same and said["outcome"] == bool(row.get("outcome")):
            return code
    return ""

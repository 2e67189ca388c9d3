"""What do the rooms above the register add to its pages, its dataset and its demo?

The register knows no room above itself: each adds its own here when the application starts (`AppConfig.ready`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

# Tabs on a participant's page: the address's name, what it says, and the action that it needs.
TABS: list[tuple[str, str, str]] = []
# Rows of the dataset: the table, and what gives its rows for one `Writing` (dataset_rows.py).
ROWS: list[tuple[str, Callable[[Any], list[dict[str, Any]]]]] = []
# Matter for the demo: called with its `Setting` (demo/setting.py) when the team is there.
DEMO: list[Callable[[Any], None]] = []
# Changes that are not in the dataset: how their actions' names begin.
ASIDE: list[str] = ["figures."]
# What is to be done in a team: given who asks and the team, rows for Min dag (`Due` of queries/due.py).
DUE: list[Callable[[Any, Any], Iterable[Any]]] = []
# What is said of a goal that is not a figure: by its measure, what gives a sentence and an address from who asks, the team, the days and
# the level (nothing to say: None).
GOALS: dict[str, Callable[[Any, Any, Any, float], tuple[str, str] | None]] = {}
# What is told of a team to its association when a half-year has ended: given who acts and today, how many were made.
TOLD: list[Callable[[Any, Any], int]] = []
# Links on the team's page: the address's name and what it says.
TEAM_LINKS: list[tuple[str, str]] = []
# Links on the association's page, for those who see it: the address's name and what it says.
ASSOCIATION_LINKS: list[tuple[str, str]] = []

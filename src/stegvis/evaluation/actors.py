"""Whose money is it, and which actors make up the state and society?"""

from __future__ import annotations

# Where production comes from and what handling and care use up. Not an actor: society is what it gives.
RESOURCES = "resources"
PARTICIPANTS = "participants"
EMPLOYERS = "employers"
STATE = ("af", "fk", "other_state")
SOCIETY = ("municipality", "region", *STATE, EMPLOYERS, "insurers", PARTICIPANTS)
ACTORS = (
    "society",
    "municipality",
    "region",
    "state",
    *STATE,
    EMPLOYERS,
    "insurers",
    PARTICIPANTS,
)

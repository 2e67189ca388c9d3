"""What does a link or a code open with, for how long, and how is it found without being kept?"""

from __future__ import annotations

from datetime import timedelta

from stegvis.web.access.secrecy import keyed_hash

PURPOSE = "invitation"  # what the key of the hashes is for
VALID = {"phone": timedelta(days=14), "tablet": timedelta(minutes=15)}


def link_hash(token: str) -> str:
    """What a link's secret is found by."""
    return keyed_hash(token, PURPOSE)


def code_hash(team_id: int, code: str) -> str:
    """What a tablet's code is found by: the same digits mean another thing in another team."""
    return keyed_hash(f"{team_id} {code}", PURPOSE)

"""How many secrets that do not exist have been tried from one place?"""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache

WITHIN = 15 * 60  # seconds


def wrong(place: str) -> None:
    """Counts one more, for all processes together."""
    key = _key(place)
    cache.add(key, 0, WITHIN)
    cache.incr(key)


def too_many(place: str, most: int) -> bool:
    """Whether so many have been tried within a quarter of an hour that the next is not looked at."""
    return int(cache.get(_key(place), 0)) >= most


def _key(place: str) -> str:
    return f"guesses:{sha256(place.encode()).hexdigest()}"

"""How does SQLite find Åsa when somebody writes åsa, as PostgreSQL does?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def install(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Gives a new connection to SQLite a LIKE that knows capital å, ä and ö; its own knows only a to z."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("like", 2, like, deterministic=True)
        connection.connection.create_function("like", 3, like, deterministic=True)


def like(pattern: str | None, value: object, escape: str = "\\") -> bool | None:
    """`value LIKE pattern ESCAPE escape`, capital or not; unknown where either is."""
    if pattern is None or value is None:
        return None
    return _compiled(pattern, escape).fullmatch(str(value).casefold()) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str, escape: str) -> re.Pattern[str]:
    parts, signs = [], iter(pattern)
    for sign in signs:
        if sign == escape:
            parts.append(re.escape(next(signs, "").casefold()))
        else:
            parts.append({"%": ".*", "_": "."}.get(sign) or re.escape(sign.casefold()))
    return re.compile("".join(parts), re.DOTALL)

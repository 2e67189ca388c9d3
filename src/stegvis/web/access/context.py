"""What does every page know about the installation?"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    """`demo`: people are made up and a banner says so; `team`: where one works; `away`: the session ended by itself."""
    away = "away" in getattr(request, "COOKIES", {})
    return {"demo": settings.DEMO, "team": getattr(request, "team", None), "away": away}

"""What does every page know about the installation?"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    """`demo`: whether people are made up and a banner must say so; `team`: the team being worked in."""
    return {"demo": settings.DEMO, "team": getattr(request, "team", None)}

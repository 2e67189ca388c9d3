"""What does the masthead of every page say?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def masthead(request: HttpRequest) -> dict[str, Any]:
    """The navigation of those who are signed in."""
    return {}

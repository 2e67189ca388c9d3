"""What does a message say?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from stegvis.definitions import in_language
from stegvis.web.surveys.models import Invitation, OwnLink

FILE = Path(__file__).parents[1] / "data" / "messages.yaml"


@cache
def texts() -> Mapping[str, Any]:
    """Every message: its subject and body, by language."""
    held: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["texts"]
    return held


def link(secret: str) -> str:
    """The address that a participant opens."""
    return f"{settings.ORIGIN}{reverse('phone:link', args=[secret])}"


def own_link(secret: str) -> str:
    """The address of a participant's own page."""
    return f"{settings.ORIGIN}{reverse('phone:own_enter', args=[secret])}"


def worded(code: str, invitation: Invitation, secret: str) -> tuple[str, str]:
    """Subject and body in the language of the invitation; the day as 2026-12-09, which every language reads."""
    return _said(code, invitation.language or "sv", link(secret), invitation.expires_at)


def own_worded(made: OwnLink, secret: str, language: str) -> tuple[str, str]:
    """Subject and body of a link to the own page."""
    return _said("own", language, own_link(secret), made.expires_at)


def _said(code: str, language: str, address: str, expires_at: datetime) -> tuple[str, str]:
    said = texts()[code]
    until = timezone.localtime(expires_at).date().isoformat()
    body = in_language(said["body"], language).format(link=address, until=until)
    return in_language(said["subject"], language), body

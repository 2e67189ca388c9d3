"""What had been typed in this form when it was left?"""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone

from stegvis.web.access.models import Draft, User
from stegvis.web.access.request import Request
from stegvis.web.access.secrecy import Unreadable, decrypt, encrypt

PURPOSE = "draft"
UNKEPT = {"csrfmiddlewaretoken", "submission", "key", "password"}


def keep(user: User, key: str, fields: dict[str, list[str]]) -> Draft:
    """Keeps the fields of a form, encrypted, in place of what was kept for the same page."""
    content = encrypt(json.dumps({k: v for k, v in fields.items() if k not in UNKEPT}), PURPOSE)
    return Draft.objects.update_or_create(
        user=user, key=key[:200], defaults={"content": content, "saved_at": timezone.now()}
    )[0]


def kept(request: Request) -> dict[str, Any]:
    """The fields kept for this page: a string each, or a list where a field had several values."""
    found = Draft.objects.filter(user=request.user, key=request.path).first()
    if found is None:
        return {}
    try:
        fields: dict[str, list[str]] = json.loads(decrypt(found.content, PURPOSE))
    except Unreadable:
        return {}
    return {name: said[0] if len(said) == 1 else said for name, said in fields.items()}

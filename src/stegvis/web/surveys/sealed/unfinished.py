"""Where does half an answer to a sealed survey wait, so that only the browser it was given in can read it?

It is encrypted with a key that lies in that browser alone, under a name that nobody else can work out, for a day at most.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.cache import cache

from stegvis.web.surveys.answering.sitting import Given, Value
from stegvis.web.surveys.sealed.tally import BLOCK

KEPT = 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Half:
    """What has been answered so far, and in which language."""

    given: dict[str, Value] = field(default_factory=dict)
    language: str = ""


def keep(secret: str, given: Given, language: str) -> None:
    """Keeps what has been answered so far."""
    said = {code: str(v) if isinstance(v, Decimal) else v and [v] for code, v in given.items()}
    text = json.dumps({"given": said, "language": language})
    nonce = os.urandom(12)
    sealed = AESGCM(_key(secret)).encrypt(nonce, (text + " " * (-len(text) % BLOCK)).encode(), None)
    cache.set(_name(secret), nonce + sealed, KEPT)


def kept(secret: str) -> Half:
    """What has been answered so far; nothing where nothing is kept."""
    held = cache.get(_name(secret))
    if held is None:
        return Half()
    try:
        found = json.loads(AESGCM(_key(secret)).decrypt(held[:12], held[12:], None))
    except InvalidTag:
        return Half()
    given: dict[str, Value] = {
        code: Decimal(v) if isinstance(v, str) else v and v[0] for code, v in found["given"].items()
    }
    return Half(given, found["language"])


def forget(secret: str) -> None:
    """The answers are sent: nothing waits any more."""
    cache.delete(_name(secret))


def _key(secret: str) -> bytes:
    return sha256(b"key " + secret.encode()).digest()


def _name(secret: str) -> str:
    return "half:" + sha256(b"name " + secret.encode()).hexdigest()

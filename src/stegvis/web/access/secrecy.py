"""How is what may not be read in the database kept there?"""

from __future__ import annotations

import base64
import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """What is stored cannot be opened: another key, or it has been altered."""


@cache
def _key(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=b"stegvis " + purpose).derive(secret.encode())


def encrypt(text: str, purpose: str) -> str:
    """Encrypts with AES-GCM under the installation's person key; `purpose` must be the same when it is opened."""
    nonce = os.urandom(12)
    sealed = AESGCM(_key(settings.PERSON_KEY, b"seal")).encrypt(nonce, text.encode(), purpose.encode())
    return base64.b64encode(nonce + sealed).decode("ascii")


def decrypt(stored: str, purpose: str) -> str:
    """Opens what `encrypt` made. Raises Unreadable."""
    raw = base64.b64decode(stored)
    try:
        opened = AESGCM(_key(settings.PERSON_KEY, b"seal")).decrypt(raw[:12], raw[12:], purpose.encode())
    except InvalidTag as fault:
        raise Unreadable("Uppgiften går inte att öppna med installationens nyckel.") from fault
    return opened.decode()


def keyed_hash(text: str, purpose: str) -> str:
    """The same hash for the same text, of no use without the key: for finding what is stored encrypted."""
    return hmac.new(_key(settings.PERSON_KEY, b"find " + purpose.encode()), text.encode(), sha256).hexdigest()

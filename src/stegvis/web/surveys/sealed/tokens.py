"""What is a link to a sealed survey made of?"""

from __future__ import annotations

import re
from base64 import b32encode
from hashlib import sha256
from secrets import choice, token_bytes

ADDRESS = "invitation"  # what an address is encrypted for
SHORT, PLAIN = (
    8,
    "abcdefghjkmnpqrstuvwxyz23456789",
)  # 39 bits, for what is open for a day at most; none is taken for another
BYTES = 17  # 136 bits: as many as fill 28 letters and digits, which can be written by hand from paper


def made() -> str:
    """A new code, in groups of four: "k3fa-q2ze-…"."""
    return grouped(b32encode(token_bytes(BYTES)).decode("ascii").rstrip("="))


def short() -> str:
    """A code for a whole room to write from a screen: "k3fa-q2ze"."""
    return grouped("".join(choice(PLAIN) for _ in range(SHORT)))


def grouped(code: str) -> str:
    """A code as it was made, however it was typed.

    >>> grouped(" K3FA Q2ZE")
    'k3fa-q2ze'
    """
    letters = re.sub(r"[\s-]", "", code.lower())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def hashed(token: str) -> str:
    """How a code is kept: it has 136 random bits, so its hash leads to nothing. Dashes, spaces and capitals make no difference.

    >>> hashed("K3FA Q2ZE") == hashed("k3fa-q2ze")
    True
    """
    return sha256(re.sub(r"[\s-]", "", token.lower()).encode()).hexdigest()

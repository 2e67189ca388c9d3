"""How are answers that are not sent yet kept, so that nobody reads them in the database?"""

from __future__ import annotations

import json
from decimal import Decimal

from stegvis.web.access.secrecy import decrypt, encrypt
from stegvis.web.surveys.answering.sitting import Given

PURPOSE = "answering"


def kept(given: Given) -> str:
    """The answers, encrypted; a number stays a number, a skipped question stays skipped."""
    written = {code: [str(value)] if isinstance(value, Decimal) else value for code, value in given.items()}
    return encrypt(json.dumps(written), PURPOSE)


def given(held: str) -> dict[str, Decimal | str | None]:
    """What `kept` kept; nothing where there is nothing. Raises Unreadable."""
    if not held:
        return {}
    read = json.loads(decrypt(held, PURPOSE))
    return {code: Decimal(value[0]) if isinstance(value, list) else value for code, value in read.items()}

"""What does a report say of whom it is for, and of what it hides?"""

from __future__ import annotations

from stegvis.definitions import read
from stegvis.documents.speech import Speech

TEAM = "team"


def notice(audience: str, speech: Speech, least: int = 0) -> str:
    """The line at the head and foot of every page; `least` where it is not the audience's own.

    Raises KeyError for an audience that is not there.
    """
    return speech.word("notice") if audience == TEAM else _said(audience, "notice", speech, least)


def about(audience: str, speech: Speech, least: int = 0) -> str:
    """The sentences after it, which say what is hidden and how that is seen."""
    return speech.word("notice_long") if audience == TEAM else _said(audience, "about", speech, least)


def _said(audience: str, name: str, speech: Speech, least: int) -> str:
    rule = read("audiences")[audience]
    return speech.filled(rule[name][speech.language], {"least": str(least or rule["least"])})

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


def about(audience: str, speech: Speech, least: int = 0, harm_tested: int = 0) -> str:
    """The sentences after it, which say what is hidden and how that is seen, and how many small counts are shown all the same."""
    if audience == TEAM:
        return speech.word("notice_long")
    said = [_said(audience, "about", speech, least)]
    if harm_tested:
        said.append(speech.word("harm_tested", count=str(harm_tested)))
    return " ".join(said)


def _said(audience: str, name: str, speech: Speech, least: int) -> str:
    rule = read("audiences")[audience]
    return speech.filled(rule[name][speech.language], {"least": str(least or rule["least"])})

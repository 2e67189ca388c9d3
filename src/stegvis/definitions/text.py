"""How are the same words kept in several languages?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, str]  # by language, as "sv"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Swedish and English."""

    sv: str
    en: str

    def in_(self, language: str) -> str:
        return self.en if language == "en" else self.sv


def in_language(words: Words, language: str) -> str:
    """The words in a language, in Swedish where that one lacks them, and empty where nobody has written any.

    >>> in_language({"sv": "Hälsa", "en": "Health"}, "ar")
    'Hälsa'
    """
    return words.get(language) or words.get("sv", "")

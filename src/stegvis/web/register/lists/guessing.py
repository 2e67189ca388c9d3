"""Which column of somebody's list is which of ours, and which of our codes do they mean?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from stegvis.web.register.data import listing

COLUMNS, WORDS = "list_columns", "list_words"
NO_WORD = re.compile(r"[^a-z0-9åäöéü]+")


def guess(headings: Sequence[str], fields: Iterable[str]) -> dict[str, str]:
    """The heading of each field (a code of data/list_columns.yaml) that can be told; no heading is used twice.

    A heading that is one of the field's words goes before one that begins with it.
    """
    found: dict[str, str] = {}
    wanted = list(fields)
    for alike in (_same, _begins):
        for field in wanted:
            words = [_plain(word) for word in listing(COLUMNS).choices[field].more["words"]]
            for heading in headings:
                free = field not in found and heading not in found.values()
                if free and any(alike(_plain(heading), word) for word in words):
                    found[field] = heading
    return found


def guess_codes(values: Iterable[str], codes: str, choices: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The code of each value that can be told: by label, by code, or by a word of data/list_words.yaml for this code list."""
    known = listing(WORDS).choices.get(codes)
    more: Mapping[str, Sequence[str]] = known.more["words"] if known else {}
    by_word = {_plain(word): code for code, words in more.items() for word in words}
    offered: dict[str, str] = {}
    for code, label in choices:
        offered |= {_plain(label): code, _plain(code): code}
    by_word |= offered
    allowed = set(offered.values())
    found = {value: by_word.get(_plain(value), "") for value in values}
    return {value: code for value, code in found.items() if code in allowed}


def _same(heading: str, word: str) -> bool:
    return heading == word


def _begins(heading: str, word: str) -> bool:
    return heading.startswith(f"{word} ")


def _plain(text: str) -> str:
    return NO_WORD.sub(" ", text.casefold()).strip()

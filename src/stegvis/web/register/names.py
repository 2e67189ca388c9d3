"""Are two names written so alike that they may be the same person's?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Ways of spelling that sound the same in Swedish names: Wilma and Vilma, Carin and Karin, Sofie and Sophie.
SAME_SOUND = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("w", "v"), ("q", "k"), ("z", "s"))
HELD = 1 << 15  # words whose sound is kept, for the same ones come back


def words(name: str) -> str:
    """The words of a name, without accents, in one order: "Ekdunge, Mira" is "Mira Ekdunge"."""
    return " ".join(sorted(word for part in name.split() for word in _plain(part)))


def sound(name: str) -> str:
    """The words of a name as they sound: spelling that makes no difference to the ear is taken away."""
    return heard(words(name))


def heard(said: str) -> str:
    """The same of a name's words."""
    return " ".join(map(_heard, said.split()))


@lru_cache(HELD)
def _plain(part: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", part.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W\d_]+", kept))


@lru_cache(HELD)
def _heard(word: str) -> str:
    for written, said in SAME_SOUND:
        word = word.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", word)


def heard_apart(one: str, other: str) -> bool:
    """Whether two names, as they sound, are the same but for one sign added, taken away or exchanged."""
    first, second = sorted((one, other), key=len)
    if len(second) - len(first) > 1 or not first:
        return False
    at = next((n for n, sign in enumerate(first) if sign != second[n]), len(first))
    return first[at:] == second[at + 1 :] or first[at + 1 :] == second[at + 1 :]

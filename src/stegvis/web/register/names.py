"""Are two names written so alike that they may be the same person's?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Ways of spelling that sound the same in Swedish names: Wilma and Vilma, Carin and Karin, Sofie and Sophie.
SAME_SOUND = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("w", "v"), ("q", "k"), ("z", "s"))


def words(name: str) -> str:
    """The words of a name, without accents, in one order: "Ekdunge, Mira" is "Mira Ekdunge"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(sorted(re.findall(r"[^\W\d_]+", kept)))


def sound(name: str) -> str:
    """The words of a name as they sound: spelling that makes no difference to the ear is taken away."""
    heard = words(name)
    for written, said in SAME_SOUND:
        heard = heard.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", heard)


def near(name: str) -> Iterator[str]:
    """Keys that two names share if they sound the same or differ by one sign: the sound, and it without each of its signs."""
    heard = sound(name)
    yield heard
    for place in range(len(heard)):
        yield heard[:place] + heard[place + 1 :]


def one_apart(one: str, other: str) -> bool:
    """Whether two names sound the same but for one sign added, taken away or exchanged."""
    first, second = sorted((sound(one), sound(other)), key=len)
    if len(second) - len(first) > 1 or not first:
        return False
    at = next((n for n, sign in enumerate(first) if sign != second[n]), len(first))
    return first[at:] == second[at + 1 :] or first[at + 1 :] == second[at + 1 :]

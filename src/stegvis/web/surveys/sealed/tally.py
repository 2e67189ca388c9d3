"""How are sealed answers counted so that what is kept says nothing about who gave which?

A ballot box that counts and throws the ballots away: for each item how many have given each value, and the texts in alphabetical order.
What is kept follows from the answers alone, in whatever order they came, and no two answers of one person stand together: so there is
no total for a person and none is counted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from stegvis.web.access.secrecy import decrypt, encrypt

LEAST = 5  # nothing is shown of fewer answers than this, of a survey or of an item
BLOCK = 4096  # what is kept is filled up to whole blocks, so that its length does not tell the length of an answer


@dataclass
class Counts:
    """How many have answered; for each item its values with how many gave them, and its texts."""

    answered: int = 0
    values: dict[str, dict[str, int]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, answers: Mapping[str, Decimal | str]) -> None:
        """One person's answers."""
        self.answered += 1
        for item, value in answers.items():
            if isinstance(value, Decimal):
                of = self.values.setdefault(item, {})
                of[f"{float(value):g}"] = of.get(f"{float(value):g}", 0) + 1
            else:
                self.texts[item] = sorted([*self.texts.get(item, []), value])

    def plus(self, other: Counts) -> Counts:
        """Two rounds together; no texts."""
        values = {item: dict(held) for item, held in self.values.items()}
        for item, held in other.values.items():
            both = values.setdefault(item, {})
            for value, count in held.items():
                both[value] = both.get(value, 0) + count
        return Counts(self.answered + other.answered, values)

    def of(self, item: str) -> dict[float, int]:
        """An item's values from low to high with how many gave them; empty where fewer than LEAST have answered it."""
        held = {float(value): count for value, count in self.values.get(item, {}).items()}
        return dict(sorted(held.items())) if sum(held.values()) >= LEAST else {}

    def words(self, item: str) -> list[str]:
        """What was written, in alphabetical order; nothing where fewer than LEAST have answered the survey."""
        return self.texts.get(item, []) if self.answered >= LEAST else []


def sealed(counts: Counts, survey_id: int) -> str:
    """The counts as they are kept: encrypted for this survey alone under the installation's key, in whole blocks."""
    text = json.dumps(vars(counts), sort_keys=True, ensure_ascii=True)
    return encrypt(text + " " * (-len(text) % BLOCK), _purpose(survey_id))


def opened(content: str, survey_id: int) -> Counts:
    """What `sealed` kept. Raises Unreadable."""
    return Counts(**json.loads(decrypt(content, _purpose(survey_id))))


def _purpose(survey_id: int) -> str:
    return f"sealed survey {survey_id}"

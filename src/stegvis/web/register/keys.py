"""How does a row of the register stand in a dataset, and which row is a dataset's row?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.web.access.secrecy import keyed_hash

# The first letter of a key says its table, so that the key of any record leads back to one row.
LETTERS = {
    "participants": "p",
    "applications": "a",
    "enrolments": "e",
    "placements": "s",
    "livelihoods": "l",
    "occupations": "o",
    "follow_ups": "u",
    "actions": "c",
    "activities": "h",
    "responses": "r",
    "goals": "g",
    "funding": "f",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one export. For a named recipient they are pseudonyms that no other recipient gets."""

    recipient: str = ""

    @property
    def origin(self) -> str:
        """A mark of this installation and the recipient: keys under the same mark stand for the same rows."""
        return keyed_hash(f"origin {self.recipient}", "pseudonym")[:16]

    def of(self, table: str, number: int | str | None) -> str | None:
        """The key of a row; None where there is none."""
        if number is None:
            return None
        if not self.recipient:
            return f"{LETTERS[table]}{number}"
        return LETTERS[table] + keyed_hash(f"{table} {number}", f"pseudonym {self.recipient}")[:16]


OWN = Keys()


def pk(table: str, key: str) -> int | None:
    """The row that an own key stands for; None for a key of another table."""
    letter, number = key[:1], key[1:]
    return int(number) if letter == LETTERS.get(table) and number.isdigit() else None

"""Do the members give the shares that the law sets?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from stegvis.published.block import Report, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import swedish
from stegvis.published.rules.wording import off_by_rounding
from stegvis.published.vocabulary import Vocabulary

RULE = "contributions"
TOLERANCE = 1


def member_shares(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Half from the state, a quarter each from region and municipalities; other money, as rehab-miljarden, stands apart."""
    for block in walk(report.root):
        given = {
            member.member: block.numbers[member.member]
            for member in words.members
            if member.member in block.numbers
        }
        if len(given) < len(words.members) or "total" not in block.numbers:
            continue
        frame = sum((amount.value for amount in given.values()), Decimal(0))
        for member in words.members:
            printed, due = given[member.member].value, frame * member.share
            if printed == due:
                continue
            note = abs(printed - due) <= TOLERANCE
            why = off_by_rounding(TOLERANCE) if note else "Lagen (2003:1210) delar finansieringen så."
            message = (
                f"Tryckt {swedish(printed)}, men {words.say(member.member)} ska bidra med {swedish(member.share * 100)} % "
                f"av {swedish(frame)}, alltså {swedish(due)}. {why}"
            )
            yield Contradiction(block.child(member.member), printed, due, RULE, message, note)

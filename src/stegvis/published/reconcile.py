"""Where does a published report contradict itself?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from pathlib import Path

from stegvis.published.block import Block, Node, Place, Report, leaves
from stegvis.published.contradiction import Contradiction
from stegvis.published.loading import vocabulary
from stegvis.published.printed import Printed, swedish
from stegvis.published.reading import UnreadableReport, read
from stegvis.published.rules import change, equations, members, parts, possible, shares, socioeconomic
from stegvis.published.vocabulary import Vocabulary

Rule = Callable[[Report, Vocabulary], Iterator[Contradiction]]
RULES: tuple[Rule, ...] = (
    parts.parts_against_total,
    parts.parts_beside_total,
    parts.total_rows,
    parts.named_totals,
    equations.relations,
    shares.shares_of_counts,
    shares.shares_of_listed,
    shares.sums_to_hundred,
    possible.within_bounds,
    possible.possible_percentages,
    change.changes_in_percent,
    change.differences,
    members.member_shares,
    socioeconomic.socioeconomic_tables,
    socioeconomic.parts_of_the_state,
)
# Each amount that can be read in two ways costs two runs of every rule; an account has some fifty.
MOST_READINGS = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What contradicts, and what is only honest rounding; both in the report's own order."""

    contradictions: tuple[Contradiction, ...]
    notes: tuple[Contradiction, ...]

    def and_also(self, found: tuple[Contradiction, ...]) -> Answer:
        """The same answer with more found."""
        return Answer(
            (*self.contradictions, *(one for one in found if not one.note)),
            (*self.notes, *(one for one in found if one.note)),
        )

    def as_dict(self) -> dict[str, object]:
        return {
            "contradictions": [one.as_dict() for one in self.contradictions],
            "notes": [one.as_dict() for one in self.notes],
        }


def load(path: Path) -> tuple[Report, Vocabulary]:
    """The report in a file, with every amount read one way, and the vocabulary that its exit scheme gives.

    Raises UnreadableReport for a file that cannot be used, DefinitionError for a definition file that cannot.
    """
    report = read(path, vocabulary().ignored)
    if next(leaves(report.root), None) is None:
        raise UnreadableReport(
            f"{path}: filen håller inga tal. Ange filen med den publicerade rapportens siffror."
        )
    words = vocabulary(report.scheme)
    return report, words


def reconcile(report: Report, words: Vocabulary) -> Answer:
    """Everything in the report that its own numbers contradict, by every rule."""
    settled, read_after_notes = _settled(report, words)
    found = (*_found(settled, words), *read_after_notes)
    return Answer((), ()).and_also(_in_order(settled, found))


def _found(report: Report, words: Vocabulary) -> tuple[Contradiction, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(rule(report, words) for rule in RULES)))


def _in_order(report: Report, found: tuple[Contradiction, ...]) -> tuple[Contradiction, ...]:
    """As the file goes; what is said of a block stands where the block begins."""
    order: dict[str, int] = {}
    for at, place in enumerate(leaves(report.root)):
        keys = place.path.split(".")
        for depth in range(len(keys)):
            order.setdefault(".".join(keys[: depth + 1]), at)
    return tuple(sorted(found, key=lambda one: (order.get(one.where, len(order)), one.where, one.rule)))


def _settled(report: Report, words: Vocabulary) -> tuple[Report, tuple[Contradiction, ...]]:
    """Amounts that can be read in two ways, read the way that contradicts least.

    "4 579" is 4579, or 579 with note 4 before it; the rest of the account tells which.
    """
    notes = []
    ambiguous = [place for place in leaves(report.root) if place.number.others]
    for place in ambiguous[:MOST_READINGS]:
        ways = [Printed(place.number.value, place.number.half_unit), *place.number.others]
        readings = [replace(report, root=_with(report.root, place, way)) for way in ways]
        faults = [_faults(_found(reading, words)) for reading in readings]
        best = faults.index(min(faults))
        report = readings[best]
        if best:
            message = (
                f"Läst som {swedish(ways[best].value)}: talet före är ett notnummer, inte en del av beloppet."
            )
            notes.append(
                Contradiction(
                    place.path, place.number.value, ways[best].value, "accounts", message, note=True
                )
            )
    return report, tuple(notes)


def _faults(found: tuple[Contradiction, ...]) -> tuple[int, Decimal]:
    """How many contradictions there are, and by how much; fewer first, then smaller."""
    wrong = [one for one in found if not one.note]
    gaps = [
        abs(one.printed - one.computed)
        for one in wrong
        if isinstance(one.printed, Decimal) and isinstance(one.computed, Decimal)
    ]
    return len(wrong), sum(gaps, Decimal(0))


def _with(block: Block, place: Place, number: Printed) -> Block:
    """The block with another number at a place."""

    def renewed(key: str, node: Node) -> Node:
        if block.child(key) == place.path:
            return number
        if isinstance(node, Block) and place.path.startswith(f"{node.path}."):
            return _with(node, place, number)
        return node

    return replace(block, items={key: renewed(key, node) for key, node in block.items.items()})

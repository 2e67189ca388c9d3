"""Do the relations between a report's numbers hold: chains, values stated twice, accounts that close?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from stegvis.published.block import Bindings, Block, Place, Report, find, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import Printed, swedish
from stegvis.published.rules.wording import adds, off_by_rounding
from stegvis.published.vocabulary import Equation, Vocabulary


@dataclass(frozen=True, slots=True)
class _Term:
    """A number with the sign it is counted with."""

    key: str
    number: Printed
    sign: int

    @property
    def value(self) -> Decimal:
        return self.number.value * self.sign


def relations(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Every equation of the vocabulary in every block where its terms are found."""
    for block in walk(report.root):
        for equation in words.equations:
            for left in find(block, equation.left):
                terms = _terms(block, equation, left)
                if terms:
                    yield from _compare(words, equation, left, terms)


def _terms(block: Block, equation: Equation, left: Place) -> list[_Term]:
    """The right-hand side, or nothing if a term that must be there is not."""
    terms: list[_Term] = []
    for said in equation.right:
        pattern = said.removeprefix("-").removesuffix("?")
        sign = -1 if said.startswith("-") else 1
        found = list(_found(block, pattern, left))
        if not found and not said.endswith("?"):
            return []
        terms.extend(_Term(place.path, place.number, sign) for place in found)
    return terms


def _found(block: Block, pattern: str, left: Place) -> Iterator[Place]:
    if pattern.isdecimal():
        yield Place("", Printed(Decimal(pattern), Decimal(0)), {})
        return
    yield from (
        place for place in find(block, pattern, _with_year_before(left.bindings)) if place.path != left.path
    )


def _with_year_before(bindings: Bindings) -> Bindings:
    """The bindings, and `previous` for the year before the one they name."""
    year = bindings.get("year", "")
    return {**bindings, "previous": str(int(year) - 1)} if year.isdecimal() else bindings


def _compare(
    words: Vocabulary, equation: Equation, left: Place, terms: list[_Term]
) -> Iterator[Contradiction]:
    value = sum((term.value for term in terms), Decimal(0))
    printed = left.number.value
    if _stands(equation, printed, value):
        return
    note = abs(value - printed) <= equation.tolerance
    message = _message(words, equation, left, terms, value, note)
    yield Contradiction(left.path, printed, value, equation.rule, message, note)


def _stands(equation: Equation, left: Decimal, right: Decimal) -> bool:
    if equation.relation == "at_most":
        return left <= right
    if equation.relation == "at_least":
        return left >= right
    return left == right


def _message(
    words: Vocabulary, equation: Equation, left: Place, terms: list[_Term], value: Decimal, note: bool
) -> str:
    said = adds(words, ((_name(words, term.key), term.value) for term in terms))
    made = f"{said} = {swedish(value)}" if len(terms) > 1 else said
    bound = {"at_most": "högst ", "at_least": "minst "}.get(equation.relation, "")
    why = off_by_rounding(equation.tolerance) if note else equation.says
    return f"Tryckt {swedish(left.number.value)}, men ska vara {bound}{made}. {why}"


def _name(words: Vocabulary, path: str) -> str:
    """What a number is called: its last key, or the one before a total or a column, with its year."""
    keys = path.split(".")
    years = [key for key in keys if key.isdecimal()]
    keys = [key for key in keys if not key.isdecimal() and key not in ("total", "outcome", "budget")]
    return " ".join([*(words.say(key) for key in keys[-1:]), *years])

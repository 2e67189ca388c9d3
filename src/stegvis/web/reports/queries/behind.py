"""What lies behind an actor's income: its lines in the ledger, the changes of livelihood, and the values they rest on?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.dataset import Dataset
from stegvis.definitions import InForce, Parameters, all_parameters, parameters_at
from stegvis.documents.worth_words import WorthWords
from stegvis.evaluation.actors import RESOURCES
from stegvis.evaluation.answer import Answer
from stegvis.evaluation.concealed import rule
from stegvis.evaluation.people import Living
from stegvis.evaluation.trail import Move, Trail, trail
from stegvis.evaluation.writing import written_state
from stegvis.web.look.swedish import number
from stegvis.web.register.codes import known, label
from stegvis.web.reports.queries.formula import pieces

STATUSES = {"verified": "Kontrollerat", "derived": "Härlett", "unverified": "Ej kontrollerat"}
TAGS = {"verified": "approved", "derived": "ready", "unverified": "wrong"}


@dataclass(frozen=True, slots=True)
class Named:
    """A value of the law as it is linked to."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A flow with its accounts in words; `persons` is None for those that are pooled."""

    label: str
    payer: str
    receiver: str
    before: float
    after: float
    gain: float
    persons: int | None
    values: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of livelihood in words, of how many, and the two states as one asks for them alone; pooled ones have none."""

    before: str
    after: str
    persons: int
    gain: float
    had: str
    has: str


@dataclass(frozen=True, slots=True)
class Behind:
    """An actor's income with all that it is made of."""

    actor: str
    name: str
    income: float
    lines: tuple[Line, ...]
    changes: tuple[Changed, ...]
    unknown: int
    least: int | None
    year: int
    place: str
    care: float


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the law: what it was counted as, and every value that it has had."""

    entry: InForce
    label: str
    said: str
    unit: str
    status: str
    tag: str
    note: str
    between: str
    pieces: tuple[tuple[str, str], ...]
    history: tuple[tuple[str, str, str, str], ...]


def tracks(data: Dataset) -> dict[str, str]:
    """The names of the tracks."""
    return {row["track"]: row["name"] for row in data.rows("tracks", ["track", "name"])}


def behind(answer: Answer, actor: str, *, whole: bool) -> Behind:
    """What an actor's income is made of; `whole` for those who may see the persons, else what is about too few is pooled."""
    found = trail(answer, actor, None if whole else rule())
    return Behind(
        actor,
        account(actor),
        answer.accounts[actor].yearly_income or 0.0,
        tuple(_lines(found)),
        tuple(map(_changed, found.moves)),
        answer.main.unknown,
        None if whole else rule().least,
        answer.parameters.on.year,
        str(answer.parameters.place),
        found.care,
    )


def account(name: str) -> str:
    """An account of the ledger in words."""
    return "Reala resurser" if name == RESOURCES else known().codes["actor"].name_of(name)


def _lines(found: Trail) -> Iterator[Line]:
    for flow in found.flows:
        if flow.label is None:
            yield Line("Övriga rader", "", "", flow.before, flow.after, flow.gain, None, ())
            continue
        values = tuple(Named(entry.name, entry.parameter.label.sv) for entry in flow.parameters)
        words = flow.label.sv[:1].upper() + flow.label.sv[1:]
        sides = (flow.before, flow.after, flow.gain)
        yield Line(words, account(flow.payer), account(flow.receiver), *sides, flow.persons, values)


def _changed(move: Move) -> Changed:
    if move.had is None or move.has is None:
        return Changed("Övriga förändringar", "", move.persons, move.gain, "", "")
    return Changed(
        said(move.before or ()),
        said(move.after or ()),
        move.persons,
        move.gain,
        written_state(move.had),
        written_state(move.has),
    )


def said(living: Living) -> str:
    """What somebody lives on, in words: "Sjukpenning 50 % och lön 50 %"."""
    parts = [_part(part.livelihood, part.extent, part.subsidy) for part in living]
    text = " och ".join(parts) or label("livelihood", "none")
    return text[:1].upper() + text[1:]


def _part(livelihood: str, extent: int, subsidy: str) -> str:
    name = label("livelihood", livelihood).lower()
    support = f" ({label('subsidy', subsidy).lower()})" if subsidy not in ("", "none") else ""
    return f"{name}{support}{f' {number(extent)} %' if extent else ''}"


def value(parameters: Parameters, name: str) -> Value | None:
    """The value on the parameters' day with everything that is known of it; None where there is none by that name."""
    if name not in all_parameters():
        return None
    entry = parameters.entry(name)
    words, parameter, spread = WorthWords("sv", known(), {}), entry.parameter, entry.dated.distribution
    note = entry.dated.note or parameter.note
    history = tuple(
        (str(d.since), words.value(entry, d.value), STATUSES[d.status], d.reference.sv)
        for d in reversed(parameter.values)
    )
    return Value(
        entry,
        parameter.label.sv[:1].upper() + parameter.label.sv[1:],
        words.value(entry, entry.value),
        words.unit(entry),
        STATUSES[entry.status],
        TAGS[entry.status],
        note.sv if note else "",
        f"{words.value(entry, spread.low)}–{words.value(entry, spread.high)}" if spread else "",
        tuple(pieces(entry.value)),
        history,
    )


def values(on: date) -> list[Value]:
    """Every value of the law on a day, by its label."""
    parameters = parameters_at(on)
    found = (value(parameters, name) for name in all_parameters())
    return sorted((one for one in found if one), key=lambda one: one.label.casefold())

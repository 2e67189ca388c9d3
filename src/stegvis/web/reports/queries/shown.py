"""How is an evaluation shown: its sentence, rows, bars, and what lies beside each other?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from stegvis.definitions import read
from stegvis.documents.worth_words import WorthWords, care_said
from stegvis.evaluation.actors import STATE
from stegvis.evaluation.answer import Answer, Outcome
from stegvis.evaluation.concealed import rule
from stegvis.evaluation.disputed import Way
from stegvis.evaluation.people import OCCASIONS
from stegvis.evaluation.profiles import Assumption
from stegvis.evaluation.uncertainty import Spread
from stegvis.evaluation.worth import Worth
from stegvis.web.look.charts import Bar
from stegvis.web.look.swedish import number, percent
from stegvis.web.look.tornado import Swung
from stegvis.web.register.codes import known


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's account with its interval; values by head are of those who left."""

    actor: str
    name: str
    part: bool
    account: Worth
    spread: Spread
    income_per_head: float
    income_5: float | None
    profit_per_head: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """Some exits on an occasion, and what society gains by them; None where nobody is known."""

    n: int
    unknown: int
    without: float | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Later:
    """An occasion: all exits, and those who completed."""

    name: str
    everyone: Side
    completed: Side


@dataclass(frozen=True, slots=True)
class Share:
    """A track or an outcome, and what society gains by it; None where they are too few."""

    name: str
    n: int | None
    society: float | None


@dataclass(frozen=True, slots=True)
class Disputed:
    """Something disputed, why it is, and every way of counting it."""

    name: str
    why: str
    source: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption as it was counted: value, range and reason."""

    one: Assumption
    value: str
    between: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice of the profile as it was counted."""

    name: str
    said: str
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An evaluation as the page shows it."""

    answer: Answer
    lead: str
    rows: tuple[Row, ...]
    months: tuple[Bar, ...]
    later: tuple[Later, ...]
    parts: tuple[tuple[str, tuple[Share, ...]], ...]
    swung: tuple[Swung, ...]
    disputed: tuple[Disputed, ...]
    chosen: tuple[Chosen, ...]
    assumed: tuple[Assumed, ...]
    unverified: tuple[str, ...]
    early: tuple[str, ...]
    shares: tuple[tuple[str, str], ...]
    least: int
    care: str


def shown(answer: Answer, tracks: Mapping[str, str]) -> Shown:
    """The evaluation with Swedish words; `tracks` are the tracks' names."""
    names, parameters = known().codes["actor"], answer.parameters
    words = WorthWords("sv", known(), tracks)
    rows = tuple(_row(one, answer, names.name_of(one.actor)) for one in answer.accounts.values())
    months = tuple(
        Bar(row.name, row.account.payback_months, quiet=row.actor != "society")
        for row in rows
        if row.account.payback_months is not None
    )
    later = tuple(Later(words.code("occasion", o), *_sides(answer, o)) for o in OCCASIONS)
    unverified = tuple(parameters.entry(name).parameter.label.sv for name in parameters.unverified)
    return Shown(
        answer,
        _lead(answer),
        rows,
        months,
        later,
        tuple(_parts(answer, words)),
        _swung(answer, words),
        tuple(_disputed(answer)),
        tuple(_chosen(answer, words)),
        _assumed(answer, words),
        unverified,
        tuple(entry.parameter.label.sv for entry in parameters.early),
        tuple((names.name_of(actor), percent(share)) for actor, share in answer.profile.cost_shares.items()),
        rule().group,
        care_said(answer, words),
    )


def _row(one: Worth, answer: Answer, name: str) -> Row:
    n, income = answer.main.n, one.yearly_income or 0.0
    return Row(
        one.actor,
        name,
        one.actor in STATE,
        one,
        answer.spreads[one.actor],
        income / n,
        None if one.profit_5 is None else one.profit_5 + one.cost,
        None if one.profit_1 is None else one.profit_1 / n,
    )


def _sides(answer: Answer, occasion: str) -> list[Side]:
    """All exits, then those who completed."""
    asked = sorted(
        (one for one in answer.outcomes if one.occasion == occasion), key=lambda one: one.completed_only
    )
    return [Side(one.n, one.unknown, *_society(one)) for one in asked]


def _society(one: Outcome) -> tuple[float | None, float | None]:
    if one.known_only is None or one.with_unknown is None:
        return None, None
    return one.known_only["society"], one.with_unknown["society"]


def _lead(answer: Answer) -> str:
    """What society gains, and when the intervention is paid back."""
    society, sure = answer.accounts["society"], answer.spreads["society"]
    said = f"Samhällets intäkt är {number(round(society.yearly_income or 0))} kronor per år."
    if not society.cost:
        return f"{said} Vad insatsen kostade är inte känt, så återbetalningstiden går inte att räkna."
    goal = f"Målet är {number(answer.goal_months)} månader, och sannolikheten att det nås är {percent(sure.p_payback_within_goal or 0)}."
    if society.payback_months is None:
        return f"{said} Insatsen blir aldrig återbetald med de här antagandena. {goal}"
    return f"{said} Insatsen är återbetald i månad {number(society.payback_months)}. {goal}"


def _parts(answer: Answer, words: WorthWords) -> list[tuple[str, tuple[Share, ...]]]:
    found = []
    for by, parts in groupby(answer.parts, key=lambda part: part.by):
        named = (
            Share(
                words.code("exit_outcome", part.code) if by == "outcome" else words.track(part.code),
                part.n,
                part.society,
            )
            for part in parts
        )
        found.append(("Efter inriktning" if by == "track" else "Efter utfall", tuple(named)))
    return found


def _swung(answer: Answer, words: WorthWords) -> tuple[Swung, ...]:
    return tuple(
        Swung(one.label[:1].upper() + one.label[1:], one.at_low, one.at_high, words.range(one, answer))
        for one in answer.swings
    )


def _disputed(answer: Answer) -> list[Disputed]:
    found = []
    for _, ways in groupby(answer.ways, key=lambda way: way.disputed):
        held = tuple(ways)
        found.append(Disputed(held[0].label.sv, held[0].why.sv, held[0].source, held))
    return found


def _chosen(answer: Answer, words: WorthWords) -> Iterator[Chosen]:
    for name, said in read("choices").items():
        value = words.choice(name, answer.profile.ledger[name])
        yield Chosen(said["label"]["sv"], value[:1].upper() + value[1:], said["why"]["sv"])


def _assumed(answer: Answer, words: WorthWords) -> tuple[Assumed, ...]:
    base = float(answer.parameters.entry("price_base_amount").value)
    return tuple(
        Assumed(
            one,
            words.assumed(one.unit, one.value, base),
            words.between(one.unit, one.low, one.high, base) if one.low < one.high else "",
        )
        for one in answer.profile.assumptions.values()
    )

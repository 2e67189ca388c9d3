"""Do the tables of a socio-economic report follow from each other, within how they are rounded?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from stegvis.published.block import Report, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import Interval, exact, swedish
from stegvis.published.rules.actors import Actor, actors_in
from stegvis.published.vocabulary import Vocabulary

RULE = "socioeconomic"
YEARS_AFTER_THE_FIRST = 4  # the five-year forecast holds the first year's status for four more


def socioeconomic_tables(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Per participant, five years and payback against yearly income and first-year profit, actor by actor."""
    for block in walk(report.root):
        for actor in actors_in(block, words):
            yield from _per_participant(actor)
            yield from _five_years(actor)
            yield from _payback(actor)


def parts_of_the_state(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """The two authorities lie within the state, in income and in cost; the rest of the state is not printed."""
    for block in walk(report.root):
        actors = {actor.name: actor for actor in actors_in(block, words)}
        if {"state", "af", "fk"} <= set(actors):
            yield from _inside(actors, "total", "årlig intäkt")
            yield from _inside(actors, "five_years", "intäkt på fem år")
            yield from _cost_inside(actors)


def _per_participant(actor: Actor) -> Iterator[Contradiction]:
    for table, first in (("yearly_income", "total"), ("profit", "one_year")):
        amounts = actor.income if table == "yearly_income" else actor.profit
        if actor.people and first in amounts and "per_participant" in amounts:
            possible = amounts[first] / exact(actor.people)
            whole = actor.numbers[f"{table}.{actor.name}.{first}"]
            said = f"{swedish(whole)} delat på {swedish(actor.people)} deltagare"
            yield from _check(
                actor, f"{table}.{actor.name}.per_participant", amounts["per_participant"], possible, said
            )


def _five_years(actor: Actor) -> Iterator[Contradiction]:
    yearly = actor.income.get("total")
    if yearly is None:
        return
    amount = swedish(actor.numbers[f"yearly_income.{actor.name}.total"])
    if "five_years" in actor.income:
        where = f"yearly_income.{actor.name}.five_years"
        yield from _check(actor, where, actor.income["five_years"], yearly.times(5), f"5 × {amount}")
    if {"one_year", "five_years"} <= set(actor.profit):
        possible = actor.profit["one_year"] + yearly.times(YEARS_AFTER_THE_FIRST)
        first = swedish(actor.numbers[f"profit.{actor.name}.one_year"])
        where = f"profit.{actor.name}.five_years"
        yield from _check(actor, where, actor.profit["five_years"], possible, f"{first} + 4 × {amount}")


def _payback(actor: Actor) -> Iterator[Contradiction]:
    """Months = 12 × cost / yearly income, where cost = income − profit of the first year."""
    income, profit = actor.income.get("total"), actor.profit.get("one_year")
    if actor.payback is None or income is None or profit is None or income.low <= 0:
        return
    where = f"payback_months.{actor.name}"
    earned = actor.numbers[f"yearly_income.{actor.name}.total"]
    cost = earned - actor.numbers[f"profit.{actor.name}.one_year"]
    months = actor.payback.like(12 * cost / earned)
    possible = _months(income, profit)
    said = f"12 × kostnaden {swedish(cost)} / årlig intäkt {swedish(earned)}"
    if not possible.meets(actor.payback.interval):
        yield _contradiction(actor, where, actor.payback.value, months, said, possible)
        return
    closer = _narrowed(actor)
    if closer and not _months(*closer).meets(actor.payback.interval):
        message = (
            f"Tryckt {swedish(actor.payback.value)}. {said} är {swedish(months)}, och avrundningen tillåter "
            f"{_range(possible)}. Läses även femårs- och per deltagare-talen in blir det {_range(_months(*closer))}: "
            "talet ligger på gränsen, men tre avrundade tabeller i kedja bevisar inget fel."
        )
        yield Contradiction(_at(actor, where), actor.payback.value, months, RULE, message, note=True)
    elif months != actor.payback.value:
        yield _note(actor, where, actor.payback.value, months, said, possible)


def _months(income: Interval, profit: Interval) -> Interval:
    return (exact(1) - profit / income).times(12)


def _narrowed(actor: Actor) -> tuple[Interval, Interval] | None:
    """Income and first-year profit as narrow as the five-year and per-participant numbers make them together."""
    income: Interval | None = actor.income["total"]
    profit: Interval | None = actor.profit["one_year"]
    if "five_years" in actor.income and income:
        income = income.within(actor.income["five_years"].times(Decimal("0.2")))
    if actor.people:
        if "per_participant" in actor.income and income:
            income = income.within(actor.income["per_participant"].times(actor.people))
        if "per_participant" in actor.profit and profit:
            profit = profit.within(actor.profit["per_participant"].times(actor.people))
    return (income, profit) if income and profit and income.low > 0 else None


def _inside(actors: dict[str, Actor], key: str, what: str) -> Iterator[Contradiction]:
    parts = [actors[name].income.get(key) for name in ("af", "fk")]
    whole = actors["state"].income.get(key)
    if whole is None or parts[0] is None or parts[1] is None:
        return
    yield from _exceeds(actors, f"yearly_income.state.{key}", whole, parts[0] + parts[1], what)


def _cost_inside(actors: dict[str, Actor]) -> Iterator[Contradiction]:
    costs = {}
    for name in ("state", "af", "fk"):
        income, profit = actors[name].income.get("total"), actors[name].profit.get("one_year")
        if income is None or profit is None:
            return
        costs[name] = income - profit
    yield from _exceeds(actors, "profit.state.one_year", costs["state"], costs["af"] + costs["fk"], "kostnad")


def _exceeds(
    actors: dict[str, Actor], where: str, whole: Interval, parts: Interval, what: str
) -> Iterator[Contradiction]:
    if parts.low <= whole.high:
        return
    state = actors["state"]
    message = f"Arbetsförmedlingen och Försäkringskassan har tillsammans mer i {what} än hela staten: minst {swedish(parts.low)} mot högst {swedish(whole.high)}."
    yield Contradiction(_at(state, where), state.numbers[where], (parts.low + parts.high) / 2, RULE, message)


def _check(
    actor: Actor, where: str, printed: Interval, possible: Interval, said: str
) -> Iterator[Contradiction]:
    """A printed amount against what the others allow; a hit that is not exact is a note."""
    middle, value = (possible.low + possible.high) / 2, actor.numbers[where]
    if not possible.meets(printed):
        yield _contradiction(actor, where, value, middle, said, possible)
    elif middle != value:
        yield _note(actor, where, value, middle, said, possible)


def _contradiction(
    actor: Actor, where: str, value: Decimal, computed: Decimal, said: str, possible: Interval
) -> Contradiction:
    message = (
        f"Tryckt {swedish(value)}, men {said} är {swedish(_whole(computed))}. "
        f"Avrundningen av de tryckta talen tillåter {_range(possible)}."
    )
    return Contradiction(_at(actor, where), value, _whole(computed), RULE, message)


def _note(
    actor: Actor, where: str, value: Decimal, computed: Decimal, said: str, possible: Interval
) -> Contradiction:
    message = (
        f"Tryckt {swedish(value)}; {said} är {swedish(_whole(computed))}. "
        f"Inom avrundningen av de tryckta talen ({_range(possible)})."
    )
    return Contradiction(_at(actor, where), value, _whole(computed), RULE, message, note=True)


def _at(actor: Actor, where: str) -> str:
    return actor.block.child(where)


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1))


def _range(possible: Interval) -> str:
    return f"{swedish(_whole(possible.low))} till {swedish(_whole(possible.high))}"

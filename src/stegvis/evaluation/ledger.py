"""Who pays whom how much in a year, when people live on this?

Double entry in whole öre: each line leaves one account and reaches another, so that all accounts together are always 0.
Society is its actors together, which is what production gives less what handling and care use up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stegvis.definitions import Parameters, Text, ledger_flows, livelihood_flows, subsidy_flows
from stegvis.evaluation.actors import ACTORS, EMPLOYERS, PARTICIPANTS, SOCIETY, STATE
from stegvis.evaluation.choices import Choices
from stegvis.evaluation.columns import Columns, by_state, columns_of
from stegvis.evaluation.rules.benefits import BENEFITS, housing, social_assistance, student_loan
from stegvis.evaluation.rules.subsidies import SUBSIDIES
from stegvis.evaluation.rules.taxes import taxes
from stegvis.evaluation.state import State

ORE = 100
RESIDUAL = "social_assistance"
Care = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A flow from one account to another, in whole öre a year, shape (…, states)."""

    flow: str
    label: Text
    payer: str
    receiver: str
    ore: Any


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines of some states, and what a student may borrow beside them (SEK)."""

    lines: tuple[Line, ...]
    count: int
    student_loan: Any

    def ore(self, actor: str) -> Any:
        """What an actor has received less what it has paid, whole öre, shape (…, states)."""
        parts = {"society": SOCIETY, "state": STATE}.get(actor, (actor,))
        total = np.zeros(self.count)
        for line in self.lines:
            sign = (line.receiver in parts) - (line.payer in parts)
            if sign:
                total = total + sign * line.ore
        return total

    def actors(self) -> dict[str, Any]:
        """SEK a year by actor, each of shape (…, states)."""
        return {actor: self.ore(actor) / ORE for actor in ACTORS}

    def disposable_income(self) -> Any:
        """What participants have left when direct tax is paid, SEK a year."""
        spent = sum(line.ore for line in self.lines if line.flow == "indirect_tax")
        return (self.ore(PARTICIPANTS) + spent) / ORE


def ledger(
    states: Sequence[State], parameters: Parameters, chosen: Choices, care: Care | None = None
) -> Ledger:
    """The yearly ledger of each state. `care` is measured use in SEK by `municipality` and `region`, counted if chosen.

    Raises StateError where a rule lacks something, DefinitionError where a parameter does.
    """
    count, by_kind = len(states), columns_of(states)
    lines = list(_livelihoods(by_kind, parameters, chosen, count))
    lines += _insurance(lines, chosen)
    lines += _taxes(lines, parameters, count)
    lines += _residual(by_kind, lines, parameters, count)
    lines += _employers(by_kind, lines, parameters, chosen, count)
    lines += _rest(by_kind, lines, parameters, chosen, count)
    lines += [_line(f"care_{actor}", cost) for actor, cost in (care or {}).items() if chosen.care]
    loan = np.zeros(count)
    if "studiestod" in by_kind:
        students = by_kind["studiestod"]
        loan = by_state(student_loan(parameters, students), students.state, count)
    return Ledger(tuple(line for line in lines if np.any(line.ore)), count, loan)


def _ore(sek: Any) -> Any:
    return np.rint(np.asarray(sek, dtype=float) * ORE)


def _line(flow: str, sek: Any) -> Line:
    said = ledger_flows()[flow]
    return Line(flow, said.label, said.payer, said.receiver, _ore(sek))


def _payer(said: str, chosen: Choices) -> str:
    if said != "appropriation_or_payer":
        return said
    return "af" if chosen.activity_support_charged_to == "appropriation" else "fk"


def _livelihoods(
    by_kind: Mapping[str, Columns], parameters: Parameters, chosen: Choices, count: int
) -> Iterator[Line]:
    """Every livelihood that its own rule gives; social assistance comes last."""
    known = livelihood_flows()
    for kind, columns in by_kind.items():
        flow = known[kind]
        if flow.rule == RESIDUAL:
            continue
        amount = by_state(BENEFITS[flow.rule](parameters, columns), columns.state, count)
        yield Line(kind, flow.flow or flow.label, _payer(flow.payer, chosen), PARTICIPANTS, _ore(amount))


def _insurance(lines: Sequence[Line], chosen: Choices) -> list[Line]:
    known = livelihood_flows()
    insured = [line for line in lines if known[line.flow].insured]
    if not insured or not np.any(chosen.insurance_share):
        return []
    return [_line("insurance", sum(line.ore for line in insured) / ORE * chosen.insurance_share)]


def _taxes(lines: Sequence[Line], parameters: Parameters, count: int) -> list[Line]:
    """The taxes of what has been paid so far; agreed insurance is taxed as the benefit it adds to."""
    known, zero = livelihood_flows(), np.zeros(count)

    def of(flag: str) -> Any:
        return sum((line.ore / ORE for line in lines if getattr(known.get(line.flow), flag, False)), zero)

    work, insured = of("work"), sum((line.ore / ORE for line in lines if line.flow == "insurance"), zero)
    due = taxes(parameters, work, of("taxed") - work + insured, of("own_tax_reduction"), of("pension_fee"))
    return [_line(flow, amount) for flow, amount in due.by_flow.items()]


def _residual(
    by_kind: Mapping[str, Columns], lines: Sequence[Line], parameters: Parameters, count: int
) -> Iterator[Line]:
    """Social assistance: what is missing when everything else is counted."""
    net = Ledger(tuple(lines), count, 0).ore(PARTICIPANTS) / ORE
    for kind, columns in by_kind.items():
        flow = livelihood_flows()[kind]
        if flow.rule != RESIDUAL:
            continue
        first = np.unique(columns.state, return_index=True)[
            1
        ]  # a household has one norm, however often it is named
        columns = columns.only([place in first for place in range(len(columns.components))])
        amount = social_assistance(parameters, housing(parameters, columns), net[..., columns.state])
        yield Line(
            kind,
            flow.flow or flow.label,
            flow.payer,
            PARTICIPANTS,
            _ore(by_state(amount, columns.state, count)),
        )


def _employers(
    by_kind: Mapping[str, Columns],
    lines: Sequence[Line],
    parameters: Parameters,
    chosen: Choices,
    count: int,
) -> list[Line]:
    """Contributions, supports, and the production that wages and contributions are paid from."""
    wages = sum((line.ore for line in lines if line.payer == EMPLOYERS), np.zeros(count))
    if not np.any(wages):
        return []
    fee = _line("employer_contribution", wages / ORE * parameters["employer_contribution_total"])
    supports = list(_supports(by_kind, parameters, count))
    supported = sum((line.ore for line in supports), np.zeros(count))
    made = wages + fee.ore - supported * (1 - chosen.subsidised_production)
    return [fee, *supports, _line("production", made / ORE)]


def _supports(by_kind: Mapping[str, Columns], parameters: Parameters, count: int) -> Iterator[Line]:
    known = subsidy_flows()
    for kind, jobs in by_kind.items():
        if not livelihood_flows()[kind].work:
            continue
        codes = jobs.code("subsidy")
        for code, support in known.items():
            chosen = jobs.only([one == code for one in codes])
            if not chosen.components:
                continue
            amount = by_state(SUBSIDIES[support.rule](parameters, chosen), chosen.state, count)
            yield Line(code, support.label, support.payer, EMPLOYERS, _ore(amount))


def _rest(
    by_kind: Mapping[str, Columns],
    lines: Sequence[Line],
    parameters: Parameters,
    chosen: Choices,
    count: int,
) -> Iterator[Line]:
    """Indirect tax of what is left, handling of each case, and what equalisation takes back."""
    left = Ledger(tuple(lines), count, 0).ore(PARTICIPANTS) / ORE
    share = chosen.indirect_tax_share
    yield _line(
        "indirect_tax", np.maximum(0, left) * (parameters["indirect_tax_share"] if share is None else share)
    )
    if np.any(chosen.handling):
        yield from _handling(by_kind, parameters, chosen, count)
    if np.any(chosen.equalisation):
        taxed = {line.flow: line.ore / ORE for line in lines}
        yield _line("equalisation_municipality", taxed["municipal_tax"] * chosen.equalisation)
        yield _line("equalisation_region", taxed["region_tax"] * chosen.equalisation)


def _handling(
    by_kind: Mapping[str, Columns], parameters: Parameters, chosen: Choices, count: int
) -> Iterator[Line]:
    """A case and year for each livelihood or support that somebody administrates, whatever its extent."""
    for kind, columns in by_kind.items():
        flow = livelihood_flows()[kind]
        if flow.handling:
            yield _cases(flow.administrator, flow.handling, columns, parameters, chosen, count)
        for code, support in subsidy_flows().items() if flow.work else ():
            jobs = columns.only([one == code for one in columns.code("subsidy")])
            if support.handling and jobs.components:
                yield _cases(support.administrator, support.handling, jobs, parameters, chosen, count)


def _cases(
    administrator: str | None, name: str, cases: Columns, parameters: Parameters, chosen: Choices, count: int
) -> Line:
    cost = np.asarray(parameters[name] * chosen.handling) * np.ones(len(cases.components))
    return _line(f"handling_{administrator}", by_state(cost, cases.state, count))

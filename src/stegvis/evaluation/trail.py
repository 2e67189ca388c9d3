"""What lies behind an actor's income: which flows, between whom, of how many, and which changes of livelihood?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stegvis.definitions import (
    InForce,
    Parameters,
    Text,
    ledger_flows,
    livelihood_flows,
    read,
    subsidy_flows,
)
from stegvis.domain.disclosure import Rule
from stegvis.evaluation.actors import SOCIETY, STATE
from stegvis.evaluation.answer import Answer
from stegvis.evaluation.care import accounts_of
from stegvis.evaluation.change import Change, ChangedLine
from stegvis.evaluation.concealed import concealed
from stegvis.evaluation.living import state
from stegvis.evaluation.outcome import central, priced, weights
from stegvis.evaluation.people import Living
from stegvis.evaluation.state import State

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow of everybody together, SEK a year. `persons` is how many whose flow changed; the pooled ones have no label."""

    flow: str
    label: Text | None
    payer: str
    receiver: str
    before: float
    after: float
    gain: float
    persons: int
    parameters: tuple[InForce, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Everybody who went from one livelihood to another, and what the actor gains by them; the pooled ones have none."""

    before: Living | None
    after: Living | None
    had: State | None
    has: State | None
    persons: int
    gain: float


@dataclass(frozen=True, slots=True)
class Trail:
    """All flows and all changes behind one actor's income; the flows add up to it, the changes to it less measured `care`."""

    actor: str
    flows: tuple[Flow, ...]
    moves: tuple[Move, ...]
    care: float = 0.0


def trail(answer: Answer, actor: str, safe: Rule | None) -> Trail:
    """What an actor's yearly income is made of. Flows and changes of too few by the rule are pooled; without one all are told."""
    groups, profile, parameters = answer.groups, answer.profile, answer.parameters
    made = priced(groups, central(profile), parameters, profile)
    counts = np.array([group.count for group in groups.known], float)
    standing = weights(groups, counts, np.array(list(groups.unknown.values()), float))
    flows = tuple(_flows(made, actor, counts, standing, parameters))
    moves = tuple(_moves(answer, made, actor, standing))
    measured = tuple(_care(answer, actor))
    care = sum(flow.gain for flow in measured)
    if safe is None:
        return Trail(actor, (*flows, *measured), moves, care)
    return Trail(actor, (*_pooled_flows(flows, safe), *measured), _pooled_moves(moves, safe), care)


def _care(answer: Answer, actor: str) -> Iterator[Flow]:
    """What is measured of care, of everybody together; it tells of nobody."""
    for one in answer.care:
        flow, payer, receiver = accounts_of(one.payer)
        if payer in _inside(actor):
            label = ledger_flows()[flow].label
            yield Flow(flow, label, payer, receiver, one.before, one.after, one.gain, answer.main.n, ())


def _inside(actor: str) -> tuple[str, ...]:
    return {"society": SOCIETY, "state": STATE}.get(actor, (actor,))


def _flows(
    made: Change, actor: str, counts: Array, standing: Array, parameters: Parameters
) -> Iterator[Flow]:
    inside = _inside(actor)
    for line in made.lines():
        sign = (line.receiver in inside) - (line.payer in inside)
        gain = float((standing * line.amount).sum()) * sign
        persons = int(counts[np.abs(line.amount) > 0].sum())
        if sign and persons:
            yield _flow(line, standing, gain, persons, parameters)


def _flow(line: ChangedLine, standing: Array, gain: float, persons: int, parameters: Parameters) -> Flow:
    before, after = (float((standing * side).sum()) for side in (line.before, line.after))
    rests = tuple(parameters_of(line.flow, parameters))
    return Flow(line.flow, line.label, line.payer, line.receiver, before, after, gain, persons, rests)


def parameters_of(flow: str, parameters: Parameters) -> Iterator[InForce]:
    """The parameters that a flow rests on, of those that were read."""
    known = {entry.name: entry for entry in parameters.in_use}
    for name in rests_on(flow):
        entry = known.get(parameters.entry(name).name)
        if entry is not None:
            yield entry


def rests_on(flow: str) -> tuple[str, ...]:
    """The names of the parameters that a flow's rule may read (`rests_on.yaml`); local taxes by their common name."""
    ruled = livelihood_flows().get(flow) or subsidy_flows().get(flow)
    return tuple(read("rests_on").get(ruled.rule if ruled else flow, ()))


def _moves(answer: Answer, made: Change, actor: str, standing: Array) -> Iterator[Move]:
    """Changes of livelihood, whatever outcome they had; the largest first."""
    gains = made.actors()[actor]
    found: dict[tuple[Living, Living], list[float]] = {}
    for place, group in enumerate(answer.groups.known):
        held = found.setdefault((group.before, group.after), [0, 0.0])
        held[0] += group.count
        held[1] += float(standing[place] * gains[place])
    said, base = central(answer.profile), float(answer.parameters["price_base_amount"])
    for (before, after), (persons, gain) in sorted(found.items(), key=lambda pair: -pair[1][0]):
        had, has = state(before, said, base, before=True), state(after, said, base, before=False)
        yield Move(before, after, had, has, int(persons), gain)


def _pooled_flows(flows: tuple[Flow, ...], safe: Rule) -> tuple[Flow, ...]:
    hidden = concealed({place: flow.persons for place, flow in enumerate(flows)}, safe)
    shown = [flow for place, flow in enumerate(flows) if place not in hidden]
    pooled = [flow for place, flow in enumerate(flows) if place in hidden]
    if not pooled:
        return tuple(shown)
    before, after, gain = (_sum(pooled, side) for side in ("before", "after", "gain"))
    return (*shown, Flow("", None, "", "", before, after, gain, 0, ()))


def _sum(flows: list[Flow], side: str) -> float:
    return float(sum(getattr(flow, side) for flow in flows))


def _pooled_moves(moves: tuple[Move, ...], safe: Rule) -> tuple[Move, ...]:
    hidden = concealed({place: move.persons for place, move in enumerate(moves)}, safe)
    shown = [move for place, move in enumerate(moves) if place not in hidden]
    pooled = [move for place, move in enumerate(moves) if place in hidden]
    if not pooled:
        return tuple(shown)
    persons, gain = sum(move.persons for move in pooled), sum(move.gain for move in pooled)
    return (*shown, Move(None, None, None, None, persons, gain))

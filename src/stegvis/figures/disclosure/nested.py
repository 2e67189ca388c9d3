"""Which shown counts add up to others, and which groups can be worked out from their differences?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from stegvis.definitions import Definitions, Scheme, read
from stegvis.figures.disclosure.occurring import OWN
from stegvis.figures.disclosure.reading import Reading
from stegvis.figures.disclosure.system import Count, Name, System, order

ALWAYS = {"sex": ("female", "male"), "age_group": ("under_30", "30_and_over")}
LISTED = ("team", "track", "outcome")
NO_ANSWER = ("unknown", "unmeasured")  # that nothing is known of anybody in a group tells of nobody
SENSITIVE = ("positive", "improved", "interrupted")
WHOLE, TEAM = 10.0, 1.0
BY_SPLITS = (1000.0, 10.0, 3.0)
CHEAP, DEAR = {"active_persons": 0.02, "enrolled": 0.2}, {"positive": 3.0}


def system_of(readings: Iterable[Reading], definitions: Definitions, scheme: Scheme) -> System:
    """The counts that the figures tell, with every sum that holds between them."""
    system = System()
    for reading in readings:
        for name, value in reading.told:
            system.counts.setdefault(name, Count(value, _cost(name), _low(name, value)))
    _linked(system)
    _positive(system, scheme)
    _improved(system, definitions)
    _rest_of_flagged(system)
    _split_sums(system)
    _sensitive(system)
    return system


def _cost(name: Name) -> float:
    """What hiding a count costs: totals survive longest, then the association's tables, then the coarse ones."""
    fact, *flags = name.records.split(".")
    splits = len(name.dimensions - {"team"})
    cost = BY_SPLITS[min(splits, 2)] * (TEAM if "team" in name.dimensions else WHOLE)
    for flag in flags:
        cost *= DEAR.get(flag, 0.1 if flag.startswith("#") else 0.5)
    return cost * CHEAP.get(fact, 1.0)


def _low(name: Name, value: int) -> int:
    """1 for a value that is listed only because it occurs (in a team also those of other teams are, `occurring.py`)."""
    in_team = "team" in name.dimensions
    occurs = any(
        d in OWN if in_team else d not in LISTED and said not in ALWAYS.get(d, ()) for d, said in name.group
    )
    return int(occurs and value > 0)


def _linked(system: System) -> None:
    """The sums and parts of `nested.yaml`, where both sides are counted."""
    for link in read("nested").values():
        for by in link["by"]:
            wholes = [n for n in system.counts if n.records == link["whole"] and _split_by(n, by)]
            if "sum" in link:
                _sum(system, link, by, wholes)
            else:
                for whole, records in ((w, r) for w in sorted(wholes, key=order) for r in link["within"]):
                    _rest(system, whole, whole._replace(records=records))


def _sum(system: System, link: Mapping[str, Any], by: list[str], wholes: list[Name]) -> None:
    finer = {*by, *link.get("parts_by", ())}
    parts: dict[Name, list[Name]] = defaultdict(list)
    for name in system.counts:
        if name.records in link["sum"] and name.dimensions - {"team"} == finer:
            parts[name.within([*by, "team"])._replace(records=link["whole"])].append(name)
    for whole in sorted({*wholes, *parts}, key=order):
        if parts[whole]:
            value = sum(system.counts[part].value for part in parts[whole])
            system.ghost(whole, value)
            system.add(whole, parts[whole])


def _split_by(name: Name, by: list[str]) -> bool:
    return name.dimensions - {"team"} == set(by)


def _rest(system: System, whole: Name, part: Name) -> None:
    """The rest of the whole is a group too, printed by nobody and told by the difference."""
    if part not in system.counts or whole not in system.counts:
        return
    rest = part._replace(records=f"{whole.records} less {part.records}")
    left = system.counts[whole].value - system.counts[part].value
    if left >= 0:
        system.ghost(rest, left)
        system.add(whole, (part, rest))


def _positive(system: System, scheme: Scheme) -> None:
    for name in [n for n in system.counts if n.records == "exits.positive"]:
        outcomes = [
            n
            for n in system.counts
            if n.records == "exits"
            and n.dimensions == name.dimensions | {"outcome"}
            and n.within(name.dimensions).group == name.group
            and dict(n.group)["outcome"] in scheme.positive
        ]
        if outcomes:
            system.add(name, outcomes)


def _improved(system: System, definitions: Definitions) -> None:
    rungs = {code.code: code.rung or 0 for code in definitions.codes["livelihood"].codes.values()}
    for name in [n for n in system.counts if n.records == "livelihoods.improved"]:
        moves = [
            n
            for n in system.counts
            if n.records == "livelihoods"
            and n.dimensions == name.dimensions | {"to"}
            and n.within(name.dimensions).group == name.group
            and rungs.get(str(dict(n.group)["to"]), 0) > rungs.get(str(dict(n.group)["from"]), 0)
        ]
        if moves:
            system.add(name, moves)


def _rest_of_flagged(system: System) -> None:
    """Those of a base who are not counted: not positive, not improved, no answer, no occupation known."""
    for name in sorted(system.counts, key=order):
        fact, *flags = name.records.split(".")
        if (
            " " in name.records
            or not flags
            or ({"completed", "interrupted"} & set(flags) and len(flags) == 1)
        ):
            continue
        for flag in flags:
            base = name._replace(records=".".join((fact, *(f for f in flags if f != flag))))
            for whole in (
                base,
                *(base.within(name.dimensions - {d}) for d in sorted(name.dimensions - {"team"})),
            ):
                if whole in system.counts and not system.counts[whole].ghost:
                    if flag.startswith("#"):  # everybody knows whether anyone lacks the number
                        system.add(whole, (name,))
                    else:
                        _rest(system, whole, name)
                    break


def _split_sums(system: System) -> None:
    """The parts of every split add up to the next coarser one that is there."""
    groups: dict[str, dict[frozenset[str], list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(system.counts, key=order):
        if " less " not in name.records:
            groups[name.records][name.dimensions].append(name)
    for records in sorted(groups):
        for coarse, fine in _nearest(sorted(groups[records], key=sorted)):
            parts: dict[Name, list[Name]] = defaultdict(list)
            for name in groups[records][fine]:
                parts[name.within(coarse)].append(name)
            for whole in groups[records][coarse]:
                if parts[whole]:
                    system.add(whole, parts[whole])


def _nearest(splits: list[frozenset[str]]) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
    for coarse in splits:
        for fine in splits:
            if coarse < fine and not any(coarse < between < fine for between in splits):
                yield coarse, fine


def _sensitive(system: System) -> None:
    """How many there are in all, for counts of those who share a sensitive answer."""
    told = {dimension for dimension, said in read("dimensions").items() if said.get("sensitive")}
    for whole, parts, over in system.sums:
        for part in parts if not over else ():
            if " less " in part.records and part.dimensions != whole.dimensions:
                continue  # all but those with one of several answers share no answer
            flags = set(part.records.replace(" less ", ".").split(".")) - set(whole.records.split("."))
            new = {value for name, value in part.group if name in told and name not in whole.dimensions}
            if new - set(NO_ANSWER) or flags & set(SENSITIVE):
                count, about = system.counts[part], system.counts[whole].value
                count.about = about if count.about is None else min(count.about, about)

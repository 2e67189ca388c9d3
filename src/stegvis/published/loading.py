"""How do the published reports' words and relations come out of the definition files?"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from stegvis.definitions.files import fingerprint, read
from stegvis.definitions.loader import load
from stegvis.definitions.model import Definitions
from stegvis.published.vocabulary import (
    Asked,
    Base,
    Change,
    Comparison,
    Equation,
    Listed,
    Member,
    Partition,
    Ratio,
    Rounding,
    Vocabulary,
)


def vocabulary(scheme: str | None = None) -> Vocabulary:
    """The words and relations, with the exit columns of `scheme`, or of every scheme if it is none that is known.

    Files in `definitions/data/published` are read together with a customer's own. Raises DefinitionError.
    """
    return _vocabulary(scheme, fingerprint())


@cache
def _vocabulary(scheme: str | None, mark: str) -> Vocabulary:
    files = read("published").values()
    known = load()

    def every(name: str) -> list[Any]:
        return [entry for file in files for entry in file.get(name, ())]

    def words(name: str) -> dict[str, Any]:
        return {key: said for file in files for key, said in file.get(name, {}).items()}

    return Vocabulary(
        ignored=frozenset(every("ignored")),
        partitions=tuple(_partition(entry, known, scheme) for entry in every("partitions")),
        all_parts=tuple(every("all_parts")),
        money=tuple(every("money")),
        equations=tuple(_equation(entry) for entry in every("equations")),
        ratios=tuple(_ratio(entry) for entry in every("ratios")),
        listed=tuple(Listed(**entry) for entry in every("listed")),
        hundreds=tuple(every("hundreds")),
        percent_blocks=tuple(every("percent_blocks")),
        no_percentages=tuple(every("no_percentages")),
        changes=tuple(Change(**entry) for entry in every("changes")),
        differences=tuple((entry["difference"], entry["of"]) for entry in every("differences")),
        bases=tuple(Base(**entry) for entry in every("bases")),
        members=tuple(Member(entry["member"], Decimal(str(entry["share"]))) for entry in every("members")),
        roundings=tuple(
            Rounding(Decimal(entry["at_least"]), Decimal(entry["unit"])) for entry in every("roundings")
        ),
        comparisons=tuple(_comparison(entry) for entry in every("comparisons")),
        aliases=words("aliases"),
        dimensions=_dimensions(known, scheme),
        rules={key: said["sv"] for key, said in words("rules").items()},
        labels={**_labels(known), **{key: said["sv"] for key, said in words("labels").items()}},
    )


def _partition(entry: Any, known: Definitions, scheme: str | None) -> Partition:
    if "codes" in entry:
        keys = tuple(known.codes[entry["codes"]].codes)
    elif entry.get("exit_scheme"):
        keys = tuple(dict.fromkeys((*_columns(known, scheme), *known.codes["exit_outcome"].codes)))
    else:
        keys = tuple(entry["keys"])
    return Partition(
        entry["name"],
        keys,
        tuple(entry.get("needs", ())),
        entry.get("at_least", 2),
        tuple(entry.get("alone_in", ())),
    )


def _columns(known: Definitions, scheme: str | None) -> tuple[str, ...]:
    schemes = [known.schemes[scheme]] if scheme and scheme in known.schemes else known.schemes.values()
    return tuple(dict.fromkeys(column.code for one in schemes for column in one.columns))


def _equation(entry: Any) -> Equation:
    return Equation(
        left=entry["left"],
        right=tuple(str(term) for term in entry["right"]),
        rule=entry["rule"],
        says=entry["says"]["sv"],
        relation=entry.get("relation", "equals"),
        tolerance=entry.get("tolerance", 0),
    )


def _ratio(entry: Any) -> Ratio:
    part = entry["part"]
    return Ratio(entry["percent"], tuple(part) if isinstance(part, list) else (part,), entry["whole"])


def _comparison(entry: Any) -> Comparison:
    return Comparison(
        path=entry["path"],
        figure=_asked(entry),
        kind=entry.get("kind", "count"),
        base=_asked(entry["base"]) if "base" in entry else None,
        less=_asked(entry["less"]) if "less" in entry else None,
        whole=entry.get("whole", False),
        known=entry.get("known", False),
    )


def _asked(entry: Any) -> Asked:
    return Asked(entry["measure"], entry.get("by", {}))


def _dimensions(known: Definitions, scheme: str | None) -> dict[str, frozenset[str]]:
    """The codes of each dimension with a closed list; others, such as tracks, take any."""
    lists = {name: known.codes[codes] for name, codes in known.dimensions.items() if codes in known.codes}
    closed = {name: frozenset(found.codes) for name, found in lists.items() if not found.open}
    items = frozenset(item.code for instrument in known.instruments.values() for item in instrument.items)
    return {**closed, "outcome": frozenset(_columns(known, scheme)), "item": items}


def _labels(known: Definitions) -> dict[str, str]:
    codes = {code: said.label.sv for codes in known.codes.values() for code, said in codes.codes.items()}
    return {**codes, **{name: measure.label.sv for name, measure in known.measures.items()}}

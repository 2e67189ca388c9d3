"""What was asked, of which data, and what are the figures?"""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TextIO

from stegvis.dataset import Dataset
from stegvis.definitions import Definitions, load
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures.disclosure import Earlier, Key, Reader, protect, rule_for
from stegvis.figures.evaluate import evaluate

COLUMNS = ("measure", "by", "value", "n", "share", "unit")
WITHHELD = ".."


@dataclass(frozen=True)
class Asked:
    """A question with its answer: the data, the period, the scheme and teams in use, and every figure.

    For another `audience` than the team itself the figures are protected, and nothing is said of single records; `least` is then the
    smallest count that is shown.
    """

    data: Dataset
    period: Period
    scheme: str
    teams: tuple[str, ...]
    figures: list[Figure]
    definitions: Definitions
    engine: str
    audience: str = "team"
    least: int = 0

    @property
    def shown(self) -> tuple[str, ...]:
        """The teams that have figures, in order."""
        return tuple(dict.fromkeys(str(f.dimensions["team"]) for f in self.figures if "team" in f.dimensions))


def ask(
    data: Dataset,
    period: Period,
    *,
    teams: Sequence[str] = (),
    scheme: str | None = None,
    definitions: Definitions | None = None,
    engine: str = "duckdb",
) -> Asked:
    """Counts every figure. Raises EngineError, and KeyError for a scheme or team that is not there."""
    known = definitions or load()
    chosen = known.scheme(scheme or data.package.get("scheme")).name
    figures = evaluate(data, period, scheme=chosen, teams=teams, definitions=known, engine=engine)
    return Asked(data, period, chosen, tuple(teams), figures, known, engine)


def for_audience(
    asked: Asked,
    audience: str,
    teams: Sequence[str] = (),
    *,
    least: int = 0,
    earlier: Sequence[Earlier] = (),
    others: Sequence[Reader] = (),
    told: Collection[Key] = (),
) -> Asked:
    """The same answer, protected for an audience; `asked` is about all teams, and of those only `teams` are kept, if any.

    An association may have decided that the smallest count shown is `least`; it is never less than the audience's own.

    `earlier` is what the audience has got before of the same records, `others` are more who get this, and `told` are figures that
    are shown although they are small. What is hidden is decided over the whole dataset, so that one team's figures and another's
    do not give each other away.
    Raises KeyError for an audience or team that is not there, Unprotectable.
    """
    rule = rule_for(audience, least)
    absent = [team for team in teams if team not in asked.shown]
    if absent:
        raise KeyError(
            f"Teamet {absent[0]} finns inte i underlaget. Team som finns: {', '.join(asked.shown)}."
        )
    if rule is None:
        return asked
    known = asked.definitions
    safe = protect(
        asked.figures,
        rule,
        definitions=known,
        scheme=known.scheme(asked.scheme),
        period=asked.period,
        earlier=earlier,
        others=others,
        told=told,
    )
    kept = [f for f in safe if not teams or f.dimensions.get("team") in teams]
    return replace(asked, figures=kept, teams=tuple(teams), audience=audience, least=rule.least)


def write_json(asked: Asked, target: TextIO) -> None:
    """The figures and findings as one JSON object, a figure on each line."""
    head: dict[str, object] = {
        "dataset": asked.data.name,
        "period": {"from": str(asked.period.first), "to": str(asked.period.last)},
        "scheme": asked.scheme,
        "definitions": asked.definitions.fingerprint,
        "fingerprint": asked.data.fingerprint,
    }
    if asked.audience != "team":
        head["audience"], head["least"] = asked.audience, asked.least
    findings = asked.data.findings if asked.audience == "team" else ()
    opening = json.dumps(head, ensure_ascii=False, indent=0)[1:-2]
    target.write("{" + opening + ',\n"figures": [\n')
    target.write(",\n".join(json.dumps(f.as_dict(), ensure_ascii=False) for f in asked.figures))
    target.write('\n],\n"findings": [\n')
    target.write(",\n".join(json.dumps(f.as_dict(), ensure_ascii=False) for f in findings))
    target.write("\n]}\n")


def write_csv(figures: Iterable[Figure], target: TextIO) -> None:
    """A row per figure; `by` as `team=a;sex=female`, an unknown value as an empty cell, a withheld one as two points."""
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for figure in figures:
        tidy = figure.as_dict()
        tidy["by"] = ";".join(f"{name}={value}" for name, value in figure.by)
        if figure.withheld and figure.value is None:
            tidy["value"] = WITHHELD
        writer.writerow(["" if tidy.get(column) is None else tidy[column] for column in COLUMNS])

"""What does it cost, in time and in counts shown, to think of what has been released before?

`python -m benchmarks.several_periods` protects the six teams of the half-year report of 2025, each on its own, and Västerås 2018, in turn for the
periods given. It prints one row for each order of releases, about the last of them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from stegvis.dataset import Dataset, load
from stegvis.definitions import load as definitions
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import Asked, Earlier, ask, for_audience

KNOWN = definitions()
LEAST = 5
ORDERS = (("the half-year alone", ("H1",)), ("the half before, the half-year", ("H0", "H1")),
          ("the half-year, its year", ("H1", "Y")), ("both halves, their year", ("H1", "H2", "Y")))  # fmt: skip


def periods(year: int) -> dict[str, Period]:
    """The halves of a year, the half before, and the year."""
    spring, autumn = date(year, 6, 30), date(year, 12, 31)
    return {
        "H0": Period(date(year - 1, 7, 1), date(year - 1, 12, 31)),
        "H1": Period(date(year, 1, 1), spring),
        "H2": Period(date(year, 7, 1), autumn),
        "Y": Period(date(year, 1, 1), autumn),
    }


def of_team(data: Dataset, team: str, period: Period) -> Asked:
    """A team's own figures, its total under both its names, as the register protects them."""
    asked = ask(data, period, teams=[team], definitions=KNOWN)
    whole = [replace(f, by=tuple(pair for pair in f.by if pair[0] != "team")) for f in asked.figures]
    return replace(asked, figures=[*asked.figures, *whole], teams=())


def last_of(data: Dataset, team: str, order: Sequence[Period]) -> tuple[float, int, int]:
    """Processor seconds for the last release, and how many of its counts that are not small are shown, of how many."""
    before: list[Earlier] = []
    spent, safe, asked = 0.0, None, None
    for period in order:
        asked = of_team(data, team, period)
        start = time.process_time()
        safe = for_audience(asked, "association", earlier=before)
        spent = time.process_time() - start
        before.append(Earlier(period, safe.figures, asked.figures))
    assert safe is not None
    assert asked is not None
    shown = {(f.measure, f.by): f.value for f in safe.figures}
    large = [
        f
        for f in asked.figures
        if "team" in f.dimensions and f.unit in ("enrolments", "persons") and isinstance(f.value, int)
        if f.value >= LEAST
    ]
    return spent, sum(shown[f.measure, f.by] is not None for f in large), len(large)


def main() -> None:
    """Prints the table of docs/benchmarks.md."""
    print("| example | released in turn | seconds, all teams | not small | shown, % |")
    print("|---|---|---|---|---|")
    for example, year in (("vastmanland-2025", 2025), ("vasteras-2018", 2018)):
        with TemporaryDirectory() as place:
            write_example(example, Path(place) / "data")
            days = periods(year)
            data = load(Path(place) / "data", definitions=KNOWN, on=days["Y"].last)
            teams = ask(data, days["H1"], definitions=KNOWN).shown
            for name, order in ORDERS:
                found = [last_of(data, team, [days[one] for one in order]) for team in teams]
                spent, shown, large = (sum(column) for column in zip(*found, strict=True))
                print(
                    f"| {example} | {name} | {spent:.2f} | {large} | {100 * shown / large:.0f} |", flush=True
                )


if __name__ == "__main__":
    main()

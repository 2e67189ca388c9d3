"""What does an evaluation with resampled persons and drawn parameters cost, on one thread and two? Writes docs/benchmarks-osakerhet.md.

`python -m benchmarks.uncertain` measures; `python -m benchmarks.uncertain PERSONS DRAWS` answers in this process.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from datetime import date
from hashlib import sha256
from itertools import product
from pathlib import Path

from benchmarks.measure import Spread, python, run, table

from stegvis.domain.period import Period
from stegvis.evaluation.actors import ACTORS
from stegvis.evaluation.answer import Question, answered
from stegvis.evaluation.outcome import grouped, law
from stegvis.evaluation.people import Living, Part, Person
from stegvis.evaluation.profiles import profile
from stegvis.evaluation.uncertainty import drawn

PAGE = Path("docs/benchmarks-osakerhet.md")
YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
SIZES = ((20, 1_000), (200, 1_000), (2_000, 1_000), (100_000, 1_000))
RUNS, SEED = 3, 7
BEFORE = (
    "sjukpenning",
    "rehabiliteringspenning",
    "sjukersattning",
    "aktivitetsstod",
    "a_kassa",
    "forsorjningsstod",
    "none",
)
AFTER = (*BEFORE, "lon", "lon_subventionerad", "studiestod")
LIMITS = (5.0, 1024.0)  # seconds and MB for the largest


def everyone(persons: int) -> list[Person]:
    """So many who left, over 560 different changes of livelihood; every tenth is not known afterwards."""
    extents = (25, 50, 75, 100)
    ways = [
        (Part(a, x), Part(b, y, "lonebidrag" if b == "lon_subventionerad" else ""))
        for (a, b), x, y in product(product(BEFORE, AFTER), extents, extents[1::2])
    ]
    found = []
    for n in range(persons):
        before, after = ways[n * 7919 % len(ways)]
        living: dict[str, Living] = {"start": (before,)} | ({"exit": (after,)} if n % 10 else {})
        found.append(Person(str(n), "t", "", ("work", "studies", "dropout")[n % 3], n % 3 < 2, living))
    return found


def answer(persons: int, draws: int) -> dict[str, object]:
    """Seconds of the whole evaluation in a warm process, and a hash of every drawn income."""
    left, chosen = everyone(persons), profile("cautious")
    answered(left[:50], Question("t", YEAR, "vasteras", 1e6, draws=10), chosen, 34)
    begun, worked = time.perf_counter(), time.process_time()
    answered(left, Question("t", YEAR, "vasteras", 1e6, seed=SEED, draws=draws), chosen, 34)
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    groups = grouped(left, "exit")
    gained, _ = drawn(groups, law(2017, "vasteras"), chosen, seed=SEED, draws=draws)
    return {
        "seconds": seconds,
        "worked": worked,
        "groups": len(groups.known),
        "bits": sha256(gained.tobytes()).hexdigest()[:12],
        "actors": len(ACTORS),
    }


def rows() -> list[list[object]]:
    found: list[list[object]] = []
    for persons, draws in SIZES:
        bits: set[str] = set()
        for threads in (1, 2):
            os.environ |= {name: str(threads) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
            runs = [run(python("-m", "benchmarks.uncertain", str(persons), str(draws))) for _ in range(RUNS)]
            bits |= {str(one.said["bits"]) for one in runs}
            seconds, worked = (Spread(tuple(one.said[key] for one in runs)) for key in ("seconds", "worked"))
            peak = max(one.peak for one in runs)
            found.append(
                [
                    f"{persons:,}",
                    f"{draws:,}",
                    runs[0].said["groups"],
                    threads,
                    seconds,
                    worked,
                    f"{peak:.0f}",
                    min(bits),
                ]
            )
            print(found[-1], flush=True)
        if len(bits) > 1:
            sys.exit(f"The same seed gave different bits: {bits}")
    return found


def main() -> None:
    lines = table(
        [
            "Persons",
            "Draws",
            "Different changes",
            "Threads",
            "Seconds",
            "Of the processor",
            "Peak, MB",
            "Bits",
        ],
        rows(),
    )
    PAGE.write_text("\n".join([WHAT, *lines, "", machine(), ""]), encoding="utf-8")


def machine() -> str:
    load = (
        subprocess.run(["uptime"], capture_output=True, text=True, check=True)
        .stdout.rpartition(": ")[2]
        .strip()
    )
    return (
        f"Measured {date.today()} with `python -m benchmarks.uncertain`: {os.cpu_count()} cores shared with others (load {load}), "
        f"Python {platform.python_version()}. Median of {RUNS} runs with the least and the most."
    )


WHAT = """# The evaluation with its uncertainty, measured

The whole answer: persons resampled and every unsure parameter and assumption drawn with them (profile `cautious`), all occasions, all and
completed, parts, the tornado, the disputed in every way. The limit for 100,000 persons and 1,000 draws is 5 seconds and 1 GB. The time is of
a warm process, by the clock and of the processor (others use the cores too); the peak is of the whole process, with Python, NumPy and 100,000 persons in it. *Bits* is a hash of every drawn income: the
same seed gives the same on one thread and two.

## One step of a slider on Vad det är värt

The whole answer anew (19 exits, 1,000 draws) and the page, at the server; the bar is 200 ms. Processor time of the whole request: **61 ms** (ten
requests in one process, Django's test client, SQLite, 25 November 2026). `python -m benchmarks.slide ADDRESS` asks a running `stegvis demo`: median **58 ms**, p95
102 ms over 40 steps, with two cores at a load of 7. A team with many different
changes gets fewer draws (at least 250).

## The evaluation
"""

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(answer(int(sys.argv[1]), int(sys.argv[2]))))
    else:
        main()

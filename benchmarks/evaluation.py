"""What does the evaluation's model cost, beside plain NumPy, plain R and OpenFisca-Core on the same six rules? Writes docs/benchmarks-utvardering.md.

`python -m benchmarks.evaluation` makes a venv for OpenFisca-Core, which is not among our dependencies (AGPL). Answers are compared
first: where they differ, nothing is written. R is asked where it is installed (Debian's r-base-core).
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from benchmarks.measure import Spread, python, table, times
from benchmarks.six_rules.plain import people

PAGE = Path("docs/benchmarks-utvardering.md")
OPENFISCA = "openfisca-core==46.0.1"
SCRIPT = str(Path(__file__).parent / "six_rules" / "openfisca.py")
RULES_IN_R = str(Path(__file__).parent / "six_rules" / "plain.R")
SIZES = ((1_000, 1), (100_000, 1), (1_000_000, 1), (57, 1_000), (100_000, 1_000))
MOST_CELLS = 10_000_000  # persons times draws that a way without distinct states is asked for
RUNS = 3
CLOSE = 1e-6  # OpenFisca keeps float32


def openfisca(home: Path) -> list[str]:
    """The command that runs the country in a venv of its own."""
    uv = str(Path(sys.executable).parent / "uv")
    there = home / "bin" / "python"
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(home)], check=True)
    subprocess.run([uv, "pip", "install", "-q", "--python", str(there), OPENFISCA], check=True)
    return [str(there), SCRIPT]


def plain_r(folder: Path) -> dict[str, list[str]]:
    """The command that runs the rules in R on the same persons and rates; none where R is not installed."""
    there = shutil.which("Rscript")
    if there is None:
        return {}
    folder.mkdir()
    for persons, draws in SIZES:
        wage, works = people(persons)
        rates = np.random.default_rng(2).uniform(0.19, 0.22, draws)
        for name, held in (("wage", wage), ("works", works), ("rates", rates)):
            (folder / f"{name}-{len(held)}").write_bytes(np.asarray(held, np.float64).tobytes())
    said = subprocess.run([there, "--version"], capture_output=True, text=True, check=True)
    version = next(word for word in (said.stdout + said.stderr).split() if word[0].isdigit())
    return {f"plain R {version}": [there, "--vanilla", RULES_IN_R, str(folder)]}


def rows(ways: dict[str, list[str]]) -> list[list[object]]:
    found: list[list[object]] = []
    for persons, draws in SIZES:
        answers: list[list[float]] = []
        for name, command in ways.items():
            if persons * draws > MOST_CELLS and name != "**stegvis**":
                continue
            made = times(RUNS, [*command, str(persons), str(draws)])
            answers.append(made[0].said["sums"])
            spread = Spread(tuple(1000 * run.said["seconds"] for run in made))
            found.append([f"{persons:,}", f"{draws:,}", name, spread, f"{max(run.peak for run in made):.0f}"])
            print(found[-1], flush=True)
        compare(answers)
    return found


def compare(answers: list[list[float]]) -> None:
    """Stops where two ways do not give the same sums."""
    for answer in answers[1:]:
        for one, other in zip(answers[0], answer, strict=True):
            if abs(one - other) > CLOSE * abs(one):
                sys.exit(f"The ways differ: {answers}")


def main() -> None:
    with TemporaryDirectory(prefix="stegvis-bench-", dir="/var/tmp") as scratch:
        ways = {
            "**stegvis**": python("-m", "benchmarks.six_rules.ours"),
            "plain NumPy": python("-m", "benchmarks.six_rules.plain"),
            **plain_r(Path(scratch) / "persons"),
            "OpenFisca-Core 46.0.1": openfisca(Path(scratch) / "venv"),
        }
        lines = table(["Persons", "Draws", "Way", "Milliseconds", "Peak, MB"], rows(ways))
        page = [WHAT, *lines, "", machine(), ""]
    PAGE.write_text("\n".join(page), encoding="utf-8")


def machine() -> str:
    return (
        f"Measured {date.today()} with `python -m benchmarks.evaluation`: {os.cpu_count()} cores shared with others (load "
        f"{os.getloadavg()[1]:.1f}), Python {platform.python_version()}. Median of {RUNS} runs with the least and the most."
    )


WHAT = """# The evaluation's model, measured

Six rules for Västerås 2017: sickness benefit, basic allowance, earned income credit, local tax, employers' contribution,
disposable income. Half work, half have sickness benefit; wages in whole hundreds. The sums agree within 1e-6 before a row is written.
A draw gives the municipal tax rate anew. The time is the answer's, without the start of Python; for stegvis the first reading of the definitions is in it.

**stegvis** computes the whole ledger, every flow and rounding, but each distinct state once (200 here), which is why its time does not
follow the number of persons. **Plain NumPy** and **plain R** compute the six rules alone for every person, R one draw after the other. **OpenFisca-Core** does the same
with its own machinery, in float32, one simulation a draw. Beyond ten million persons × draws only the first is asked.
Persons are not resampled here.
"""

if __name__ == "__main__":
    main()

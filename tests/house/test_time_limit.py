"""A test that hangs ends the run with a failure; it does not hold it for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUN = (sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-n", "0", "-p", "no:cacheprovider")


def test_a_test_that_hangs_is_ended_and_has_failed(tmp_path: Path) -> None:
    hangs = tmp_path / "test_hangs.py"
    hangs.write_text("import threading\n\n\ndef test_waits():\n    threading.Event().wait(60)\n")
    told = tmp_path / "told"
    with told.open("w") as errors:
        command = [*RUN, "-o", "faulthandler_timeout=0.5", str(hangs)]
        ended = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors, timeout=50, check=False
        )
    assert ended.returncode != 0
    assert "in test_waits" in told.read_text()

"""Whatever lies in a file, is the answer findings and never a crash?"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st
from tests.dataset.base import base, findings_in, written
from tests.dataset.files import zipped

from stegvis.dataset import DatasetError

HEADER = b"action,enrolment,partner,done_on\n"
PIECES = st.lists(
    st.sampled_from(
        [
            b'"',
            b",",
            b";",
            b"\n",
            b"\r\n",
            b"\r",
            b"\t",
            b"e1",
            b"2024-05-02",
            b"\xe5",
            "å".encode(),
            b"{}",
            b"%",
            b"\\",
            b"'",
        ]
    ),
    max_size=40,
)
SMALL = {name: base()[name] for name in ("associations", "teams", "participants", "enrolments")}


def answered(folder: Path, files: dict[str, bytes]) -> set[str]:
    """The severities found in a small dataset with these files in it."""
    source = written(folder / "data", SMALL)
    for name, content in files.items():
        (source / name).write_bytes(content)
    return {finding.severity for finding in findings_in(source)}


@given(PIECES.map(b"".join))
@example(b'"')
@example(b'x,"\r\n\r\n,"",\n')
def test_any_text_after_a_header_is_answered_with_findings(rows: bytes) -> None:
    with TemporaryDirectory() as folder:
        assert answered(Path(folder), {"actions.csv": HEADER + rows}) <= {"error", "warning"}


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_in_place_of_a_file_are_an_error_of_it(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        assert "error" in answered(Path(folder), {"actions.csv": content, "goals.parquet": content})


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_a_damaged_zip_is_refused_or_read(place: int, damage: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = zipped(Path(folder) / "data.zip", {"teams.csv": b"team,association,name\n" * 20})
        content = bytearray(path.read_bytes())
        content[place : place + len(damage)] = damage
        path.write_bytes(content)
        try:
            severities = {finding.severity for finding in findings_in(path)}
        except DatasetError as refused:
            severities = {finding.severity for finding in refused.findings}
        assert "error" in severities

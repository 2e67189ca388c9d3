"""A file that cannot be read as a report is refused in words that help."""

from __future__ import annotations

from pathlib import Path

import pytest

from stegvis.published import UnreadableReport, load


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nyckel: v"),
        (b"- 1\n- 2\n", "nyckel: v"),
        (b"just words", "nyckel: v"),
        (b"exits:\n  total: [12}\n", "rad 2"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b"PK\x03\x04\x00\x00", "YAML"),
        (b"exits: {total: 1}\nexits: {total: 2}\n", "rad 2"),
        (b"a: &a [1, 1]\nb: [*a, *a]\n", "*a"),
        (b"a: " + b"[" * 5000, "20"),
        (b"name: only words\n", "inga tal"),
        (b"period: {from: 2025-06-30, to: 2025-01-01}\nqueue: 6\n", "perioden"),
        (b"period: {from: spring, to: autumn}\nqueue: 6\n", "perioden"),
    ],
)
def test_what_is_no_report_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "published.yaml"
    path.write_bytes(content)
    with pytest.raises(UnreadableReport, match=said.replace("*", r"\*")):
        load(path)


def test_a_file_larger_than_any_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "published.yaml"
    path.write_text("queue: 6\n# " + "x" * 5_000_000)
    with pytest.raises(UnreadableReport, match="5 MB"):
        load(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="finns inte"):
        load(tmp_path / "missing.yaml")
    with pytest.raises(UnreadableReport, match="är en mapp"):
        load(tmp_path)


def test_rows_of_a_list_are_named_after_their_team(tmp_path: Path) -> None:
    path = tmp_path / "published.yaml"
    path.write_text("funding:\n  - {team: sala, granted: 10}\n  - {granted: 5}\n", encoding="utf-8-sig")
    report, _ = load(path)
    assert list(report.root.blocks["funding"].blocks) == ["sala", "1"]

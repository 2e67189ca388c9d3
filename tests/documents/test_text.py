"""Does a team's own text stay text?"""

from __future__ import annotations

from pathlib import Path

import pytest

from stegvis.documents import TextError, read_texts
from stegvis.documents.model import Heading, ListBlock, Paragraph, Run
from stegvis.documents.text import blocks_of


def test_tags_stay_the_letters_that_were_typed() -> None:
    said = ["".join(run.text for run in block.runs) for block in blocks_of("<script>alert(1)</script>\n\nhej <b>du</b>") if isinstance(block, Paragraph)]
    assert said == ["<script>alert(1)</script>", "hej <b>du</b>"]


def test_headings_begin_below_the_sections_own() -> None:
    assert [b.level for b in blocks_of("# Ett\n\n## Två\n\n#### Fyra") if isinstance(b, Heading)] == [3, 4, 4]


def test_only_safe_addresses_become_links() -> None:
    block = blocks_of("[a](https://x.se) [b](javascript:alert) [c](file:///etc/passwd)")[0]
    assert isinstance(block, Paragraph)
    assert [run.href for run in block.runs if run.href] == ["https://x.se"]


def test_lists_and_emphasis_survive() -> None:
    block = blocks_of("1. **ett**\n2. två")[0]
    assert isinstance(block, ListBlock)
    assert block.ordered
    assert block.items[0] == (Paragraph((Run("ett", strong=True),)),)


def test_control_characters_are_left_out() -> None:
    assert blocks_of("a\x01b\x7f\ufffec") == (Paragraph((Run("abc"),)),)


def test_texts_are_found_by_team_and_section(tmp_path: Path) -> None:
    (tmp_path / "ekbacka").mkdir()
    (tmp_path / "ekbacka" / "planer.md").write_text("I höst.", encoding="utf-8")
    (tmp_path / "ekbacka" / "ordning.txt").write_text("planer\n\ndeltagare\n", encoding="utf-8")
    (tmp_path / "inledning.md").write_text("Välkommen.", encoding="utf-8")
    found = read_texts(tmp_path)
    assert found.sections == {("ekbacka", "planer"): "I höst.", ("", "inledning"): "Välkommen."}
    assert found.orders == {"ekbacka": ("planer", "deltagare")}


def test_a_text_in_another_encoding_is_explained(tmp_path: Path) -> None:
    (tmp_path / "inledning.md").write_bytes("Välkommen".encode("cp1252"))
    with pytest.raises(TextError, match="är inte UTF-8"):
        read_texts(tmp_path)


def test_no_folder_means_no_texts(tmp_path: Path) -> None:
    assert read_texts(tmp_path / "texter").sections == {}

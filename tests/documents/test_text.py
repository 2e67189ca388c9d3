"""Does a team's own text stay text?"""

from __future__ import annotations

from stegvis.documents.model import Heading, ListBlock, Paragraph, Run, TextTable
from stegvis.documents.text import blocks_of
from stegvis.documents.texts import arranged


def test_tags_stay_the_letters_that_were_typed() -> None:
    said = [
        "".join(run.text for run in block.runs)
        for block in blocks_of("<script>alert(1)</script>\n\nhej <b>du</b>")
        if isinstance(block, Paragraph)
    ]
    assert said == ["<script>alert(1)</script>", "hej <b>du</b>"]


def test_headings_begin_below_the_sections_own() -> None:
    assert [b.level for b in blocks_of("# Ett\n\n## Två\n\n#### Fyra") if isinstance(b, Heading)] == [3, 4, 4]


def test_a_line_that_is_only_bold_is_a_heading() -> None:
    assert blocks_of("**Grön rehab**\n\n**Mål.** Mer odling.") == (
        Heading(3, "Grön rehab"),
        Paragraph((Run("Mål.", strong=True), Run(" Mer odling."))),
    )


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


def test_texts_are_found_by_team_and_section() -> None:
    found = arranged({"ekbacka/planer.md": "I höst.", "inledning.md": "Välkommen."})
    assert found.sections == {("ekbacka", "planer"): "I höst.", ("", "inledning"): "Välkommen."}


def test_a_team_names_its_sections_in_its_own_order() -> None:
    found = arranged({"ekbacka/ordning.md": "1. planer\n2. om-verksamheten\n\n- deltagare\n"})
    assert found.orders == {"ekbacka": ("planer", "om-verksamheten", "deltagare")}
    assert found.sections == {}


def test_a_written_table_is_a_table_of_words() -> None:
    block = blocks_of("| Funktion | Tjänst |\n|---|---|\n| Kurator | 10 % |\n")[0]
    assert block == TextTable(((Run("Funktion"),), (Run("Tjänst"),)), (((Run("Kurator"),), (Run("10 %"),)),))


def test_no_level_of_headings_is_skipped() -> None:
    said = blocks_of("**Först**\n\n### Djupt\n\n# Högst\n\n### Djupt igen", 2)
    assert [block.level for block in said if isinstance(block, Heading)] == [2, 3, 2, 3]

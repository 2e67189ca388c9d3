"""A mark in a text becomes a figure, a table or a chart; one that stands for nothing is told and left as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stegvis.definitions import load
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import ReportInput, Story
from stegvis.documents.model import Block, Chart, ListBlock, Paragraph, Quote, Run, Table
from stegvis.documents.sheet import Part, sheet_of

TEAM = "ekbacka"


def part_of(material: ReportInput, text: str) -> Part:
    """The section about participants with this text."""
    plan = next(plan for plan in layout().chapters if plan.of == "team")
    made = replace(material, texts={(TEAM, "deltagare"): text})
    return next(p for p in sheet_of(made, layout(), load(), plan, 4, TEAM) if p.writes == "deltagare")


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.runs)


def test_a_figure_in_a_sentence_is_the_figure(material: ReportInput) -> None:
    (said,) = part_of(material, "Teamet mötte [[participants_active]] deltagare.").blocks
    assert words(said) == "Teamet mötte 31 deltagare."
    assert [run.figure.value for run in said.runs if run.figure] == [31]  # type: ignore[union-attr]


def test_a_part_and_its_share_can_be_named(material: ReportInput) -> None:
    (said,) = part_of(material, "[[exits outcome=work]] av [[exits]], [[exits outcome=work andel]].").blocks
    assert words(said) == "2 av 7, 29\u00a0%."


def test_a_mark_in_bold_and_in_a_list_is_filled_in(material: ReportInput) -> None:
    (held,) = part_of(material, "- **[[exits]]** avslut").blocks
    assert isinstance(held, ListBlock)
    (item,) = held.items[0]
    assert isinstance(item, Paragraph)
    assert (item.runs[0].text, item.runs[0].strong) == ("7", True)


def test_a_table_and_a_chart_stand_alone_on_their_line(material: ReportInput) -> None:
    table, chart, again = part_of(material, "[[tabell sex]]\n\n[[diagram outcomes]]").blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert isinstance(again, Table)
    assert chart.table == again.anchor


def test_a_table_put_into_a_text_is_numbered_with_the_others(material: ReportInput) -> None:
    made = replace(material, texts={(TEAM, "deltagare"): "[[tabell outcomes]]"})
    chapter = next(c for c in build(made, layout(), load()).chapters if c.title == "Samordningsteam Ekbacka")
    numbers = [block.number for block in chapter.blocks if isinstance(block, Table)]
    assert numbers == [f"Tabell {chapter.number}.{place}" for place in range(1, len(numbers) + 1)]
    assert len(numbers) == 3


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("[[avslut]]", "måttet avslut finns inte"),
        ("[[exits outcome=finns_inte]]", "har inget tal för det"),
        ("[[exits arbete]]", "arbete går inte att förstå"),
        ("[[tabell finns_inte]]", "Tabeller som finns: "),
    ],
)
def test_a_mark_that_stands_for_nothing_is_told_and_left(material: ReportInput, mark: str, said: str) -> None:
    part = part_of(material, f"Här: {mark}.")
    assert words(part.blocks[0]) == f"Här: {mark}."
    (fault,) = part.faults
    assert mark in fault
    assert said in fault


def test_a_hidden_figure_stays_hidden_in_a_text(material: ReportInput) -> None:
    hidden = [
        replace(f, value=None, withheld=True) if f.measure == "exits" and dict(f.by) == {"team": TEAM} else f
        for f in material.figures
    ]
    made = replace(material, figures=hidden, audience="association")
    (said,) = part_of(made, "[[exits]] avslut.").blocks
    assert words(said) == ".. avslut."


def test_a_text_without_marks_is_as_it_was(material: ReportInput) -> None:
    part = part_of(material, "Ett [ett](https://exempel.se) och [två].")
    assert part.faults == ()
    assert part.blocks[0] == Paragraph(
        (Run("Ett "), Run("ett", href="https://exempel.se"), Run(" och [två]."))
    )


ALVA = Story(TEAM, "12", "Någon frågade vad jag ville.\n\nSedan hände det.", "Alva")
GONE = Story(TEAM, "14", "", why_not="samtycket är återtaget.", kind="story")


def told(material: ReportInput, text: str, *stories: Story) -> Part:
    return part_of(replace(material, stories=stories), text)


def test_a_story_stands_as_a_quote_under_a_changed_name(material: ReportInput) -> None:
    before, quote = told(material, "Så här:\n\n[[citat 12]]", ALVA).blocks
    assert words(before) == "Så här:"
    assert isinstance(quote, Quote)
    assert [words(part) for part in quote.blocks] == [
        "Någon frågade vad jag ville.",
        "Sedan hände det.",
        "– Alva. Namnet är ändrat.",
    ]


@pytest.mark.parametrize("story", [replace(GONE, number="12"), replace(ALVA, team="norran")])
def test_a_story_that_may_not_be_shown_leaves_nothing_behind(material: ReportInput, story: Story) -> None:
    (before,) = told(material, "Så här:\n\n[[citat 12]]", story).blocks
    assert words(before) == "Så här:"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[citat 13]]", "det finns inte i teamet"),
        ("Hon sa [[citat 12]] till oss.", "ska stå ensamt på sin rad"),
        ("[[citat 12]]\n[[citat 12]]", "ska stå ensamt på sin rad"),
        ("[[berättelse 14]]", "samtycket är återtaget. Ta bort märket."),
    ],
)
def test_a_mark_of_a_story_says_what_is_wrong(material: ReportInput, text: str, why: str) -> None:
    faults = told(material, text, ALVA, GONE).faults
    assert faults
    assert all(why in fault for fault in faults)
    assert told(material, "Så här:\n\n[[citat 12]]\n\nOch sedan.", ALVA).faults == ()

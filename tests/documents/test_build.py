"""Does the document say what the figures say, and nothing where there is nothing?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from stegvis.definitions import Definitions
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import ReportInput
from stegvis.documents.model import Definitions as DefinitionBlock
from stegvis.documents.model import Document, Heading, KeyFigures, Paragraph, Table
from stegvis.documents.speech import plain
from stegvis.domain.figure import Figure

OWN_TEXT = {("norran", "planer"): "Vi fortsätter."}


def chapter_of(document: Document, title: str) -> list[object]:
    return list(next(chapter.blocks for chapter in document.chapters if chapter.title == title))


def leads(blocks: list[object]) -> list[str]:
    return [plain(block.runs) for block in blocks if isinstance(block, Paragraph) and block.lead]


def headings(blocks: list[object]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]


def table(document: Document, number: str) -> Table:
    return next(t for t in document.tables() if t.number == f"Tabell {number}")


def test_chapters_come_in_the_layouts_order(document: Document) -> None:
    assert [chapter.title for chapter in document.chapters] == [
        "Sammanfattning", "Ekonomisk uppföljning", "Samordningsteam Ekbacka", "Samordningsteam Norrån", "Psykiatriresurs",
        "Så är siffrorna räknade", "Anmärkningar på underlaget",
    ]  # fmt: skip


def test_a_sentence_comes_before_the_figures(document: Document) -> None:
    assert leads(chapter_of(document, "Samordningsteam Ekbacka"))[0] == (
        "Teamet arbetade med 31 deltagare under perioden, 18 kvinnor och 13 män. Elva av dem var nya, sex kvinnor och fem män."
    )


def test_small_numbers_are_written_in_letters(document: Document) -> None:
    said = leads(chapter_of(document, "Samordningsteam Ekbacka"))[1]
    assert said.startswith("Sju deltagare avslutades under perioden.")


def test_no_exits_is_said_and_has_no_table(document: Document) -> None:
    blocks = chapter_of(document, "Samordningsteam Norrån")
    assert leads(blocks)[-1] == "Inga avslut i perioden."
    assert [block.caption for block in blocks if isinstance(block, Table)] == [
        "Deltagare efter kön, januari–juni 2025"
    ]


def test_unknown_sex_has_its_own_row_so_that_the_parts_make_the_total(document: Document) -> None:
    rows = {row[0].value: row[1].value for row in table(document, "4.1").rows}
    assert rows == {"Kvinnor": 5, "Män": 3, "Uppgift saknas": 1}
    assert table(document, "4.1").total is not None
    assert sum(rows.values()) == table(document, "4.1").total[1].value  # type: ignore[index, arg-type]


def test_unknown_is_a_dash_with_a_reason_never_zero(document: Document) -> None:
    rows = {row[0].value: row for row in table(document, "1.1").rows}
    assert rows["Samordningsteam Norrån"][5].value is None
    assert "– betyder att uppgiften inte är känd" in plain(table(document, "1.1").note)


def test_a_team_without_participants_is_named_below_the_table_and_not_a_row_of_zeros(
    document: Document,
) -> None:
    assert [row[0].value for row in table(document, "1.1").rows] == [
        "Samordningsteam Ekbacka",
        "Samordningsteam Norrån",
    ]
    assert "Utan uppgifter i perioden: Psykiatriresurs." in plain(table(document, "1.1").note)


def test_a_team_without_participants_has_only_its_funding(document: Document) -> None:
    blocks = chapter_of(document, "Psykiatriresurs")
    assert [type(block) for block in blocks] == [Paragraph]
    assert leads(blocks) == [
        "Insatsen har inga deltagare i underlaget. 321\u00a0000\u00a0kronor är beviljade för 2025. "
        "Av dem är 116\u00a0000\u00a0kronor rekvirerade för januari–juni 2025, 36\u00a0%."
    ]


def test_rounded_shares_that_do_not_make_a_hundred_are_explained(document: Document) -> None:
    assert "Andelarna är avrundade och summerar till 100" not in plain(table(document, "1.2").note)
    shares = [round(100 * float(row[2].value or 0)) for row in table(document, "1.2").rows]
    assert sum(shares) == 100 or f"summerar till {sum(shares)} procent" in plain(table(document, "1.2").note)


def test_every_number_in_a_sentence_carries_its_figure(document: Document) -> None:
    lead = next(
        b for b in chapter_of(document, "Samordningsteam Ekbacka") if isinstance(b, Paragraph) and b.lead
    )
    assert [(run.text, run.figure.value) for run in lead.runs if run.figure][:3] == [
        ("31", 31),
        ("18 kvinnor", 18),
        ("13 män", 13),
    ]


def test_every_printed_measure_is_defined_in_the_report(document: Document) -> None:
    defined = {
        d.measure for block in document.blocks() if isinstance(block, DefinitionBlock) for d in block.items
    }
    assert defined == {figure.measure for figure in document.printed_figures()}


def test_findings_are_counted_and_no_record_is_named(document: Document) -> None:
    found = document.tables()[-1]
    assert [cell.value for cell in found.rows[0]][1:] == ["Varning", "enrolments.csv", 2]
    assert "E-117" not in str(document)


def test_a_team_may_have_its_own_order_of_sections(material: ReportInput, definitions: Definitions) -> None:
    own = replace(material, orders={"ekbacka": ("planer", "avslutade-deltagare")})
    blocks = chapter_of(build(own, layout(), definitions), "Samordningsteam Ekbacka")
    assert headings(blocks) == [
        "Planer framåt",
        "Avslutade deltagare",
        "Deltagare",
        "Lokala mål med uppföljning",
    ]


def test_a_report_of_one_team_is_about_that_team(material: ReportInput, definitions: Definitions) -> None:
    one = build(replace(material, teams=material.teams[:1]), layout(), definitions)
    assert one.subtitle == "Samordningsteam Ekbacka"
    assert "Sammanfattning" not in [chapter.title for chapter in one.chapters]
    assert {figure.dimensions.get("team") for figure in one.printed_figures()} == {"ekbacka"}


def test_the_chrome_is_english_where_it_is_asked_for(material: ReportInput, definitions: Definitions) -> None:
    english = build(replace(material, language="en"), layout(), definitions)
    assert english.chapters[0].title == "Summary"
    assert leads(list(english.chapters[0].blocks))[0].startswith(
        "The teams worked with 40 participants in January–June 2025, 23 women,"
    )


def test_a_measure_that_is_not_known_gives_a_reason(material: ReportInput, definitions: Definitions) -> None:
    unknown = [
        Figure(f.measure, f.by, None, f.unit) if f.measure == "participants_active" else f
        for f in material.figures
    ]
    page = build(replace(material, figures=unknown, texts=OWN_TEXT), layout(), definitions)
    assert leads(list(page.chapters[0].blocks))[0].startswith(
        "Hur många deltagare insatserna hade är inte känt, eftersom"
    )
    key = next(block for block in page.blocks() if isinstance(block, KeyFigures))
    assert key.items[0].text == "–"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((1, 1, 6, 30), "januari–juni 2025"),
        ((3, 1, 3, 31), "mars 2025"),
        ((1, 15, 2, 10), "15 januari–10 februari 2025"),
    ],
)
def test_the_period_is_written_as_people_say_it(
    material: ReportInput, definitions: Definitions, days: tuple[int, int, int, int], said: str
) -> None:
    period = replace(
        material.period,
        first=material.period.first.replace(month=days[0], day=days[1]),
        last=material.period.last.replace(month=days[2], day=days[3]),
    )
    assert build(replace(material, period=period), layout(), definitions).period == said

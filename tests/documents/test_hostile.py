"""What if a name or a text tries to be a program?"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pikepdf
import pytest
from docx import Document as read_docx
from lxml import html as parser
from tests.documents.pdf_text import pages_of

from stegvis.definitions import Definitions
from stegvis.documents.build import build
from stegvis.documents.excel import xlsx
from stegvis.documents.html import html
from stegvis.documents.layout import layout
from stegvis.documents.material import Named, ReportInput
from stegvis.documents.model import Document
from stegvis.documents.pdf import pdf
from stegvis.documents.tidy import csv as tidy
from stegvis.documents.word import docx
from stegvis.domain.figure import Figure

HOSTILE = [
    '#read("/etc/passwd")',
    "$x$ #sys.inputs `#eval`",
    "{{7*7}} {% raw %} {0.__class__}",
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x.se";"klicka")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '"; } body { background: url(http://x.se)',
    "*[]:/\\?'",
]
UNUSUAL = "Åsa 😀 العربية 漢 \u202e \x00 \ud800 slut"


def with_names(material: ReportInput, definitions: Definitions, name: str) -> Document:
    """The report with the name everywhere a person can write one."""
    teams = (Named("ekbacka", name), *material.teams[1:])
    texts = {("ekbacka", "planer"): name, ("ekbacka", "personal"): f"# {name}\n\n- {name}\n\n> {name}"}
    return build(replace(material, association=name, teams=teams, texts=texts), layout(), definitions)


@pytest.fixture(scope="module")
def documents(material: ReportInput, definitions: Definitions) -> dict[str, Document]:
    return {name: with_names(material, definitions, name) for name in HOSTILE}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_pdf_prints_it_as_letters(name: str, documents: dict[str, Document]) -> None:
    with pikepdf.open(BytesIO(pdf(documents[name]))) as opened:
        assert "".join(name.split()) in "".join(" ".join(pages_of(opened)).split())


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_holds_it_as_text(name: str, documents: dict[str, Document]) -> None:
    page = parser.document_fromstring(html(documents[name]))
    assert page.xpath("//section[3]/h2")[0].text_content().strip().endswith(name)
    assert page.xpath("//script") == []
    assert "url(http" not in page.xpath("string(//style)")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_workbook_keeps_it_as_text(name: str, documents: dict[str, Document]) -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx(documents[name])))
    cell = book["Tabell 1.1"]["A6"]
    assert (cell.value, cell.data_type) == (name, "s")


@pytest.mark.parametrize("name", HOSTILE)
def test_word_holds_it_as_text(name: str, documents: dict[str, Document]) -> None:
    word = read_docx(BytesIO(docx(documents[name])))
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"][2] == f"3\u2002{name}"


@pytest.mark.parametrize("name", ["", "\x00", "x" * 40_000, "två\n\nrader"])
@pytest.mark.parametrize("renderer", [pdf, html, xlsx, docx])
def test_a_name_of_any_length_stops_nothing(
    renderer, name: str, material: ReportInput, definitions: Definitions
) -> None:  # type: ignore[no-untyped-def]
    assert renderer(with_names(material, definitions, name))


def test_a_team_without_a_name_goes_by_its_code(material: ReportInput, definitions: Definitions) -> None:
    assert with_names(material, definitions, " \x00").chapters[2].title == "ekbacka"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 40_000,
        "#\n\ntext",
        "> " * 60 + "hej",
        "[a](https://x.se/" + "a" * 9_000 + ")",
        "| a | b |\n|---|---|\n| c |",
    ],
)
def test_no_text_stops_the_pdf(text: str, material: ReportInput, definitions: Definitions) -> None:
    assert pdf(build(replace(material, texts={("ekbacka", "planer"): text}), layout(), definitions))


def test_a_code_that_begins_like_a_formula_gets_an_apostrophe_in_csv(
    material: ReportInput, definitions: Definitions
) -> None:
    figures = [
        Figure(
            f.measure,
            tuple((k, "=1+1" if v == "ekbacka" else v) for k, v in f.by),
            f.value,
            f.unit,
            f.n,
            f.share,
        )
        for f in material.figures
    ]
    teams = (Named("=1+1", "Ekbacka"), *material.teams[1:])
    rows = tidy(build(replace(material, figures=figures, teams=teams), layout(), definitions)).decode()
    assert ",'=1+1," in rows
    assert ",=1+1" not in rows


@pytest.mark.parametrize("renderer", [pdf, html, xlsx, docx])
def test_letters_that_no_font_or_format_has_stop_nothing(
    renderer, material: ReportInput, definitions: Definitions
) -> None:  # type: ignore[no-untyped-def]
    assert renderer(with_names(material, definitions, UNUSUAL))

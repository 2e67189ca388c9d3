"""Is the PDF tagged, in Swedish, and does it carry exactly what it prints?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from tests.documents.pdf_text import pages_of

from stegvis.definitions import load
from stegvis.documents.attachment import AttachmentError, attached_figures, compare
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import ReportInput
from stegvis.documents.model import Document, Heading
from stegvis.documents.pdf import pdf
from stegvis.documents.render import render
from stegvis.domain.figure import Figure


@pytest.fixture(scope="module")
def report(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "rapport.pdf"
    render(document, "pdf", path)
    return path


@pytest.fixture(scope="module")
def opened(report: Path) -> pikepdf.Pdf:
    return pikepdf.open(report)


def structure(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every element of the structure tree."""
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            found.append(element)
        kids = element.get("/K", [])
        waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return found


def test_it_is_tagged_and_says_its_language_and_title(opened: pikepdf.Pdf) -> None:
    assert bool(opened.Root.MarkInfo.Marked)
    assert str(opened.Root.Lang) == "sv"
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    with opened.open_metadata() as metadata:
        assert metadata["dc:title"].startswith("Halvårsrapport januari–juni 2025")
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_headings_tables_and_captions_are_in_the_structure(opened: pikepdf.Pdf, document: Document) -> None:
    kinds = [str(element.S) for element in structure(opened)]
    assert kinds.count("/Table") == len(document.tables())
    assert kinds.count("/H1") >= len(document.chapters)
    assert kinds.count("/TH") >= sum(len(table.columns) for table in document.tables())
    assert kinds.count("/Caption") == len(document.tables()) + len(document.charts())


def test_every_chart_has_an_alternative_text(opened: pikepdf.Pdf, document: Document) -> None:
    said = [
        str(element.Alt) for element in structure(opened) if "/Alt" in element and str(element.S) == "/Figure"
    ]
    assert [chart.alt for chart in document.charts()] == said


def test_the_attachment_is_exactly_what_is_printed(report: Path, document: Document) -> None:
    attachment = attached_figures(report)
    assert attachment.figures == document.printed_figures()
    assert (attachment.dataset, attachment.first, attachment.last) == (
        "3f9a2c1be07d4a55",
        "2025-01-01",
        "2025-06-30",
    )
    assert attachment.teams == ("ekbacka", "norran", "psykiatri")


def test_the_attachment_holds_no_findings_and_no_keys(opened: pikepdf.Pdf) -> None:
    content = json.loads(opened.attachments["figurer.json"].get_file().read_bytes())
    assert set(content) == {"form", "dataset", "definitions", "period", "scheme", "teams", "figures"}
    assert "E-117" not in json.dumps(content)


def test_a_figure_can_be_read_in_the_text(opened: pikepdf.Pdf) -> None:
    assert any("31 deltagare under perioden, 18 kvinnor och 13 män" in page for page in pages_of(opened))


def test_the_notice_is_on_every_page(opened: pikepdf.Pdf) -> None:
    assert all("Endast för teamets eget bruk – inte skyddad för" in page for page in pages_of(opened))


def test_the_same_report_gives_the_same_bytes(report: Path, document: Document, tmp_path: Path) -> None:
    render(document, "pdf", tmp_path / "igen.pdf")
    assert (tmp_path / "igen.pdf").read_bytes() == report.read_bytes()


def test_figures_that_still_hold_make_no_difference(report: Path, document: Document) -> None:
    assert compare(attached_figures(report), document.printed_figures()) == []


def test_a_figure_that_has_changed_is_pointed_out(report: Path, document: Document) -> None:
    printed = document.printed_figures()
    changed = [
        Figure(f.measure, f.by, 32, f.unit)
        if (f.measure, f.by) == ("participants_active", (("team", "ekbacka"),))
        else f
        for f in printed
    ]
    found = compare(attached_figures(report), changed)
    assert [(d.what, d.printed.value, d.now and d.now.value) for d in found] == [("value", 31, 32)]


def test_a_figure_that_is_no_longer_given_is_pointed_out(report: Path, document: Document) -> None:
    found = compare(attached_figures(report), document.printed_figures()[1:])
    assert [(d.what, d.printed, d.now) for d in found] == [("gone", document.printed_figures()[0], None)]


def test_a_pdf_without_figures_is_explained(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "tom.pdf")
    with pytest.raises(AttachmentError, match="bär inga siffror"):
        attached_figures(tmp_path / "tom.pdf")


def test_what_is_no_pdf_is_explained(tmp_path: Path) -> None:
    (tmp_path / "brev.pdf").write_text("Hej")
    with pytest.raises(AttachmentError, match="går inte att läsa som PDF"):
        attached_figures(tmp_path / "brev.pdf")


@pytest.mark.parametrize("content", [b"{", b"{}", b'{"form": "annan"}', b"[]", b"\xff"])
def test_a_damaged_attachment_is_explained(report: Path, tmp_path: Path, content: bytes) -> None:
    with pikepdf.open(report) as pdf:
        pdf.attachments["figurer.json"] = pikepdf.AttachedFileSpec(pdf, content)
        pdf.save(tmp_path / "andrad.pdf")
    with pytest.raises(AttachmentError, match="skadad eller ändrad"):
        attached_figures(tmp_path / "andrad.pdf")


def test_a_heading_in_a_text_about_the_whole_skips_no_level(material: ReportInput) -> None:
    told = replace(material, texts={("", "inledning"): "Året.\n\n## Tre saker\n\n- En\n\n### Mer"})
    document = build(told, layout(), load())
    levels = [block.level for block in document.chapters[0].blocks if isinstance(block, Heading)]
    assert levels == [2, 3]
    assert pdf(document).startswith(b"%PDF")

"""A report that leaves the team's rooms gives no hidden number back, in any of its files."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from click.testing import CliRunner
from lxml import html as parser
from tests.documents.pdf_text import pages_of
from tests.documents.reader import (
    DEFINITIONS,
    figures_in,
    names_of,
    tables_of_docx,
    tables_of_html,
    tables_of_xlsx,
    with_unprinted,
)
from tests.figures.disclosure.attacker import Attacker

from stegvis.cli import main
from stegvis.cli.asked import ask
from stegvis.cli.document import document_of
from stegvis.definitions import read as read_phrases
from stegvis.documents.attachment import content_of
from stegvis.documents.half_year import rendered
from stegvis.documents.model import Chart, Document, KeyFigures, Table
from stegvis.documents.numbers import HIDDEN
from stegvis.documents.speech import plain
from stegvis.domain.disclosure import Rule
from stegvis.examples import write_example
from stegvis.figures import for_audience

TELLS_OF_NOBODY = ("capacity", "funding")
LEAST = {"association": 5, "public": 10}
READERS = {"html": tables_of_html, "docx": tables_of_docx, "xlsx": tables_of_xlsx}


@cache
def asked(audience: str):
    with TemporaryDirectory() as folder:
        write_example("vastmanland-2025", Path(folder) / "exempel")
        return ask(Path(folder) / "exempel", None, None, audience=audience)


@cache
def document(audience: str) -> Document:
    return document_of(asked(audience))


@cache
def file(audience: str, form: str) -> bytes:
    return rendered(document(audience), form)


@cache
def read(audience: str, form: str):
    scheme = DEFINITIONS.scheme(asked("team").scheme)
    if form == "pdf":
        return with_unprinted(attached(audience), names_of(asked("team").data, scheme))
    tables = list(READERS[form](file(audience, form)))
    return figures_in(tables, names_of(asked("team").data, scheme))


def attached(audience: str):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        path.write_bytes(file(audience, "pdf"))
        with pikepdf.open(path) as opened:
            said = json.loads(opened.attachments["figurer.json"].get_file().read_bytes())
    assert said.get("audience", "team") == audience
    return said["figures"]


def truth():
    return {(f.measure, frozenset(f.by)): f.value for f in asked("team").figures if isinstance(f.value, int)}


def worked_out(figures, least: int):
    """The small counts that the reader of a file works out, or nearly, or simply reads."""
    rule, true = Rule(least, 2 * least), truth()
    attacker = Attacker(figures, DEFINITIONS.scheme(asked("team").scheme).positive)
    read = {name: value for name, value in attacker.shown.items() if name[0] not in TELLS_OF_NOBODY}
    found = [name for name, value in read.items() if rule.small(value) and name in true]
    for name in attacker.hidden():
        if rule.small(true.get(name, 0)):
            low, high = attacker.interval(name)
            if high < rule.least - 1e-6 or high - low < rule.least - 1 - 1e-6:
                found.append(name)
    return found


@pytest.mark.parametrize("audience", ["association", "public"])
@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "pdf"])
def test_whoever_reads_the_file_works_out_no_small_count(form: str, audience: str) -> None:
    assert worked_out(read(audience, form), LEAST[audience]) == []


@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "pdf"])
def test_the_reader_is_not_blind(form: str) -> None:
    """In the team's own file the same reader finds the small counts, and every count is the true one."""
    figures = read("team", form)
    assert len(worked_out(figures, 5)) > 50
    true = truth()
    told = {(f["measure"], frozenset(f["by"].items())): f["value"] for f in figures if f["value"] is not None}
    assert {name: value for name, value in told.items() if name in true and value != true[name]} == {}


@pytest.mark.parametrize("form", ["html", "docx", "xlsx", "pdf"])
def test_what_is_shown_in_a_protected_file_is_true_and_enough(form: str) -> None:
    """A blank page is safe too: it must not pass."""
    told = {
        (f["measure"], frozenset(f["by"].items())): f["value"]
        for f in read("association", form)
        if f["value"] is not None
    }
    true = truth()
    assert {name: value for name, value in told.items() if name in true and value != true[name]} == {}
    whole = [told[measure, frozenset()] for measure in ("participants_active", "exits", "positive_share")]
    assert whole == [238, 51, 26]
    assert sum(value > 0 for value in told.values() if isinstance(value, int)) >= 40


@pytest.mark.parametrize("audience", ["association", "public"])
def test_every_number_in_words_and_pictures_stands_in_the_attached_figures(audience: str) -> None:
    shown = {f["value"] for f in read(audience, "pdf")} | {f.get("n") for f in read(audience, "pdf")}
    letters = {word: n for n, word in enumerate(read_phrases("phrases")["numbers"]["sv"])}
    page = parser.document_fromstring(file(audience, "html").decode())
    words = [a.text_content() for a in page.xpath("//main//p//a[@class='fig']")]
    pictures = page.xpath("//main//svg//text/text() | //main//svg//title/text()")
    for said in (*words, *pictures):
        for token in re.findall(
            r"\d+|\b[a-zåäö]+\b", re.sub(r"\d+(,\d+)?\s*%|\d+,\d+", "", said.lower().replace("\xa0", ""))
        ):
            if token.isdigit():
                assert int(token) in shown, said
            elif token in letters and said in words:
                assert letters[token] in shown, said


def test_no_number_stands_in_the_pdf_that_does_not_stand_in_the_page() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        path.write_bytes(file("association", "pdf"))
        with pikepdf.open(path) as opened:
            pages = " ".join(pages_of(opened))
    page = " ".join(parser.document_fromstring(file("association", "html").decode()).itertext())

    def numbers(text):
        return set(re.findall(r"\d+", text))

    assert numbers(pages) - numbers(page) <= {str(n) for n in range(60)}  # page numbers


def test_nothing_of_a_single_record_or_of_the_teams_texts_comes_along() -> None:
    texts = " ".join(asked("team").data.texts.values())
    said = file("association", "html").decode()
    assert "Anmärkningar på underlaget" not in said
    assert [line for line in texts.splitlines() if len(line) > 40 and line in said] == []


def test_a_hidden_cell_has_its_sign_and_the_sign_is_explained() -> None:
    tables = [t for t in document("association").tables() if any(c.withheld for row in t.rows for c in row)]
    assert len(tables) > 10
    assert all(".. betyder att talet är dolt" in plain(table.note) for table in tables)
    assert "tal under 5 är dolda" in document("association").notice
    assert "under 5" in document("association").words["notice_long"]
    assert f'<abbr title="dolt">{HIDDEN}</abbr>' in file("association", "html").decode()


def test_a_sum_is_not_made_of_the_parts_that_are_left() -> None:
    for table in document("public").tables():
        for place in range(1, len(table.columns)):
            cells = [row[place] for row in table.rows]
            if table.total and any(cell.withheld for cell in cells) and not table.total[place].figure:
                assert table.total[place].withheld or table.total[place].value in ("", 1.0)


def test_a_picture_has_no_bar_for_what_is_hidden() -> None:
    charts = [block for block in document("association").blocks() if isinstance(block, Chart)]
    bars = [bar for chart in charts for bar in chart.spec["data"]["values"] if bar["text"] == HIDDEN]
    assert bars
    assert {bar["value"] for bar in bars} == {0}
    assert all("dolt" in chart.alt for chart in charts if any(f.hidden for f in chart.figures))


def test_withheld_is_never_said_to_be_unknown_or_nothing() -> None:
    said = file("association", "html").decode()
    assert "inte känt, eftersom uppgifterna" not in said
    assert "är inte känd för någon" not in said
    teams = next(t for t in document("association").tables() if t.caption.startswith("Deltagare och avslut"))
    assert isinstance(teams, Table)
    assert "Utan uppgifter i perioden: Psykiatriresurs från Region Västmanland." in plain(teams.note)
    keys = [
        item for block in document("public").blocks() if isinstance(block, KeyFigures) for item in block.items
    ]
    assert all(plain(item.base) for item in keys if item.text == HIDDEN)


def test_a_protected_pdf_is_verified_against_protected_figures(tmp_path: Path) -> None:
    write_example("vastmanland-2025", tmp_path / "exempel")
    (tmp_path / "rapport.pdf").write_bytes(file("association", "pdf"))
    answer = CliRunner().invoke(
        main, ["verify", str(tmp_path / "rapport.pdf"), "--dataset", str(tmp_path / "exempel")]
    )
    assert answer.exit_code == 0, answer.output
    assert "Alla siffror gäller." in answer.stdout


def test_the_teams_texts_come_along_only_when_somebody_asks(tmp_path: Path) -> None:
    with_texts = document_of(asked("association"), texts=True)
    assert len(list(with_texts.blocks())) > len(list(document("association").blocks()))


def test_a_report_says_the_smallest_count_that_its_association_decided() -> None:
    whole = asked("team")
    raised = document_of(for_audience(whole, "association", least=7))
    carried = json.loads(content_of(raised))
    assert "tal under 7 är dolda" in raised.notice
    assert "under 7 eller" in raised.words["notice_long"]
    assert carried["least"] == 7
    assert not [f for f in carried["figures"] if f["unit"] == "enrolments" and 0 < (f["value"] or 0) < 7]

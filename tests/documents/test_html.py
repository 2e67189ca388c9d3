"""Is the page one safe file that anyone can read?"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as parser

from stegvis.documents.html import html
from stegvis.documents.model import Document


@pytest.fixture(scope="module")
def source(document: Document) -> str:
    return html(document).decode()


@pytest.fixture(scope="module")
def page(source: str) -> parser.HtmlElement:
    return parser.document_fromstring(source)


def test_nothing_is_fetched_from_anywhere(source: str, page: parser.HtmlElement) -> None:
    assert not re.findall(r"""(?:src|srcset|poster|data)=["'](?!#)""", source)
    assert {href for href in page.xpath("//@href") if not href.startswith("#")} == set()
    assert set(re.findall(r"url\((\w+):", source)) == {"data"}
    assert "@import" not in source


def test_the_policy_allows_only_the_pages_own_style(page: parser.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = b64encode(sha256(page.xpath("string(//style)").encode()).digest()).decode()
    assert (
        policy
        == f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
    )
    assert page.xpath("//*[@style]") == []
    assert page.xpath("//script") == []


def test_letters_of_other_languages_bring_their_fonts(document: Document, source: str) -> None:
    polish = html(replace(document, association="Łódź")).decode()
    assert (source.count("@font-face"), polish.count("@font-face")) == (2, 4)


def test_headings_never_skip_a_level(page: parser.HtmlElement) -> None:
    levels = [int(h.tag[1]) for h in page.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.xpath("//h1")) == 1


def test_every_id_is_used_once_and_every_link_inside_leads_somewhere(page: parser.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href")} <= set(ids)


def test_every_table_has_a_caption_and_headings_with_a_scope(
    page: parser.HtmlElement, document: Document
) -> None:
    tables = page.xpath("//table")
    assert len(tables) == len(document.tables())
    assert all(t.xpath("./caption") and not t.xpath(".//th[not(@scope)]") for t in tables)


def test_every_chart_has_its_content_as_title_and_leads_to_its_table(
    page: parser.HtmlElement, document: Document
) -> None:
    chart = document.charts()[0]
    figure = page.get_element_by_id(chart.anchor)
    assert [title.text for title in figure.xpath(".//*[local-name()='title']")] == [chart.alt, chart.alt]
    assert figure.xpath(".//a/@href") == [f"#{chart.table}"]


def test_a_computed_number_leads_to_its_definition(page: parser.HtmlElement) -> None:
    link = page.xpath("//p[@class='lead']/a[@class='fig'][text()='31']")[0]
    assert "Deltagare" in page.get_element_by_id(link.get("href")[1:]).text_content()


def test_the_notice_stands_first(page: parser.HtmlElement, document: Document) -> None:
    assert document.notice in page.xpath("//body/*[2]")[0].text_content()


def test_it_is_in_the_documents_language(page: parser.HtmlElement) -> None:
    assert page.get("lang") == "sv"


def test_the_same_report_in_other_formats_is_a_link_away_and_not_on_paper(
    document: Document, source: str
) -> None:
    with_links = parser.document_fromstring(html(document, {"PDF": "rapport.pdf", "Word": "rapport.docx"}))
    assert with_links.xpath("//p[@class='beside']/a/@href") == ["rapport.pdf", "rapport.docx"]
    assert 'class="beside"' not in source
    assert ".skip,.beside,footer{display:none}" in source.split("@media print")[1]

"""How does the report look in Word, on a computer that lacks its fonts?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from stegvis.documents import word_parts as parts
from stegvis.documents.model import Document

# Georgia and Calibri stand in for the report's own fonts: every office computer has them.
SERIF, SANS = "Georgia", "Calibri"
INK, GREY = RGBColor(0x14, 0x21, 0x1F), RGBColor(0x5C, 0x6A, 0x66)
MEASURE = Mm(162)
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def prepare(word: Any, document: Document) -> None:
    """Page, styles, language, head, foot and properties."""
    _page(word.sections[0], document)
    _styles(word.styles)
    parts.set_language(word.styles, LANGUAGES[document.language])
    _properties(word.core_properties, document)


def _page(section: Any, document: Document) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(26),
        Mm(20),
        Mm(26),
        Mm(28),
    )
    section.header_distance, section.footer_distance = Mm(13), Mm(11)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style = "Header"
    head.add_run(f"{document.association}\t{document.title} {document.period}")
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{document.notice}\t{document.words['page']} ")
    parts.field(foot, "PAGE", "1")
    foot.add_run(" (")
    parts.field(foot, "NUMPAGES", "1")
    foot.add_run(")")
    section.footer.add_paragraph(f"{document.words['fingerprint']} {document.origin.mark}", style="Footer")


def _styles(styles: Any) -> None:
    _style(styles, "Normal", SERIF, 10, after=7, line=1.35)
    _style(styles, "Title", SERIF, 34, after=6)
    _style(styles, "Subtitle", SERIF, 17, colour=GREY, after=12)
    _style(styles, "Heading 1", SERIF, 20, before=26, after=14)
    _style(styles, "Heading 2", SERIF, 12.5, bold=True, before=18, after=5)
    _style(styles, "Heading 3", SERIF, 10.5, bold=True, before=11, after=3)
    _style(styles, "Heading 4", SERIF, 10, bold=True, before=9, after=3)
    _style(styles, "Caption", SANS, 9.5, before=12, after=4, keep=True)
    _style(styles, "List Bullet", SERIF, 10, after=3, line=1.35)
    _style(styles, "List Number", SERIF, 10, after=3, line=1.35)
    _style(styles, "Quote", SERIF, 10, after=7, line=1.35)
    _style(styles, "Header", SANS, 8, colour=GREY)
    _style(styles, "Footer", SANS, 8, colour=GREY)
    _style(styles, "Table Text", SANS, 9.5, before=2.5, after=2.5)
    _style(styles, "Table Note", SANS, 8.5, colour=GREY, before=4, after=14)
    _style(styles, "Contents", SERIF, 10.5, after=5)
    for name in ("Header", "Footer"):
        stops = styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(MEASURE, WD_TAB_ALIGNMENT.RIGHT)
    styles["Quote"].paragraph_format.left_indent = Mm(6)


def _style(
    styles: Any,
    name: str,
    font: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.1,
    keep: bool = False,
) -> None:
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), font)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
    if keep:
        shape.keep_with_next = True
    rules = style.element.pPr.find(qn("w:pBdr"))
    if rules is not None:
        style.element.pPr.remove(rules)


def _properties(properties: Any, document: Document) -> None:
    last = document.origin.last
    day = datetime(last.year, last.month, last.day, tzinfo=UTC)
    properties.title = f"{document.title} {document.period}"
    properties.subject = document.subtitle
    properties.author = properties.last_modified_by = document.association
    properties.language = LANGUAGES[document.language]
    properties.comments = document.notice
    properties.created = properties.modified = day
    properties.revision = 1

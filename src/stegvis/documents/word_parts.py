"""Which Word markup does python-docx not write by itself?"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
Edges = dict[str, tuple[int, str]]


def element(tag: str, /, **attributes: str) -> Any:
    """An element in Word's namespace with attributes in it."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(paragraph: Any, code: str, shown: str) -> None:
    """A field such as PAGE, with what it shows until Word computes it."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="begin"))
    paragraph.add_run()._r.append(instruction(code))
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def instruction(code: str) -> Any:
    """What a field computes."""
    made = element("instrText")
    made.text = code
    made.set(qn("xml:space"), "preserve")
    return made


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place in the text that a link can lead to."""
    start = element("bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def inner_link(paragraph: Any, anchor: str) -> Any:
    """A run that leads to a bookmark."""
    link = element("hyperlink", anchor=anchor, history="1")
    paragraph._p.append(link)
    run = paragraph.add_run()
    link.append(run._r)
    return run


def outer_link(paragraph: Any, address: str) -> Any:
    """A run that leads to a web address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    run = paragraph.add_run()
    link.append(run._r)
    return run


def edges(cell: Any, lines: Edges) -> None:
    """Rules on the sides of a cell, each its eighths of a point and colour."""
    borders = element("tcBorders")
    for side, (size, colour) in lines.items():
        borders.append(element(side, val="single", sz=str(size), space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def row_rules(row: Any, head: bool) -> None:
    """A row that does not break over pages; a head row is repeated on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))


def use_style(paragraph: Any, style: str) -> None:
    """The style by its identity, the name without spaces: python-docx's search by name takes most of a report's time."""
    paragraph._p.style = style.replace(" ", "")


def flush_left(table: Any) -> None:
    """Fixed column widths, and text that begins and ends at the margins: air only between columns."""
    table.autofit = False
    properties = table._tbl.tblPr
    properties.append(element("tblInd", w="0", type="dxa"))
    air = element("tblCellMar")
    air.append(element("left", w="0", type="dxa"))
    air.append(element("right", w="110", type="dxa"))
    properties.append(air)


def describe_table(table: Any, title: str, description: str) -> None:
    """The table's alternative text."""
    properties = table._tbl.tblPr
    properties.append(element("tblCaption", val=title))
    properties.append(element("tblDescription", val=description))


def describe_picture(picture: Any, title: str, text: str) -> None:
    """The picture's alternative text."""
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", text)


def set_language(styles: Any, language: str) -> None:
    """The language that Word proofreads in, for every style."""
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language))


def restarted_list(document: Any, style: str) -> str:
    """The number of a new list that counts from one, in the style's own form."""
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    form = numbering.num_having_numId(used).abstractNumId.val
    made = numbering.add_num(form)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def use_list(paragraph: Any, number: str) -> None:
    """The paragraph counts in this list."""
    counted = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    counted.get_or_add_numId().val = int(number)
    counted.get_or_add_ilvl().val = 0


def without_clock(package: bytes) -> bytes:
    """The same file with every part dated alike, so that the same report gives the same bytes."""
    page = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(page, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            plain = ZipInfo(part.filename, FIRST_ZIP_DAY)
            plain.compress_type = ZIP_DEFLATED
            new.writestr(plain, old.read(part))
    return page.getvalue()

"""Somebody who has a report as a file and reads its tables back into figures: knows only what is printed.

A table is told by its caption, a column by its heading, a row by its name, a team by the chapter. What cannot be read so is left
out (means, money, scores), and a share is a number that the counts beside it give.
"""

import re
from io import BytesIO

import openpyxl
from docx import Document as read_docx
from docx.oxml.ns import qn
from lxml import html as parser

from stegvis.definitions import load
from stegvis.documents.numbers import HIDDEN

DEFINITIONS = load()
ROWS = {
    "Deltagare och avslut per insats": "team",
    "Deltagare efter kön": "sex",
    "Deltagare efter ålder": "age_group",
    "Deltagare efter remittent": "referrer",
    "Deltagare efter inriktning": "track",
    "Ansökningar efter remittent och inriktning": "referrer",
    "Avslut efter utfall": "outcome",
    "Avslut efter utfall och inriktning": "outcome",
    "Fullföljda och avbrutna insatser efter inriktning": "track",
    "Avbrutna insatser efter skäl och remittent": "reason",
    "Vart deltagarna gick": "destination",
    "Sysselsättning vid avslut": "occupation",
    "Uppföljning efter avslut": "months",
}
COLUMNS = {
    "Deltagare": "participants_active",
    "Nya": "participants_new",
    "Varav nya": "participants_new",
    "Inskrivna vid slutet": "participants_enrolled",
    "Ansökningar": "applications",
    "Avslut": "exits",
    "Positiva utfall": "positive_share",
    "Varav fullföljda": "exits_completed",
    "Fullföljda": "exits_completed",
    "Avbrutna": "exits_interrupted",
    "Skulle följas upp": "follow_ups_due",
    "Sökta": "follow_ups_attempted",
    "Nådda": "follow_ups_reached",
}
BY_CAPTION = {
    ("Avslut efter utfall", "Antal"): "exits",
    ("Vart deltagarna gick", "Antal"): "exits",
    ("Avslut efter utfall och inriktning", "Alla"): "exits",
    ("Avbrutna insatser efter skäl och remittent", "Alla"): "exits_interrupted",
    ("Sysselsättning vid avslut", "Antal"): "occupation_at_exit",
}
TOTALS = ("Summa", "Alla insatser")


def tables_of_html(page):
    """(chapter, caption, rows) of every table with a caption; the first row is its headings."""
    for section in parser.document_fromstring(page.decode()).xpath("//main/section"):
        chapter = " ".join(section.xpath("string(h2)").split()[1:])
        for table in section.xpath(".//table[caption]"):
            rows = [[" ".join(c.text_content().split()) for c in row] for row in table.xpath(".//tr")]
            yield chapter, " ".join(table.xpath("string(caption)").split()[2:]), rows


def tables_of_docx(file):
    chapter = caption = ""
    word = read_docx(BytesIO(file))
    for element in word.element.body:
        text = "".join(node.text or "" for node in element.iter(qn("w:t")))
        style = element.find(f".//{qn('w:pStyle')}")
        if style is not None and element.tag == qn("w:p"):
            name = word.styles.element.xpath(
                f"//w:style[@w:styleId='{style.get(qn('w:val'))}']/w:name/@w:val"
            )
            if name[:1] == ["heading 1"]:
                chapter = text.split("\u2002", 1)[-1]
            elif name[:1] == ["caption"]:
                caption = text.split("  ", 1)[-1]
        if element.tag == qn("w:tbl") and element.find(f".//{qn('w:tblCaption')}") is not None:
            rows = [
                ["".join(t.text or "" for t in c.iter(qn("w:t"))) for c in row.iter(qn("w:tc"))]
                for row in element.iter(qn("w:tr"))
            ]
            yield chapter, caption, rows


def tables_of_xlsx(file):
    book = openpyxl.load_workbook(BytesIO(file))
    for sheet in book.worksheets[1:]:
        rows = [list(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
        whole = next((i for i, row in enumerate(rows) if row[0] is None), len(rows))
        yield sheet["A2"].value, sheet["A1"].value.split(" ", 2)[2], rows[:whole]


def figures_in(tables, names):
    """What the tables tell, as figures. `names` are codes by dimension and printed name."""
    found = {}
    for chapter, caption, (head, *rows) in tables:
        team, named = names["team"].get(chapter), caption.rsplit(", ", 1)[0]
        if named not in ROWS:
            continue
        for row in rows:
            for place, heading in enumerate(head[1:], 1):
                for figure in told(named, team, row[0], heading, row[place], names):
                    key = (figure["measure"], frozenset(figure["by"].items()))
                    held = found.setdefault(key, figure)["value"]
                    assert figure["value"] in (held, None) or held is None, figure
                    if held is None:  # hidden in the one table and told in another
                        found[key] = figure
    return with_unprinted(found.values(), names)


def with_unprinted(figures, names):
    """What is left out of a file is there all the same: another team's part of a split, and those for whom it is not known."""
    found = {(f["measure"], frozenset(f["by"].items())) for f in figures}
    splits = {(measure, frozenset(p for p in by if p[0] != "team")) for measure, by in found}
    places = {(m, by | {("team", team)}) for m, by in splits for team in names["team"].values()}
    places |= {
        (m, by - {p} | {("destination", "unknown")}) for m, by in found for p in by if p[0] == "destination"
    }
    return [*figures, *({"measure": m, "by": dict(by), "value": None} for m, by in places - found)]


def told(caption, team, row, heading, said, names):
    by, measure = {"team": team} if team else {}, BY_CAPTION.get((caption, heading)) or COLUMNS.get(heading)
    across = {"Avslut efter utfall och inriktning": ("exits", "track")}.get(caption)
    if measure is None and across and heading in names[across[1]]:
        measure, by = across[0], {**by, across[1]: names[across[1]][heading]}
    value = number(said)
    if measure is None or value is Ellipsis:
        return
    if row not in TOTALS:
        by[ROWS[caption]] = names[ROWS[caption]][row]
    yield {"measure": measure, "by": by, "value": value}


def number(said):
    """A count; None where it is hidden; Ellipsis for what is no count."""
    if said == HIDDEN:
        return None
    if isinstance(said, int):
        return said
    return int(said.replace("\xa0", "")) if re.fullmatch(r"\d[\d\xa0]*", str(said)) else ...


def names_of(data, scheme):
    """The printed names of codes, teams and tracks, and the codes they stand for."""
    lists = {d: DEFINITIONS.codes[c] for d, c in DEFINITIONS.dimensions.items() if c in DEFINITIONS.codes}
    names = {d: {codes.name_of(c, "sv"): c for c in codes.codes} for d, codes in lists.items()}
    names["outcome"] = {column.label.in_("sv"): column.code for column in scheme.columns}
    names["months"] = {f"{months} månader": months for months in (6, 12, 18, 24)}
    for kind in ("team", "track"):
        names[kind] = {row["name"]: row[kind] for row in data.rows(f"{kind}s", [kind, "name"])}
    return {d: {**said, "Uppgift saknas": "unknown"} for d, said in names.items()}

"""How are a report's figures written as rows that any program reads?"""

from __future__ import annotations

import csv as csv_files
from io import StringIO

from stegvis.documents.model import Document
from stegvis.documents.numbers import HIDDEN
from stegvis.domain.figure import ABSENT, Figure

FACTS = ("value", "n", "share", "unit")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv(document: Document) -> bytes:
    """The printed figures as UTF-8 CSV: measure, one column per dimension, then value, n, share and unit.

    An empty cell is "not known" or "not split by this", two points are "known but not shown". Text that a spreadsheet would run as a formula gets an apostrophe.
    """
    figures = document.printed_figures()
    dimensions = list(dict.fromkeys(name for figure in figures for name, _ in figure.by))
    page = StringIO(newline="")
    writer = csv_files.writer(page, lineterminator="\n")
    writer.writerow(["measure", *dimensions, *FACTS])
    for figure in figures:
        by = figure.dimensions
        writer.writerow([figure.measure, *(_text(by.get(name, "")) for name in dimensions), *_facts(figure)])
    return page.getvalue().encode()


def _facts(figure: Figure) -> list[object]:
    facts = (HIDDEN if figure.hidden else figure.value, figure.n, figure.share, figure.unit)
    return ["" if fact is None or fact is ABSENT else fact for fact in facts]


def _text(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text

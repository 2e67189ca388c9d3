"""How does a report become a tagged PDF that carries its own figures?"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from stegvis.documents.attachment import content_of
from stegvis.documents.model import (
    Block,
    Chart,
    Definitions,
    Document,
    Heading,
    Inline,
    KeyFigures,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
    TextTable,
)
from stegvis.documents.numbers import in_cell
from stegvis.documents.pictures import FONTS, svg

TEMPLATES = Path(__file__).parent / "templates"
# One file is both: tagged by Typst's own PDF/UA-1 check, and PDF/A-3a, the archive form that may carry a data file.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-3a"]
NOT_IN_FONT = "■"
PAGE_HEIGHT = 700
"""Points between the margins of the report's page, less what a caption and a heading need."""


def pdf(document: Document) -> bytes:
    """The report as PDF, tagged, with `figurer.json` attached. The same document gives the same bytes."""
    inputs = {
        "document": _shown(json.dumps(_plain(document), ensure_ascii=False)),
        "figures": content_of(document),
    }
    compiler = typst.Compiler(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
    day = document.origin.last
    made = compiler.compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC)
    )
    return cast(bytes, made)


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _coverage() -> frozenset[str]:
    """The characters that every font of the report has: PDF/UA and PDF/A allow no other."""
    ranges = (line.split("-") for line in (FONTS / "coverage.txt").read_text(encoding="ascii").split())
    return frozenset(chr(code) for ends in ranges for code in range(int(ends[0], 16), int(ends[-1], 16) + 1))


def _shown(text: str) -> str:
    return "".join(c if c in _coverage() or c in "\n\t" else NOT_IN_FONT for c in text)


def _plain(document: Document) -> dict[str, Any]:
    """The document as the template reads it: strings, numbers and lists only."""
    day = document.origin.last
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "full_title": " – ".join(
            part
            for part in (f"{document.title} {document.period}", document.subtitle, document.association)
            if part
        ),
        "association": document.association,
        "period": document.period,
        "running": f"{document.title} {document.period}",
        "notice": document.notice,
        "language": document.language,
        "fingerprint": document.origin.mark,
        "scheme": document.origin.scheme,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "page_height": PAGE_HEIGHT,
        "words": document.words,
        "contents_depth": 2 if document.subtitle else 1,
        "chapters": [
            {
                "title": c.title,
                "number": c.number,
                "anchor": c.anchor,
                "new_page": c.new_page,
                "blocks": [_block(b, document.language) for b in c.blocks],
            }
            for c in document.chapters
        ],
    }


def _block(block: Block, language: str) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", **asdict(block)}
        case Paragraph():
            return {"type": "paragraph", "lead": block.lead, "runs": _runs(block.runs)}
        case Quote():
            return {"type": "quote", "blocks": [_block(b, language) for b in block.blocks]}
        case ListBlock():
            listed = [[_block(b, language) for b in item] for item in block.items]
            return {"type": "list", "ordered": block.ordered, "items": listed}
        case TextTable():
            return {
                "type": "text_table",
                "head": [_runs(c) for c in block.head],
                "rows": [[_runs(c) for c in row] for row in block.rows],
            }
        case KeyFigures():
            shown = [{"label": i.label, "text": i.text, "base": _runs(i.base)} for i in block.items]
            return {"type": "key_figures", "items": shown}
        case Table():
            return _table(block, language)
        case Chart():
            said = {
                "number": block.number,
                "caption": block.caption,
                "anchor": block.anchor,
                "alt": block.alt,
            }
            return {"type": "chart", **said, "svg": svg(block.spec), "note": _runs((Run(block.note),))}
        case Definitions():
            items = [
                {
                    "term": d.term,
                    "explanation": d.explanation,
                    "facts": d.facts,
                    "anchor": f"matt-{d.measure}",
                }
                for d in block.items
            ]
            return {"type": "definitions", "items": items}


def _table(table: Table, language: str) -> dict[str, Any]:
    kinds = [column.kind for column in table.columns]
    rows = [
        [in_cell(cell, kind, language) for cell, kind in zip(row, kinds, strict=True)]
        for row in (*table.rows, *([table.total] if table.total else []))
    ]
    return {
        "type": "table",
        "anchor": table.anchor,
        "number": table.number,
        "caption": table.caption,
        "columns": [{"label": c.label, "kind": c.kind} for c in table.columns],
        "widths": list(table.widths),
        "rows": rows[: len(table.rows)],
        "total": rows[-1] if table.total else None,
        "note": _runs((*table.note, Run(f" {table.source}"))) if table.source else _runs(table.note),
    }


def _runs(runs: Inline) -> list[dict[str, Any]]:
    return [{"text": r.text, "strong": r.strong, "emphasis": r.emphasis, "href": r.href} for r in runs]

"""In which file formats can a report be had?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from stegvis.documents.excel import xlsx
from stegvis.documents.html import html
from stegvis.documents.model import Document
from stegvis.documents.pdf import pdf
from stegvis.documents.tidy import csv
from stegvis.documents.word import docx

Format = Literal["html", "pdf", "docx", "xlsx", "csv"]
RENDERERS: dict[Format, Callable[[Document], bytes]] = {
    "html": html,
    "pdf": pdf,
    "docx": docx,
    "xlsx": xlsx,
    "csv": csv,
}


def render(document: Document, format: Format, path: Path) -> None:
    """Write the report to `path`. The same document gives the same bytes in every format."""
    path.write_bytes(RENDERERS[format](document))

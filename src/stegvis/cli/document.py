"""How is a report written to a file, and what is said when it cannot be?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError
from stegvis.documents.half_year import half_year, rendered
from stegvis.documents.model import Document
from stegvis.evaluation.answer import Answer
from stegvis.figures import Asked


def document_of(
    asked: Asked,
    language: str = "sv",
    *,
    texts: bool | None = None,
    worth: Mapping[str, Answer] | None = None,
) -> Document:
    """The half-year report of what was asked, with the teams' evaluations, as data. Raises Unreadable where a layout or phrase cannot be used."""
    try:
        return half_year(asked, language, texts=texts, worth=worth)
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault


def write_document(document: Document, form: str, target: Path) -> None:
    """The document as one of the installed formats. Raises Unreadable where the file cannot be written."""
    try:
        target.write_bytes(rendered(document, form))
    except OSError as fault:
        raise Unreadable(
            f"{target} går inte att skriva: {fault.strerror}. Välj en annan plats med --out."
        ) from fault

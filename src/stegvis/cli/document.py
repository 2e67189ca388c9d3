"""How is a report written to a file, and what is said when it cannot be?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError, load
from stegvis.documents.half_year import half_year, rendered
from stegvis.documents.handed import handed_report
from stegvis.documents.model import Document
from stegvis.evaluation.answer import Answer
from stegvis.figures import Asked
from stegvis.figures.release import ReleaseError, read_release


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


def is_release(path: Path) -> bool:
    """True for a file of figures rather than a dataset."""
    return path.suffix == ".json" and path.name != "datapackage.json"


def handed_document(path: Path, language: str, teams: tuple[str, ...]) -> Document:
    """The half-year report of a file of figures. Raises Unreadable where it is none, UsageError for an unknown team."""
    try:
        return handed_report(read_release(path), load(), language, teams)
    except (ReleaseError, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    except KeyError as fault:
        raise click.UsageError(str(fault.args[0])) from fault


def write_document(document: Document, form: str, target: Path) -> None:
    """The document as one of the installed formats. Raises Unreadable where the file cannot be written."""
    try:
        target.write_bytes(rendered(document, form))
    except OSError as fault:
        raise Unreadable(
            f"{target} går inte att skriva: {fault.strerror}. Välj en annan plats med --out."
        ) from fault

"""How does an answered question become a report in a file?"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path

from stegvis.cli.asked import Asked
from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import Named, ReportInput
from stegvis.documents.model import Document
from stegvis.documents.texts import arranged

GROUP = "stegvis.formats"


def document_of(asked: Asked, language: str = "sv") -> Document:
    """The half-year report of what was asked, as data. Raises Unreadable where a layout or phrase cannot be used."""
    teams = {row["team"]: row["name"] for row in asked.data.rows("teams", ["team", "name"])}
    texts = arranged(asked.data.texts)
    material = ReportInput(
        association=_association(asked),
        period=asked.period,
        scheme=asked.scheme,
        figures=asked.figures,
        teams=tuple(Named(team, teams[team]) for team in asked.shown),
        dataset=asked.data.fingerprint,
        definitions=asked.definitions.fingerprint,
        tracks=tuple(
            Named(row["track"], row["name"]) for row in asked.data.rows("tracks", ["track", "name"])
        ),
        findings=asked.data.findings,
        texts=texts.sections,
        orders=texts.orders,
        language=language,
    )
    try:
        return build(material, layout(), asked.definitions)
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault


def write_document(document: Document, form: str, target: Path) -> None:
    """The document as one of the installed formats (`stegvis.formats`), loaded when it is asked for."""
    render = next(point for point in entry_points(group=GROUP) if point.name == form).load()
    try:
        target.write_bytes(render(document))
    except OSError as fault:
        raise Unreadable(
            f"{target} går inte att skriva: {fault.strerror}. Välj en annan plats med --out."
        ) from fault


def _association(asked: Asked) -> str:
    named: Mapping[str, str] = {
        row["association"]: row["name"] for row in asked.data.rows("associations", ["association", "name"])
    }
    return next(iter(named.values())) if len(named) == 1 else asked.data.title

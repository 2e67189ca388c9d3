"""Which figures does a PDF carry, and do they still hold?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pikepdf

from stegvis.documents.model import Document
from stegvis.domain.figure import Figure

NAME = "figurer.json"
FORM = "stegvis-figurer-1"
NEAR = 1e-9


class AttachmentError(Exception):
    """The PDF has no figures to compare; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a report printed, and from what: fingerprints, period (ISO days), scheme and the teams asked for."""

    dataset: str
    definitions: str
    first: str
    last: str
    scheme: str
    teams: tuple[str, ...]
    figures: tuple[Figure, ...]
    audience: str = "team"
    least: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed figure that the data no longer gives: `now` is None where the data gives no such figure."""

    printed: Figure
    now: Figure | None
    what: Literal["value", "n", "share", "gone"]


def content_of(document: Document) -> str:
    """The attachment's text: exactly the figures that the document prints. No findings, no record keys."""
    origin = document.origin
    said = {
        "form": FORM,
        "dataset": origin.dataset,
        "definitions": origin.definitions,
        "period": {"from": origin.first.isoformat(), "to": origin.last.isoformat()},
        "scheme": origin.scheme,
        "teams": list(origin.teams),
        **({"audience": origin.audience, "least": origin.least} if origin.audience != "team" else {}),
        "figures": [figure.as_dict() for figure in document.printed_figures()],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def attached_figures(pdf: Path) -> Attachment:
    """What the PDF carries. Raises AttachmentError for a file that is no PDF, or a PDF that carries no figures."""
    try:
        with pikepdf.open(pdf) as opened:
            content = opened.attachments[NAME].get_file().read_bytes() if NAME in opened.attachments else None
    except (pikepdf.PdfError, OSError) as fault:
        raise AttachmentError(
            f"{pdf} går inte att läsa som PDF. Ange en rapport som Stegvis har skrivit. ({fault})"
        ) from fault
    if content is None:
        raise AttachmentError(
            f"{pdf} bär inga siffror: bilagan {NAME} saknas. Ange PDF-filen som Stegvis skrev, inte en utskrift eller kopia av den."
        )
    try:
        return _attachment(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise AttachmentError(
            f"Bilagan {NAME} i {pdf} är skadad eller ändrad och går inte att läsa. Hämta rapporten på nytt därifrån den publicerades."
        ) from fault


def compare(attachment: Attachment, figures: Iterable[Figure]) -> list[Difference]:
    """The printed figures that `figures` (freshly computed) do not give, in printed order; empty when all still hold."""
    fresh = {(figure.measure, frozenset(figure.by)): figure for figure in figures}
    found = []
    for printed in attachment.figures:
        now = fresh.get((printed.measure, frozenset(printed.by)))
        what = _what_differs(printed, now)
        if what:
            found.append(Difference(printed, now, what))
    return found


def _what_differs(printed: Figure, now: Figure | None) -> Literal["value", "n", "share", "gone"] | None:
    if now is None:
        return "gone"
    if not _same(printed.value, now.value):
        return "value"
    if not _same(printed.n, now.n):
        return "n"
    return None if _same(printed.share, now.share) else "share"


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= NEAR * max(1.0, abs(one))
    return one is other


def _attachment(said: Mapping[str, Any]) -> Attachment:
    if said["form"] != FORM:
        raise ValueError(f"okänd form: {said['form']}")
    return Attachment(
        dataset=str(said["dataset"]),
        definitions=str(said["definitions"]),
        first=str(said["period"]["from"]),
        last=str(said["period"]["to"]),
        scheme=str(said["scheme"]),
        teams=tuple(map(str, said["teams"])),
        figures=tuple(Figure.from_dict(entry) for entry in said["figures"]),
        audience=str(said.get("audience", "team")),
        least=int(said.get("least", 0)),
    )

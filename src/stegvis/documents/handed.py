"""How do figures that somebody has handed over become a report?"""

from __future__ import annotations

from stegvis.definitions import Definitions
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import Named, ReportInput
from stegvis.documents.model import Document
from stegvis.figures.release import Release


def handed_report(
    release: Release, definitions: Definitions, language: str = "sv", teams: tuple[str, ...] = ()
) -> Document:
    """The half-year report of a file of figures, of these teams or of all. Raises KeyError for a team that is not there."""
    named = dict(release.teams)
    absent = [team for team in teams if team not in named]
    if absent:
        raise KeyError(f"Teamet {absent[0]} finns inte bland siffrorna. Team som finns: {', '.join(named)}.")
    material = ReportInput(
        association=release.association,
        period=release.period,
        scheme=release.scheme,
        figures=[f for f in release.figures if not teams or f.dimensions.get("team") in teams],
        teams=tuple(Named(code, named[code]) for code in teams or named),
        dataset=release.dataset,
        definitions=release.definitions,
        tracks=tuple(Named(code, name) for code, name in release.tracks),
        language=language,
        audience=release.audience,
        sources=release.sources,
        least=release.least,
    )
    return build(material, layout(), definitions)

"""How does an answered question become a half-year report?"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points

from stegvis.documents.audience import TEAM
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import Named, ReportInput
from stegvis.documents.model import Document
from stegvis.documents.texts import arranged
from stegvis.evaluation.answer import Answer
from stegvis.figures.asked import Asked

GROUP = "stegvis.formats"


def half_year(
    asked: Asked,
    language: str = "sv",
    *,
    texts: bool | None = None,
    worth: Mapping[str, Answer] | None = None,
) -> Document:
    """The half-year report of what was asked, as data. Raises DefinitionError where a layout or phrase cannot be used.

    The teams' own `texts` may name numbers that the figures hide: where the figures are protected they come along only when
    that is asked for, by somebody who has read them. `worth` adds a team's evaluation to its chapter, for the team itself.
    """
    made = material_of(asked, language, texts=texts, worth=worth)
    return build(made, layout(), asked.definitions)


def material_of(
    asked: Asked,
    language: str = "sv",
    *,
    texts: bool | None = None,
    worth: Mapping[str, Answer] | None = None,
) -> ReportInput:
    """What a report of any layout is made from: the figures that were asked for, with the dataset's own names and texts."""
    teams = {row["team"]: row["name"] for row in asked.data.rows("teams", ["team", "name"])}
    with_texts = asked.audience == TEAM if texts is None else texts
    written = arranged(asked.data.texts if with_texts else {})
    return ReportInput(
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
        findings=asked.data.findings if asked.audience == TEAM else (),
        texts=written.sections,
        orders=written.orders,
        worth=(worth or {}) if asked.audience == TEAM else {},
        language=language,
        audience=asked.audience,
        least=asked.least,
    )


def rendered(document: Document, form: str) -> bytes:
    """The document as one of the installed formats (`stegvis.formats`), loaded when it is asked for."""
    render = next(point for point in entry_points(group=GROUP) if point.name == form).load()
    made: bytes = render(document)
    return made


def _association(asked: Asked) -> str:
    named: Mapping[str, str] = {
        row["association"]: row["name"] for row in asked.data.rows("associations", ["association", "name"])
    }
    return next(iter(named.values())) if len(named) == 1 else asked.data.title

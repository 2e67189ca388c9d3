"""What would the figures of a chapter that was handed over be today?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.documents.attachment import Attachment, compare
from stegvis.documents.kept import from_kept
from stegvis.domain.figure import Figure
from stegvis.web.register.queries.figures import address, labels_of, said
from stegvis.web.reports.models import Chapter
from stegvis.web.reports.queries.material import live_figures, period_of, team_document
from stegvis.web.reports.queries.valued import otherwise, valued


@dataclass(frozen=True, slots=True)
class Changed:
    """A printed figure that the register no longer gives: what it is, then and now (None is not known), and where it is opened."""

    measure: str
    split: str
    then: float | int | None
    now: float | int | None
    url: str


def changed(chapter: Chapter) -> list[Changed] | None:
    """The printed figures that have become others since the chapter was handed over; None for one that follows the register."""
    if not chapter.own or chapter.team is None:
        return None
    kept = from_kept(chapter.own)
    live = live_figures(chapter.team, chapter.report)
    labels = labels_of(live)
    printed = team_document(chapter).printed_figures()
    first, last = (day.isoformat() for day in (kept.period.first, kept.period.last))
    carried = Attachment(
        kept.dataset, kept.definitions, first, last, kept.scheme, (chapter.team.code,), printed
    )
    period = period_of(chapter.report)
    found = [d for d in compare(carried, live.figures) if d.what in ("value", "gone")]
    new = _new(printed, [Figure.from_dict(one) for one in chapter.own["figures"]], live.figures)
    return [
        *(
            Changed(
                labels.measure(d.printed.measure),
                said(d.printed, labels),
                d.printed.value,
                d.now.value if d.now else None,
                address(d.now, period) if d.now else "",
            )
            for d in found
        ),
        *(Changed(labels.measure(f.measure), said(f, labels), 0, f.value, address(f, period)) for f in new),
        *(Changed(*row) for row in otherwise(kept.worth, valued(chapter.team, chapter.report), period)),
    ]


def _new(printed: tuple[Figure, ...], kept: list[Figure], now: list[Figure]) -> list[Figure]:
    """Figures of printed measures that did not occur then: a value that nobody had."""
    before = {(figure.measure, frozenset(figure.by)) for figure in kept}
    splits = {(figure.measure, frozenset(name for name, _ in figure.by)) for figure in printed}
    return [
        figure
        for figure in now
        if figure.value
        and (figure.measure, frozenset(figure.by)) not in before
        and (figure.measure, frozenset(name for name, _ in figure.by)) in splits
    ]

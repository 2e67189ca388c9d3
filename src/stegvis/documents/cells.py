"""What stands in one cell of a planned table?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stegvis.documents.layout import ColumnPlan
from stegvis.documents.model import Cell, Value
from stegvis.documents.shown import Shown
from stegvis.domain.figure import ABSENT, Figure

UNKNOWN = "unknown"
Row = dict[str, str | int]
SHARES = ("share", "row_share", "known_share")


def cell_of(shown: Shown, column: ColumnPlan, row: Row) -> Cell:
    """The cell of a row, which stands for these values of its dimension (none where the row is a team)."""
    by = {**row, **column.by}
    if column.summed:
        return _sum_of(shown.finer(column.measure, **by))
    figure = shown.total(column.measure, **by)
    if column.minus:
        return _change(figure, shown.total(column.measure, **{**by, **column.minus}))
    if figure is None:
        return _absent(shown, column, row)
    if column.show == "row_share":
        return _part(figure, [shown.total(column.measure, **row)])
    if column.show == "known_share":
        return _part(figure, _known(shown, column, row))
    return _of(figure, _shown_of(figure, column))


def total_of(figure: Figure | None, column: ColumnPlan, rows: str, body: Iterable[Cell]) -> Cell:
    """The cell below a column: its own total figure, else what its rows add up to; empty where neither means anything."""
    if column.show == "known_share":
        return Cell(1.0)
    if column.show == "row_share" or (column.show == "share" and rows == "team"):
        return _of(figure, None if figure.share is ABSENT else figure.share) if figure else Cell(None)
    if column.show == "share":
        return _of(figure, 1.0 if figure.value else None) if figure else Cell("")
    if column.show == "n" or column.minus:
        return Cell("")
    return _of(figure, figure.value) if figure else _sum(tuple(body))


def _of(figure: Figure, value: Value) -> Cell:
    """What a figure gives a cell; what it does not give because it is withheld, the cell withholds."""
    return Cell(value, figure, withheld=value is None and figure.withheld)


def _shown_of(figure: Figure, column: ColumnPlan) -> Value:
    if column.show == "value":
        return figure.value
    found: Value = figure.share if column.show == "share" else figure.n
    return None if found is ABSENT else found


def _change(after: Figure | None, before: Figure | None) -> Cell:
    if after is None or before is None or after.value is None or before.value is None:
        return Cell(None, withheld=any(figure.hidden for figure in (after, before) if figure))
    return Cell(after.value - before.value, parts=(after, before))


def _sum_of(figures: tuple[Figure, ...]) -> Cell:
    """The sum of a finer split; one that is withheld leaves no sum, since a part of it would be taken for all."""
    if not figures:
        return Cell(0)
    return replace(_sum([_of(figure, figure.value) for figure in figures]), parts=figures)


def _part(figure: Figure, wholes: Iterable[Figure | None]) -> Cell:
    known = [one for one in wholes if one]
    if figure.hidden or any(one.hidden for one in known):
        return Cell(None, figure, withheld=True)
    whole = sum(one.value or 0 for one in known)
    return Cell(figure.value / whole if figure.value is not None and whole else None, figure)


def _known(shown: Shown, column: ColumnPlan, row: Row) -> list[Figure]:
    (dimension,) = row
    return [
        f for f in shown.split(column.measure, dimension, **column.by) if f.dimensions[dimension] != UNKNOWN
    ]


def _absent(shown: Shown, column: ColumnPlan, row: Row) -> Cell:
    """A value that does not occur in a known count is 0 (figures.md: other values when they occur); a share of nobody is empty."""
    if not row:
        return Cell(0 if _counts_none(shown, column) else None)
    if not any(
        figure.value is not None or figure.hidden for figure in shown.split(column.measure, *row, **column.by)
    ):
        return Cell(None)
    total = shown.total(column.measure)
    if column.show != "value" and total and total.hidden:
        return Cell(None, withheld=True)
    return Cell(0 if column.show == "value" or (total and total.value) else "")


def _counts_none(shown: Shown, column: ColumnPlan) -> bool:
    """Whether a team's row has none of a value that others of its count have: the whole is known, and how it is split."""
    total = shown.total(column.measure)
    split = shown.split(column.measure, *column.by) if column.by and total else ()
    known = total is not None and total.value is not None
    return column.show == "value" and known and any(figure.value is not None for figure in split)


def _sum(cells: Sequence[Cell]) -> Cell:
    if any(cell.withheld for cell in cells):
        return Cell(None, withheld=True)
    known = [cell.value for cell in cells if isinstance(cell.value, int | float)]
    return Cell(sum(known) if known else None)

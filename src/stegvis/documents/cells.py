"""What stands in one cell of a planned table?"""

from __future__ import annotations

from collections.abc import Iterable

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
        return Cell(_absent(shown, column, row))
    if column.show == "row_share":
        return Cell(_part(figure, [shown.total(column.measure, **row)]), figure)
    if column.show == "known_share":
        return Cell(_part(figure, _known(shown, column, row)), figure)
    return Cell(_shown_of(figure, column), figure)


def total_of(figure: Figure | None, column: ColumnPlan, rows: str, body: Iterable[Cell]) -> Cell:
    """The cell below a column: its own total figure, else what its rows add up to; empty where neither means anything."""
    if column.show == "known_share":
        return Cell(1.0)
    if column.show == "row_share" or (column.show == "share" and rows == "team"):
        return Cell(None if figure is None or figure.share is ABSENT else figure.share, figure)
    if column.show == "share":
        return Cell(1.0 if figure.value else None, figure) if figure else Cell("")
    if column.show == "n" or column.minus:
        return Cell("")
    return Cell(figure.value, figure) if figure else Cell(_sum(cell.value for cell in body))


def _shown_of(figure: Figure, column: ColumnPlan) -> Value:
    if column.show == "value":
        return figure.value
    found: Value = figure.share if column.show == "share" else figure.n
    return None if found is ABSENT else found


def _change(after: Figure | None, before: Figure | None) -> Cell:
    if after is None or before is None or after.value is None or before.value is None:
        return Cell(None)
    return Cell(after.value - before.value, parts=(after, before))


def _sum_of(figures: tuple[Figure, ...]) -> Cell:
    return Cell(_sum(figure.value for figure in figures) if figures else 0, parts=figures)


def _part(figure: Figure, wholes: Iterable[Figure | None]) -> float | None:
    whole = sum(one.value or 0 for one in wholes if one)
    return figure.value / whole if figure.value is not None and whole else None


def _known(shown: Shown, column: ColumnPlan, row: Row) -> list[Figure]:
    (dimension,) = row
    return [
        f for f in shown.split(column.measure, dimension, **column.by) if f.dimensions[dimension] != UNKNOWN
    ]


def _absent(shown: Shown, column: ColumnPlan, row: Row) -> Value:
    """A value that does not occur in a known count is 0 (figures.md: other values when they occur); a share of nobody is empty."""
    if not row or not any(
        figure.value is not None for figure in shown.split(column.measure, *row, **column.by)
    ):
        return None
    total = shown.total(column.measure)
    return 0 if column.show == "value" or (total and total.value) else ""


def _sum(values: Iterable[Value]) -> int | float | None:
    known = [value for value in values if isinstance(value, int | float)]
    return sum(known) if known else None

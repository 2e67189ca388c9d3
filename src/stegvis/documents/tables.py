"""Which rows and columns does a planned table get from the figures?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.documents.labels import Labels
from stegvis.documents.layout import ColumnPlan, TablePlan
from stegvis.documents.model import Cell, Column, Kind, Run, Table
from stegvis.documents.numbers import whole
from stegvis.documents.shown import Shown
from stegvis.documents.speech import Speech
from stegvis.domain.figure import ABSENT, Figure

MOST_COLUMNS = 8
UNKNOWN = "unknown"
Row = tuple[Cell, ...]
Coded = tuple[str | int, Row]


@dataclass(frozen=True)
class Tabulator:
    """Makes tables of the figures of one team, or of the whole with a row per team."""

    shown: Shown
    labels: Labels
    speech: Speech
    teams: tuple[str, ...]

    def table(self, plan: TablePlan, chapter: int, numbers: Iterator[int]) -> Table | None:
        """The table under the chapter's next number, or None where there is nothing to put in it."""
        columns = tuple(self._columns(plan))
        rows = [(code, cells) for code in self._codes(plan) if (cells := tuple(self._cells(plan, code)))]
        kept, left_out = self._kept(plan, rows)
        if not kept or len(columns) > MOST_COLUMNS or self._too_few(plan):
            return None
        number = f"{chapter}.{next(numbers)}"
        body = tuple((Cell(self.labels.of(plan.rows, code)), *cells) for code, cells in kept)
        total = self._total(plan, body)
        language = self.speech.language
        return Table(
            anchor=f"tabell-{number.replace('.', '-')}",
            number=f"{self.speech.word('table')} {number}",
            caption=f"{plan.caption[language]}, {self.speech.days()}",
            columns=(Column(self.labels.dimension(plan.rows), "text"), *columns),
            rows=body,
            total=total,
            note=tuple(self._notes(plan, body, total or (), left_out)),
            source=self.speech.word("source", period=self.speech.days()),
        )

    def all_unknown(self, plan: TablePlan) -> str:
        """What to say where the split is known for nobody though there is somebody; else nothing."""
        figures = self.shown.split(plan.columns[0].measure, plan.rows)
        known = [f for f in figures if f.value and f.dimensions[plan.rows] != UNKNOWN]
        return self.speech.missing(plan.rows) if figures and not known and any(f.value for f in figures) else ""

    def _columns(self, plan: TablePlan) -> Iterator[Column]:
        for column in plan.columns:
            yield Column(column.label[self.speech.language], self._kind(column), column.measure)
        for code in self._across(plan):
            yield Column(self.labels.of(plan.across, code), "int", plan.columns[0].measure)

    def _kind(self, column: ColumnPlan) -> Kind:
        if column.show == "share":
            return "share"
        measure = self.labels.definitions.measures.get(column.measure)
        return "sek" if measure and measure.unit == "SEK" else "int"

    def _across(self, plan: TablePlan) -> tuple[str, ...]:
        if not plan.across:
            return ()
        figures = self.shown.split(plan.columns[0].measure, plan.across, plan.rows)
        return tuple(dict.fromkeys(str(f.dimensions[plan.across]) for f in figures))

    def _codes(self, plan: TablePlan) -> tuple[str | int, ...]:
        if plan.rows == "team":
            return self.teams
        if plan.across and not set(self._across(plan)) - {UNKNOWN}:
            return ()
        splits = (self.shown.split(column.measure, plan.rows) for column in plan.columns)
        return tuple(dict.fromkeys(f.dimensions[plan.rows] for split in splits for f in split))

    def _cells(self, plan: TablePlan, code: str | int) -> Iterator[Cell]:
        shown = self.shown.for_team(str(code)) if plan.rows == "team" else self.shown
        row: dict[str, str | int] = {} if plan.rows == "team" else {plan.rows: code}
        before: Cell | None = None
        for column in plan.columns:
            unknown = column.follows and before is not None and before.value is None
            before = Cell(None) if unknown else _cell(shown, column, row)
            yield before
        for across in self._across(plan):
            yield _cell(shown, plan.columns[0], {**row, plan.across: across})

    def _kept(self, plan: TablePlan, rows: list[Coded]) -> tuple[list[Coded], list[str]]:
        """The rows worth a line, and the teams that have nothing to show."""
        filled = [(code, cells) for code, cells in rows if any(cell.value for cell in cells)]
        if plan.rows == "team":
            names = [self.labels.of("team", code) for code, cells in rows if (code, cells) not in filled]
            return filled, names
        if not any(code != UNKNOWN for code, _ in filled):
            return [], []
        return [row for row in rows if row[0] != UNKNOWN or row in filled], []

    def _too_few(self, plan: TablePlan) -> bool:
        total = self.shown.total(plan.columns[0].measure)
        return plan.rows != "team" and total is not None and (total.value or 0) < plan.least

    def _total(self, plan: TablePlan, body: tuple[Row, ...]) -> Row | None:
        if not plan.total or len(body) < 2:
            return None
        cells = [_total_cell(self.shown, column, plan.rows) for column in plan.columns]
        for code in self._across(plan):
            across = self.shown.total(plan.columns[0].measure, **{plan.across: code})
            place = len(cells) + 1
            cells.append(Cell(across.value, across) if across else Cell(_sum(row[place] for row in body)))
        if all(cell.value is None for cell in cells):
            return None
        return (Cell(self.speech.word("total_teams" if plan.rows == "team" else "total")), *cells)

    def _notes(
        self, plan: TablePlan, body: tuple[Row, ...], total: Row, left_out: list[str]
    ) -> Iterator[Run]:
        if plan.base:
            yield from self.speech.sentence(plan.base, self.shown, "bases")
        said = [self._rounding(plan, body)] if plan.rows != "team" and total else []
        if any(cell.value is None for row in (*body, total) for cell in row):
            said.append(self.speech.word("shown_as_dash"))
        if left_out:
            said.append(self.speech.word("left_out", names=", ".join(left_out)))
        yield from (Run(f" {text}") for text in said if text)

    def _rounding(self, plan: TablePlan, body: tuple[Row, ...]) -> str:
        """What rounded shares add up to, where that is not 100."""
        shares = [place for place, column in enumerate(plan.columns, 1) if column.show == "share"]
        sums = (sum(whole(100 * float(row[place].value or 0)) for row in body) for place in shares)
        odd = next((total for total in sums if total not in (0, 100)), None)
        return self.speech.word("rounded", sum=str(odd)) if odd is not None else ""


def _cell(shown: Shown, column: ColumnPlan, row: dict[str, str | int]) -> Cell:
    figure = shown.total(column.measure, **{**row, **(column.by or {})})
    if figure is None:
        return Cell(_absent(shown, column, row))
    if column.show == "share":
        return Cell(None if figure.share is ABSENT else figure.share, figure)
    return Cell(figure.value, figure)


def _absent(shown: Shown, column: ColumnPlan, row: dict[str, str | int]) -> int | None:
    """A value that does not occur in a known count is 0 (figures.md: other values when they occur)."""
    total = shown.total(column.measure)
    known = bool(row) and total is not None and total.value is not None
    return 0 if known and (column.show == "value" or _value(total)) else None


def _value(figure: Figure | None) -> float:
    return (figure.value or 0) if figure else 0


def _total_cell(shown: Shown, column: ColumnPlan, rows: str) -> Cell:
    figure = shown.total(column.measure, **(column.by or {}))
    if figure is None or column.show == "value":
        return Cell(figure.value if figure else None, figure)
    if rows == "team":
        return Cell(None if figure.share is ABSENT else figure.share, figure)
    return Cell(1.0 if figure.value else None, figure)


def _sum(cells: Iterator[Cell]) -> int | None:
    values = [cell.value for cell in cells]
    return sum(int(v) for v in values if v is not None) if any(v is not None for v in values) else None

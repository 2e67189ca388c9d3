"""Which rows and columns does a planned table get from the figures?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stegvis.documents.cells import SHARES, UNKNOWN, cell_of, total_of
from stegvis.documents.labels import Labels
from stegvis.documents.layout import AcrossPlan, ColumnPlan, TablePlan
from stegvis.documents.model import Cell, Column, Inline, Kind, Row, Run, Table
from stegvis.documents.numbers import whole
from stegvis.documents.shown import Shown
from stegvis.documents.speech import Speech

MOST_COLUMNS = 8
SLOT = "\0"
Coded = tuple[str | int, Row]


@dataclass(frozen=True)
class Tabulator:
    """Makes tables of the figures of one team, or of the whole with a row per team."""

    shown: Shown
    labels: Labels
    speech: Speech
    teams: tuple[str, ...]

    def tables(self, plan: TablePlan, chapter: int, numbers: Iterator[int]) -> tuple[Table, ...]:
        """The plan's tables under the chapter's next numbers: none where there is nothing to put in them."""
        if not plan.each:
            return tuple(self._table(plan, chapter, numbers, ""))
        first = plan.columns[0]
        codes = dict.fromkeys(
            f.dimensions.get(plan.each) for f in self.shown.finer(first.measure, **first.by)
        )
        each = [str(code) for code in codes if code is not None]
        return tuple(
            table for code in each for table in self._table(_about(plan, code), chapter, numbers, code)
        )

    def all_unknown(self, plan: TablePlan) -> str:
        """What to say where the split is known for nobody though there is somebody; else nothing."""
        figures = self.shown.split(plan.columns[0].measure, plan.rows) if plan.columns else ()
        known = [f for f in figures if (f.value or f.hidden) and f.dimensions[plan.rows] != UNKNOWN]
        return (
            self.speech.missing(plan.rows) if figures and not known and any(f.value for f in figures) else ""
        )

    def hidden_caption(self, plan: TablePlan) -> str:
        """What a table is called in which every number is withheld; nothing for any other."""
        columns = self._columns(plan) if not plan.each else ()
        rows = [self._cells(plan, columns, code) for code in self._codes(plan, columns)]
        cells = [cell for row in rows for cell in row]
        if not any(cell.withheld for cell in cells) or any(cell.value for cell in cells):
            return ""
        return plan.caption[self.speech.language]

    def _table(self, plan: TablePlan, chapter: int, numbers: Iterator[int], each: str) -> Iterator[Table]:
        columns = self._columns(plan)
        coded = [(code, self._cells(plan, columns, code)) for code in self._codes(plan, columns)]
        kept, left_out = self._kept(plan, coded)
        columns, rows = _without_empty(columns, kept)
        if len(rows) < plan.least_rows or not 0 < len(columns) <= MOST_COLUMNS or self._too_few(plan, rows):
            return
        if not any(cell.value for _, cells in rows for cell in cells):
            return
        number = f"{chapter}.{next(numbers)}"
        language = self.speech.language
        body = tuple((Cell(self._row_label(plan, code, each)), *cells) for code, cells in rows)
        total = self._total(plan, columns, rows)
        yield Table(
            anchor=f"tabell-{number.replace('.', '-')}",
            number=f"{self.speech.word('table')} {number}",
            caption=self._caption(plan, each),
            columns=(
                Column(self._head(plan), "text"),
                *(Column(c.label[language], self._kind(c), c.measure) for c in columns),
            ),
            rows=body,
            total=total,
            note=_trimmed(tuple(self._notes(plan, columns, body, total or (), left_out))),
            source=self.speech.word("source", period=self.speech.days()),
        )

    def _caption(self, plan: TablePlan, each: str) -> str:
        about = self.speech.each(plan.each, each) or self.labels.of(plan.each, each)
        return (
            f"{self.speech.filled(plan.caption[self.speech.language], {'each': about})}, {self.speech.days()}"
        )

    def _head(self, plan: TablePlan) -> str:
        return plan.head[self.speech.language] if plan.head else self.labels.dimension(plan.rows)

    def _row_label(self, plan: TablePlan, code: str | int, each: str) -> str:
        return self.labels.item(each, str(code)) if plan.rows == "item" else self.labels.of(plan.rows, code)

    def _kind(self, column: ColumnPlan) -> Kind:
        measure = self.labels.definitions.measures.get(column.measure)
        if column.show in SHARES:
            return "share"
        if column.minus:
            return "change"
        if column.show == "value" and measure:
            return (
                "sek" if measure.unit == "SEK" else "number" if measure.kind in ("mean", "median") else "int"
            )
        return "int"

    def _columns(self, plan: TablePlan) -> tuple[ColumnPlan, ...]:
        own = [column for column in plan.columns if not column.when or _some(self.shown, column.when)]
        return (*own, *(self._across(plan.across, plan) if plan.across else ()))

    def _across(self, across: AcrossPlan, plan: TablePlan) -> Iterator[ColumnPlan]:
        language = self.speech.language
        figures = self.shown.split(across.measure, across.by, plan.rows)
        codes = tuple(dict.fromkeys(figure.dimensions[across.by] for figure in figures))
        for code in codes if set(codes) - {UNKNOWN} else ():
            for place, show in enumerate(across.show):
                label = self.labels.of(across.by, code) if place == 0 else self.speech.word("per_share")
                yield ColumnPlan(
                    across.measure, {language: label}, show, {across.by: code}, whole=across.whole
                )

    def _codes(self, plan: TablePlan, columns: tuple[ColumnPlan, ...]) -> list[str | int]:
        if plan.rows == "team":
            return list(self.teams)
        if (
            plan.across
            and not plan.across.optional
            and not any(plan.across.by in column.by for column in columns)
        ):
            return []
        found: dict[str | int, None] = {}
        for column in columns:
            rows = column.at or plan.rows
            figures = (
                self.shown.finer(column.measure, **column.by)
                if column.summed
                else self.shown.split(column.measure, rows, **column.by)
            )
            found |= dict.fromkeys(f.dimensions[rows] for f in figures if rows in f.dimensions)
        return self.labels.ordered(
            plan.rows, [code for code in found if not (plan.known and code == UNKNOWN)]
        )

    def _cells(self, plan: TablePlan, columns: tuple[ColumnPlan, ...], code: str | int) -> Row:
        shown = self.shown.for_team(str(code)) if plan.rows == "team" else self.shown
        cells: list[Cell] = []
        for column in columns:
            follows = cells[-1] if column.follows and cells and cells[-1].value is None else None
            row = {} if plan.rows == "team" else {column.at or plan.rows: code}
            cells.append(Cell(None, withheld=follows.withheld) if follows else cell_of(shown, column, row))
        return tuple(cells)

    def _kept(self, plan: TablePlan, rows: list[Coded]) -> tuple[list[Coded], list[str]]:
        """The rows worth a line, and the teams that have nothing to show."""
        filled = [(code, cells) for code, cells in rows if any(cell.holds for cell in cells)]
        if plan.rows == "team":
            names = [self.labels.of("team", code) for code, cells in rows if (code, cells) not in filled]
            return filled, names
        if not any(code != UNKNOWN for code, _ in filled):
            return [], []
        return [row for row in rows if row[0] != UNKNOWN or row in filled], []

    def _too_few(self, plan: TablePlan, rows: list[Coded]) -> bool:
        counted = (cells[0].value for _, cells in rows)
        return (
            plan.least > 1 and sum(value for value in counted if isinstance(value, int | float)) < plan.least
        )

    def _total(self, plan: TablePlan, columns: tuple[ColumnPlan, ...], rows: list[Coded]) -> Row | None:
        if not plan.total or len(rows) < 2:
            return None
        wholes = [
            None if plan.known else self.shown.total(column.whole or column.measure, **column.by)
            for column in columns
        ]
        bodies = [[cells[place] for _, cells in rows] for place in range(len(columns))]
        cells = [
            total_of(*one) for one in zip(wholes, columns, [plan.rows] * len(columns), bodies, strict=True)
        ]
        if all(cell.value is None for cell in cells):
            return None
        return (Cell(self.speech.word("total_teams" if plan.rows == "team" else "total")), *cells)

    def _notes(
        self,
        plan: TablePlan,
        columns: tuple[ColumnPlan, ...],
        body: tuple[Row, ...],
        total: Row,
        left_out: list[str],
    ) -> Iterator[Run]:
        if plan.base:
            yield from self.speech.sentence(plan.base, self.shown, "bases")
        unknown = (
            self.shown.total(plan.columns[0].measure, **{**plan.columns[0].by, plan.rows: UNKNOWN})
            if plan.known
            else None
        )
        if unknown and unknown.value:
            before, _, after = self.speech.word("not_known_for", number=SLOT).partition(SLOT)
            yield from (Run(f" {before}"), Run(self.speech.number(unknown.value), figure=unknown), Run(after))
        said = [_rounding(self.speech, columns, body, total)] if plan.rows != "team" and total else []
        cells = [cell for row in (*body, total) for cell in row]
        if any(cell.value is None and not cell.withheld for cell in cells):
            said.append(self.speech.word("shown_as_dash"))
        if any(cell.withheld for cell in cells):
            said.append(self.speech.word("shown_as_points"))
        if left_out:
            said.append(self.speech.word("left_out", names=", ".join(left_out)))
        yield from (Run(f" {text}") for text in said if text)


def _about(plan: TablePlan, code: str) -> TablePlan:
    """The plan for one of the values that it is repeated for."""
    return replace(
        plan, columns=tuple(replace(column, by={**column.by, plan.each: code}) for column in plan.columns)
    )


def _trimmed(runs: Inline) -> Inline:
    """The runs without the space that parts a sentence from one before it, where there is none."""
    return (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]) if runs else ()


def _without_empty(
    columns: tuple[ColumnPlan, ...], rows: list[Coded]
) -> tuple[tuple[ColumnPlan, ...], list[Coded]]:
    """Without the optional columns that hold nothing in any row."""
    kept = [
        place
        for place, column in enumerate(columns)
        if not column.optional or any(cells[place].holds for _, cells in rows)
    ]
    return tuple(columns[place] for place in kept), [
        (code, tuple(cells[place] for place in kept)) for code, cells in rows
    ]


def _rounding(speech: Speech, columns: tuple[ColumnPlan, ...], body: tuple[Row, ...], total: Row) -> str:
    """What rounded shares of one whole add up to, where that is not 100."""
    shares = [
        place
        for place, column in enumerate(columns, 1)
        if column.show in SHARES
        and total[place].value == 1.0
        and not any(row[place].withheld for row in body)
    ]
    sums = (sum(whole(100 * float(row[place].value or 0)) for row in body) for place in shares)
    odd = next((added for added in sums if added not in (0, 100)), None)
    return speech.word("rounded", sum=str(odd)) if odd is not None else ""


def _some(shown: Shown, measure: str) -> bool:
    """True where there are some of these, told or not."""
    figure = shown.total(measure)
    return figure is not None and (bool(figure.value) or figure.hidden)

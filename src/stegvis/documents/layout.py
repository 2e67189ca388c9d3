"""Which chapters does a report have, and what stands in each?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from stegvis.definitions import DefinitionError, read

Label = Mapping[str, str]
Show = Literal["value", "share", "n", "row_share", "known_share"]


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column of numbers: what it shows of a measure's figures, with fixed dimensions where `by` says so.

    `row_share` is the part of the row's own figure, `known_share` the part of those for whom the row is known. `minus`
    makes it a change: less the figure with these other values. `at` is the dimension that a row stands for, when it is
    not the table's; `summed` adds up a finer split; `whole` names the measure whose total all rows make.
    One that `follows` is not known where the column before it is not, one that is `optional` is left out where it holds
    nothing, and one with `when` where that measure's total is nothing.
    """

    measure: str
    label: Label
    show: Show = "value"
    by: Mapping[str, str | int] = field(default_factory=dict)
    minus: Mapping[str, str | int] = field(default_factory=dict)
    at: str = ""
    summed: bool = False
    whole: str = ""
    follows: bool = False
    optional: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class AcrossPlan:
    """Columns for the values of one more dimension, `show` for each; the table can stand without one that is `optional`."""

    by: str
    measure: str
    show: tuple[Show, ...] = ("value",)
    whole: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table with a row per value of `rows` (its heading is `head`, or the dimension's own name).

    `each` makes one table for each value of a dimension. A table about fewer than `least`, or of fewer than `least_rows`
    rows, is left out. `known` leaves out the row of those for whom it is not known, and says how many they are.
    """

    caption: Label
    rows: str
    columns: tuple[ColumnPlan, ...] = ()
    across: AcrossPlan | None = None
    each: str = ""
    head: Label | None = None
    base: str = ""
    total: bool = True
    known: bool = False
    least: int = 1
    least_rows: int = 1


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """One thing to show; exactly one field is set."""

    text: str = ""
    sentences: tuple[str, ...] = ()
    key_figures: tuple[str, ...] = ()
    table: str = ""
    chart: str = ""
    goals: bool = False
    definitions: bool = False
    findings: bool = False
    worth: bool = False
    events: bool = False
    plan: bool = False
    staffing: bool = False
    funnel: str = ""
    self_evaluation: bool = False
    logic: bool = False


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section of a team's chapter; `name` is the name of the team's text file.

    One with `after` follows that section also where the team has its own order.
    """

    name: str
    title: Label
    blocks: tuple[BlockPlan, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """A chapter about the whole, or one for each team; `otherwise` is for a team with none of the sections.

    `own_page` makes it begin a page in a report of several teams, `new_page` in every report; others share pages.
    """

    of: Literal["whole", "team"]
    title: Label | None = None
    several_teams: bool = False
    own_page: bool = False
    new_page: bool = False
    blocks: tuple[BlockPlan, ...] = ()
    sections: tuple[SectionPlan, ...] = ()
    otherwise: tuple[BlockPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of report. `titles` are what it is called for a period of so many whole months, `label` for any other."""

    name: str
    label: Label
    titles: Mapping[int, Label]
    chapters: tuple[ChapterPlan, ...]
    tables: Mapping[str, TablePlan]

    @property
    def evaluates(self) -> bool:
        """Whether it shows what a team's intervention is worth."""
        return any(block.worth for block in _all_blocks(self.chapters))


def layout(name: str = "half_year") -> Layout:
    """The layout with this name, the customer's own included. Raises DefinitionError with what is wrong.

    What each word of a layout may hold is said by `shapes/layouts.yaml`; that the tables it names are there is seen here.
    """
    known = read("layouts")
    if name not in known:
        raise DefinitionError(f"Rapportformen {name} finns inte. Välj en av: {', '.join(sorted(known))}.")
    said = known[name]
    tables = {table: _table(entry) for table, entry in said["tables"].items()}
    chapters = tuple(_chapter(entry) for entry in said["chapters"])
    titles = {entry["months"]: entry["label"] for entry in said["titles"]}
    missing = sorted({block.table or block.chart for block in _all_blocks(chapters)} - {"", *tables})
    if missing:
        raise DefinitionError(
            f"Rapportformen {name} visar tabeller som inte finns under tables: {', '.join(missing)}."
        )
    return Layout(name, said["label"], titles, chapters, tables)


def _all_blocks(chapters: tuple[ChapterPlan, ...]) -> Iterator[BlockPlan]:
    for chapter in chapters:
        yield from (*chapter.blocks, *chapter.otherwise)
        yield from (block for section in chapter.sections for block in section.blocks)


def _chapter(said: dict[str, Any]) -> ChapterPlan:
    sections = (
        SectionPlan(**{**section, "blocks": _blocks(section["blocks"])})
        for section in said.get("sections", [])
    )
    blocks = {name: _blocks(said.get(name, [])) for name in ("blocks", "otherwise")}
    return ChapterPlan(**{**said, **blocks, "sections": tuple(sections)})


def _blocks(said: list[dict[str, Any]]) -> tuple[BlockPlan, ...]:
    return tuple(BlockPlan(**_hashable(block)) for block in said)


def _hashable(said: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _table(said: dict[str, Any]) -> TablePlan:
    across = said.get("across")
    made = {
        "columns": tuple(ColumnPlan(**column) for column in said.get("columns", [])),
        "across": AcrossPlan(**{**across, "show": tuple(across.get("show", ["value"]))}) if across else None,
    }
    return TablePlan(**{**said, **made})

"""Which chapters does a report have, and what stands in each?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar

from stegvis.definitions import DefinitionError, read

Label = Mapping[str, str]
Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column of numbers: a measure's value or share, with a fixed split where `by` says so.

    One that `follows` is not known where the column before it is not.
    """

    measure: str
    label: Label
    show: Literal["value", "share"] = "value"
    by: Mapping[str, str | int] | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table with a row per value of `rows`; `across` puts the values of another dimension in columns.

    A table about fewer than `least` is left out.
    """

    caption: Label
    rows: str
    columns: tuple[ColumnPlan, ...]
    base: str = ""
    total: bool = True
    least: int = 1
    across: str = ""


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """One thing to show; exactly one field is set."""

    text: str = ""
    sentences: tuple[str, ...] = ()
    key_figures: tuple[str, ...] = ()
    table: str = ""
    chart: str = ""
    definitions: bool = False
    findings: bool = False


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section of a team's chapter; `name` is the name of the team's text file."""

    name: str
    title: Label
    blocks: tuple[BlockPlan, ...]


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """A chapter about the whole, or one for each team; `otherwise` is for a team with none of the sections.

    `own_page` gives it whole pages; chapters without share a page where they can.
    """

    of: Literal["whole", "team"]
    title: Label | None = None
    several_teams: bool = False
    own_page: bool = False
    blocks: tuple[BlockPlan, ...] = ()
    sections: tuple[SectionPlan, ...] = ()
    otherwise: tuple[BlockPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of report. `label` is its title for a period of `months` whole months, else `other_label`."""

    name: str
    label: Label
    other_label: Label
    months: int
    chapters: tuple[ChapterPlan, ...]
    tables: Mapping[str, TablePlan]


def layout(name: str = "half_year") -> Layout:
    """The layout with this name, the customer's own included. Raises DefinitionError with what is wrong."""
    known = read("layouts")
    if name not in known:
        raise DefinitionError(f"Rapportformen {name} finns inte. Välj en av: {', '.join(sorted(known))}.")
    said = known[name]
    try:
        tables = {table: _table(entry) for table, entry in said["tables"].items()}
        chapters = tuple(_chapter(entry) for entry in said["chapters"])
        return Layout(name, said["label"], said["other_label"], said["months"], chapters, tables)
    except (KeyError, TypeError) as fault:
        raise DefinitionError(f"Rapportformen {name} går inte att läsa: {fault}. Jämför med layouts/half_year.yaml.") from fault


def _chapter(said: dict[str, Any]) -> ChapterPlan:
    return _plan(
        ChapterPlan,
        said,
        blocks=_blocks(said.get("blocks", [])),
        sections=tuple(_plan(SectionPlan, section, blocks=_blocks(section["blocks"])) for section in said.get("sections", [])),
        otherwise=_blocks(said.get("otherwise", [])),
    )


def _blocks(said: list[dict[str, Any]]) -> tuple[BlockPlan, ...]:
    return tuple(_plan(BlockPlan, {k: tuple(v) if isinstance(v, list) else v for k, v in block.items()}) for block in said)


def _table(said: dict[str, Any]) -> TablePlan:
    return _plan(TablePlan, said, columns=tuple(_plan(ColumnPlan, column) for column in said["columns"]))


def _plan(kind: type[Named], said: Mapping[str, Any], **made: Any) -> Named:
    unknown = set(said) - {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise TypeError(f"okänt ord: {', '.join(sorted(unknown))}")
    return kind(**{**said, **made})

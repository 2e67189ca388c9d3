"""Which municipalities have a tax rate here, and which has a customer added in municipal_tax.csv?

The file lies in STEGVIS_DEFINITIONS, UTF-8, with comma or semicolon between its columns: `municipality` (a code of
a–z, 0–9 and _), `label`, `number` (Statistics Sweden's, four digits), `from` (YYYY-MM-DD), `municipal_percent`,
`region_percent`, `source`, `status` (verified, derived or unverified). One row for each municipality and date.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stegvis.definitions.files import DefinitionError, folders, read
from stegvis.definitions.text import Text

FILE = "municipal_tax.csv"
COLUMNS = (
    "municipality",
    "label",
    "number",
    "from",
    "municipal_percent",
    "region_percent",
    "source",
    "status",
)
STATUSES = ("verified", "derived", "unverified")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality and the names of the parameters that hold its tax and its region's."""

    code: str
    label: str
    number: str
    municipal_tax: str
    region_tax: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A tax rate in per cent from a day on."""

    label: Text
    since: date
    percent: float
    source: str
    status: Any


def municipalities() -> Mapping[str, Municipality]:
    """Every municipality with a tax rate, by code; those of the customer's table replace ours."""
    ours = {
        code: Municipality(
            code, said["label"]["sv"], said["number"], said["municipal_tax"], said["region_tax"]
        )
        for code, said in read("municipalities").items()
    }
    return ours | {
        row["municipality"]: Municipality(
            row["municipality"],
            row["label"],
            row["number"],
            f"municipal_tax_{row['municipality']}",
            f"region_tax_in_{row['municipality']}",
        )
        for row in _rows()
    }


def rates() -> Mapping[str, tuple[Rate, ...]]:
    """The rates of the customer's table, by the name of the parameter they make, oldest first."""
    found = defaultdict(list)
    for row in sorted(_rows(), key=lambda row: row["from"]):
        code, label, told = row["municipality"], row["label"], (row["source"], row["status"])
        ours = Text(f"kommunalskatt {label}", f"municipal tax, {label}")
        regions = Text(f"regionskatt i {label}", f"regional tax in {label}")
        found[f"municipal_tax_{code}"].append(Rate(ours, row["from"], row["municipal_percent"], *told))
        found[f"region_tax_in_{code}"].append(Rate(regions, row["from"], row["region_percent"], *told))
    return {name: tuple(told) for name, told in found.items()}


def tables() -> tuple[tuple[Path, int], ...]:
    """The tables there are and when each was changed."""
    files = [folder / FILE for folder in folders()]
    return tuple((path, path.stat().st_mtime_ns) for path in files if path.is_file())


def _rows() -> list[dict[str, Any]]:
    return [row for path, _ in tables() for row in _read(path)]


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise DefinitionError(f"{path} är inte UTF-8. Spara den som CSV UTF-8.") from fault
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    lines = csv.DictReader(text.splitlines(), delimiter=delimiter)
    lacking = [name for name in COLUMNS if name not in (lines.fieldnames or ())]
    if lacking:
        raise DefinitionError(f"{path}: kolumnen {lacking[0]} saknas. Kolumnerna är {', '.join(COLUMNS)}.")
    for row in lines:
        try:
            yield _row(row)
        except (ValueError, AttributeError) as fault:
            raise DefinitionError(f"{path}, rad {lines.line_num}: {fault}") from fault


def _row(row: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {name: row[name].strip() for name in COLUMNS}
    if not re.fullmatch("[a-z0-9_]+", said["municipality"]):
        raise ValueError(f"koden ”{said['municipality']}” får bara ha a–z, 0–9 och _.")
    if said["status"] not in STATUSES:
        raise ValueError(f"status ”{said['status']}” ska vara en av {', '.join(STATUSES)}.")
    if not said["source"]:
        raise ValueError("källa (source) saknas.")
    said["from"] = date.fromisoformat(said["from"])
    for name in ("municipal_percent", "region_percent"):
        said[name] = _percent(name, said[name])
    return said


def _percent(name: str, said: str) -> float:
    percent = float(said.replace(",", "."))
    if not 0 <= percent < 50:
        raise ValueError(f"{name} är {said}; en skattesats skrivs i procent, till exempel 20,36.")
    return percent

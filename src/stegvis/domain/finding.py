"""What is wrong in somebody's data, where, and what to do about it?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a dataset.

    `line` is the line in the file (the header is line 1), `column` the column's name, `key` the row's key.
    An error keeps the row, and the rows that point at it, out of the figures; a warning does not.
    """

    code: str
    severity: Severity
    file: str
    message: str
    remedy: str
    line: int | None = None
    column: str | None = None
    key: str | None = None

    def as_dict(self) -> dict[str, object]:
        """The finding as the command line prints it, keys in the contract's order."""
        order = ("code", "severity", "file", "line", "column", "key", "message", "remedy")
        found = asdict(self)
        return {name: found[name] for name in order}

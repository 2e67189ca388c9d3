"""Which columns of a file are known, and which does it lack?"""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches

from stegvis.dataset.findings import DatasetError, Findings
from stegvis.dataset.limits import Limits
from stegvis.definitions import Table


def known_columns(
    names: list[str], table: Table, file: str, findings: Findings, limits: Limits
) -> tuple[str, ...]:
    """The known columns among `names`, in their order; every unknown one becomes a finding.

    Raises DatasetError where a required column is missing, a known one stands twice or there are far too many.
    """
    if len(names) > limits.columns:
        reason = f"den har {len(names)} kolumner, högst {limits.columns} tas emot"
        raise findings.refusal("file_too_large", file, reason=reason)
    known = {field.name for field in table.fields}
    missing = [field.name for field in table.fields if field.required and field.name not in names]
    twice = [name for name, times in Counter(names).items() if times > 1 and name in known]
    faults = [findings.made("missing_column", file, line=1, column=name) for name in missing]
    faults += [findings.made("duplicate_column", file, line=1, column=name) for name in twice]
    for place, name in enumerate(names, start=1):
        if name not in known:
            _note_unknown(name, place, known, file, findings)
    if faults:
        raise DatasetError(*faults)
    return tuple(name for name in names if name in known)


def _note_unknown(name: str, place: int, known: set[str], file: str, findings: Findings) -> None:
    near = get_close_matches(name.casefold()[:80], sorted(known), n=1)
    hint = f"Menade du {near[0]}?" if near else "Ta bort kolumnen eller byt namn på den."
    findings.add("unknown_column", file, line=1, column=name or f"(kolumn {place} utan namn)", hint=hint)

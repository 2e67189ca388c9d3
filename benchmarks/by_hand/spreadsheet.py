"""How does somebody write the report's tables in a spreadsheet? COUNTIFS and AVERAGEIFS over one sheet of enrolments.

Only what stands on that sheet, joined and pasted beforehand: active, new, enrolled and ended, completed and interrupted,
positive, months and years, by sex, age, referrer, outcome, reason and destination, per team and in total. LibreOffice
Calc recalculates the workbook without a window; opening it on a screen is not in the time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import xlsxwriter
from benchmarks.by_hand.found import Found

OTHER = ["moved", "parental_leave", "sickness_compensation", "retired", "deceased", "transferred", "other"]
POSITIVE = ["work", "studies", "job_seeking", "rehab_continued"]
COLUMNS = ["enrolment", "team", "sex", "birth_year", "referrer", "started_on", "ended_on", "exit_outcome", "exit_reason",
           "completed", "years_in_public_support", "destination"]  # fmt: skip
LETTER = {
    "team": "B",
    "sex": "C",
    "referrer": "E",
    "reason": "I",
    "destination": "L",
    "outcome": "M",
    "age_group": "N",
}
START, STOP, YEARS, DONE, DAYS = "F", "P", "K", "J", "O"
ACTIVE = f'{START}:{START},"<="&$B$2,{STOP}:{STOP},">="&$B$1'
ENDED = f'{STOP}:{STOP},">="&$B$1,{STOP}:{STOP},"<="&$B$2'
# measure: (criteria, the column that is averaged, splits)
ASKED: list[tuple[str, str, str | None, tuple[str, ...]]] = [
    ("participants_active", ACTIVE, None, ("", "sex", "age_group", "referrer")),
    (
        "participants_new",
        f'{START}:{START},">="&$B$1,{START}:{START},"<="&$B$2',
        None,
        ("", "sex", "referrer"),
    ),
    ("participants_enrolled", f'{START}:{START},"<="&$B$2,{STOP}:{STOP},">"&$B$2', None, ("",)),
    ("exits", ENDED, None, ("", "sex", "outcome", "destination")),
    ("exits_completed", f"{ENDED},{DONE}:{DONE},1", None, ("", "outcome", "referrer")),
    ("exits_interrupted", f"{ENDED},{DONE}:{DONE},0", None, ("", "outcome", "referrer", "reason")),
    ("outcome_share_of_completed", f"{ENDED},{DONE}:{DONE},1", None, ("outcome",)),
    ("outcome_share_of_all", ENDED, None, ("outcome",)),
    ("months_in_programme_mean", ENDED, DAYS, ("", "outcome")),
    ("years_in_public_support_mean", ACTIVE, YEARS, ("",)),
]


def tables(folder: Path, first: date, last: date) -> Found:
    """Every figure of the sheet, computed by LibreOffice: its value, and no base."""
    rows = _sheet(folder)
    cells = list(_cells(rows))
    teams = sorted({row["team"] for row in rows})
    with TemporaryDirectory() as scratch:
        book = Path(scratch) / "rapport.xlsx"
        _write(book, rows, cells, teams, first, last)
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        command = [
            "libreoffice",
            profile,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            f"{scratch}/ut",
            str(book),
        ]
        subprocess.run(command, check=True, capture_output=True)
        answered = openpyxl.load_workbook(f"{scratch}/ut/rapport.xlsx", read_only=True, data_only=True)[
            "Tabell"
        ]
        found: Found = {}
        for team, line in zip([None, *teams], answered.iter_rows(min_row=4, values_only=True), strict=False):
            of_team = (("team", team),) if team else ()
            for (measure, by, _), value in zip(cells, line[1:], strict=False):
                found[measure, (*of_team, *by)] = (None if value == "" else value, None)
        return found


def _sheet(folder: Path) -> list[dict[str, Any]]:
    """The enrolments with the person's sex and year of birth: what an export to a spreadsheet holds."""
    people = {row["participant"]: row for row in pq.read_table(folder / "participants.parquet").to_pylist()}
    rows = pq.read_table(folder / "enrolments.parquet").to_pylist()
    for row in rows:
        person = people[row["participant"]]
        row |= {"sex": person["sex"] or "unknown", "birth_year": person["birth_year"]}
        row |= {name: row[name] or "unknown" for name in ("referrer", "exit_reason", "destination")}
    return rows


def _cells(rows: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[tuple[str, str], ...], str]]:
    """Every column of the table: the measure, the split, and its formula but for the team."""
    values = {name: sorted({row[name] for row in rows}) for name in ("sex", "referrer", "destination")}
    values |= {
        "reason": sorted({row["exit_reason"] for row in rows}),
        "age_group": ["under_30", "30_and_over", "unknown"],
    }
    values["outcome"] = ["dropout", *POSITIVE, "rehab_medical", "other", "unmeasured"]
    for measure, criteria, averaged, splits in ASKED:
        for split in splits:
            for value in values[split] if split else [None]:
                asked = criteria + (f',{LETTER[split]}:{LETTER[split]},"{value}"' if value else "")
                formula = (
                    f"COUNTIFS({asked}#)"
                    if averaged is None
                    else f'IFERROR(AVERAGEIFS({averaged}:{averaged},{asked}#),"")'
                )
                yield measure, ((split, value),) if value else (), formula
    yield (
        "positive_share",
        (),
        "+".join(f'COUNTIFS({ENDED},{LETTER["outcome"]}:{LETTER["outcome"]},"{one}"#)' for one in POSITIVE),
    )


def _write(
    book: Path, rows: list[dict[str, Any]], cells: list[Any], teams: list[str], first: date, last: date
) -> None:
    with xlsxwriter.Workbook(book) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        table, sheet = workbook.add_worksheet("Tabell"), workbook.add_worksheet("Inskrivningar")
        table.write_row(0, 0, ["Från", first], day)
        table.write_row(1, 0, ["Till", last], day)
        for line, team in enumerate([None, *teams], start=3):
            table.write(line, 0, team or "Alla")
            for column, (_, _, formula) in enumerate(cells, start=1):
                whose = f",B:B,$A{line + 1}" if team else ""
                table.write_formula(
                    line, column, "=" + _on_sheet(formula.replace("#", whose), len(rows)), None, ""
                )
        sheet.write_row(0, 0, COLUMNS)
        for line, row in enumerate(rows, start=1):
            for column, name in enumerate(COLUMNS):
                value = int(row[name]) if isinstance(row[name], bool) else row[name]
                sheet.write(line, column, value, day if isinstance(value, date) else None)
            for column, formula in enumerate(_helping(line + 1), start=len(COLUMNS)):
                sheet.write_formula(line, column, formula, None, "")


def _on_sheet(formula: str, rows: int) -> str:
    """The formula with whole columns as ranges of the enrolments' sheet."""
    for letter in "BCEFIJKLMNOP":
        formula = formula.replace(f"{letter}:{letter}", f"Inskrivningar!${letter}$2:${letter}${rows + 1}")
    return formula


def _helping(line: int) -> list[str]:
    """Outcome by the scheme, age group, months, and an end for those who have none."""
    others = ",".join(f'H{line}="{one}"' for one in OTHER)
    return [
        f'=IF(H{line}="","unmeasured",IF(OR({others}),"other",H{line}))',
        f'=IF(D{line}="","unknown",IF(YEAR(Tabell!$B$2)-D{line}<30,"under_30","30_and_over"))',
        f'=IF(G{line}="","",(G{line}-F{line})/30.4375)',
        f'=IF(G{line}="",DATE(2999,1,1),G{line})',
    ]

"""A small dataset without a fault, to be changed in one place by each test."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path

from stegvis.dataset import check, load
from stegvis.dataset.model import Dataset
from stegvis.definitions import Definitions
from stegvis.definitions import load as load_definitions
from stegvis.domain.finding import Finding

ON = date(2025, 6, 30)
Row = dict[str, str]


def definitions() -> Definitions:
    return load_definitions()


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text.strip()), skipinitialspace=True))


BASE: Mapping[str, list[Row]] = {
    "associations": _rows("""association,name,county
vml,Samordningsförbundet Västmanland,Västmanland"""),
    "teams": _rows("""team,association,name,kind,municipalities,started_on,ended_on,capacity
fns,vml,Team FNS,samordningsteam,Fagersta;Norberg,2015-01-01,,40
arb,vml,Team Arboga,samordningsteam,Arboga,2015-01-01,,30"""),
    "tracks": _rows("""track,team,name,capacity,started_on,ended_on
mac,fns,MAC,20,2015-01-01,
tra,fns,Trädgård,10,2015-01-01,
upp,arb,Upplevelse,12,2015-01-01,"""),
    "participants": _rows("""participant,sex,birth_year,consent,education
p1,female,1990,given,upper_secondary
p2,male,1985,declined,
p3,non_binary,2001,not_asked,"""),
    "applications": _rows("""application,participant,team,track,referrer,received_on,decision,decided_on,left_queue_on
a1,p1,fns,mac,forsakringskassan,2024-01-10,accepted,2024-01-20,
a2,p2,fns,,kommun,2025-01-02,accepted,2025-01-15,
a3,p3,arb,upp,region,2025-01-07,declined,2025-02-01,2025-02-01"""),
    "enrolments": _rows("""enrolment,participant,team,application,referrer,started_on,ended_on,exit_outcome,exit_reason,completed,years_in_public_support,destination,comment
e1,p1,fns,a1,forsakringskassan,2024-02-01,2024-10-31,work,planned,true,2.5,employer,Arbete på deltid
e2,p2,fns,a2,kommun,2025-02-01,,,,,4,,
e3,p3,arb,,region,2025-03-03,,,,,,,"""),
    "placements": _rows("""placement,enrolment,track,started_on,ended_on
l1,e1,mac,2024-02-01,2024-05-31
l2,e1,tra,2024-06-01,2024-10-31
l3,e2,mac,2025-02-01,
l4,e3,upp,2025-03-03,"""),
    "livelihoods": _rows("""livelihood_id,enrolment,occasion,livelihood,extent,observed_on
v1,e1,start,sjukpenning,100,2024-02-01
v2,e1,exit,lon,50,2024-10-31
v3,e1,exit,sjukpenning,50,2024-10-31
v4,e2,start,forsorjningsstod,100,
v5,e3,start,aktivitetsersattning,75,"""),
    "occupations": _rows("""occupation_id,enrolment,occasion,occupation,extent,subsidy,hours,observed_on
s1,e1,exit,employed,50,lonebidrag,permanent,2024-10-31"""),
    "follow_ups": _rows("""follow_up,enrolment,months,due_on,attempted_on,reached,outcome
u1,e1,6,2025-04-30,2025-05-02,true,work
u2,e1,12,2025-10-31,,,"""),
    "responses": _rows("""response,enrolment,team,instrument,version,occasion,answered_on,item,value,text
r1,e1,fns,progress_scale,1,start,2024-02-01,step,3,
r2,e1,fns,progress_scale,1,exit,2024-10-31,step,7,Bättre"""),
    "actions": _rows("""action,enrolment,partner,done_on
t1,e1,psychiatry,2024-05-02"""),
    "activities": _rows("""activity_id,enrolment,activity,kind,employer_kind,held_on,attended
h1,e1,arbetsträning,work_training,private,2024-06-03,true"""),
    "goals": _rows("""goal,team,period_from,period_to,measure,outcome,horizon,level,unit
m1,fns,2025-01-01,2025-12-31,outcome_share_of_all,work,at_exit,25,percent"""),
    "funding": _rows("""funding_id,team,association,year,period_from,period_to,entry,amount,financier
k1,fns,vml,2025,2025-01-01,2025-06-30,requisitioned,1250000.5,"""),
}


def base() -> dict[str, list[Row]]:
    return deepcopy(dict(BASE))


def with_cell(file: str, row: int, **cells: str) -> dict[str, list[Row]]:
    """The dataset with other cells on one row; `row` counts from 0."""
    changed = base()
    changed[file][row].update(cells)
    return changed


def with_row(file: str, **cells: str) -> dict[str, list[Row]]:
    """The dataset with one row more."""
    changed = base()
    changed[file].append({**dict.fromkeys(changed[file][0], ""), **cells})
    return changed


def written(folder: Path, tables: Mapping[str, list[Row]]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(as_csv(rows), encoding="utf-8")
    return folder


def as_csv(rows: list[Row], delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def findings_in(source: Path) -> list[Finding]:
    return list(check(source, definitions=definitions(), on=ON))


def places(findings: list[Finding]) -> list[tuple[str, str, int | None, str | None]]:
    return [(found.code, found.file, found.line, found.column) for found in findings]


def loaded(source: Path) -> Dataset:
    return load(source, definitions=definitions(), on=ON)


def keys(dataset: Dataset, table: str, column: str) -> list[str]:
    found: list[str] = dataset.tables[table].column(column).to_pylist()  # type: ignore[union-attr]
    return found

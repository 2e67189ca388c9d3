"""What would reading in a dataset do, as it is shown before anything is written?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from stegvis.dataset.findings import shown
from stegvis.documents.tidy import FORMULA_SIGNS
from stegvis.domain.finding import Finding
from stegvis.web.access import log
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known
from stegvis.web.register.commands.held_dataset import ACTION
from stegvis.web.register.incoming import Changed, Difference, Part, Plan, planned
from stegvis.web.register.models import Person
from stegvis.web.register.queries.held_dataset import Opened

SHOWN = 100  # differences and findings on the page; the list to take home has them all
COLUMNS = ("Allvar", "Fil", "Rad", "Kolumn", "Nyckel", "Vad", "Gör så här")
SEVERITIES = {"error": "Fel", "warning": "Varning"}
DIFFERS = "Skiljer sig"
KEPT_HERE = "Rätta här om filen har rätt. Inläsningen skriver inte över något."
GONE = "Raden har tagits bort här och läses inte in igen."
UNDECIDED = "Teamet {name} ({code}) är inget av dina."
DECIDE = "Välj vilket av dina team raderna ska till, eller lämna dem utanför."
OUTSIDE = "Teamet {name} ({code}) lämnas utanför."
OUTSIDE_TOO = "Inget att göra. Vill du ha med det väljer du ett team."


@dataclass(frozen=True, slots=True)
class Line:
    """A table of the dataset and how many of its rows are what."""

    label: str
    part: Part


@dataclass(frozen=True, slots=True)
class Shown:
    """A row that differs: whose it is, as the user may see it, and what differs; values are hidden with the identity."""

    difference: Difference
    name: str
    url: str
    columns: tuple[Changed, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """A dataset tried: what would be added, what is here, what differs, and everything found in it."""

    opened: Opened
    plan: Plan
    period: str
    lines: tuple[Line, ...]
    differing: tuple[Shown, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the dataset from being read in."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is worth a look, and keeps nothing."""
        return tuple(one for one in self.findings if one.severity != "error")

    @property
    def ready(self) -> bool:
        """Whether it can be read in, and adds something."""
        return self.plan.new > 0 and not self.errors

    def count(self, table: str) -> int:
        """How many rows of a table would be added."""
        return len(self.plan.parts[table].new) if table in self.plan.parts else 0

    @property
    def any_same(self) -> bool:
        """Whether something is here already."""
        return any(line.part.same for line in self.lines)

    @property
    def any_outside(self) -> bool:
        """Whether something is not read in."""
        return any(line.part.outside for line in self.lines)

    @property
    def people(self) -> int:
        """New participants."""
        return self.count("participants")

    @property
    def enrolments(self) -> int:
        """New enrolments."""
        return self.count("enrolments")


def tried(by: By, team: Team, opened: Opened) -> Trial:
    """The held dataset against the register; those who are shown because their rows differ are logged."""
    plan = planned(opened.data, opened.teams) if opened.data is not None else Plan({}, {})
    differing = _shown(by, plan)
    log.read(by, ACTION, {one.difference.person for one in differing if one.difference.person}, team=team)
    lines = [Line(known().tables[name].label.sv, part) for name, part in plan.parts.items() if _any(part)]
    findings = (*_of_teams(opened), *opened.findings, *plan.findings)
    return Trial(opened, plan, _period(opened), tuple(lines), differing, findings)


def _any(part: Part) -> bool:
    return bool(part.new or part.here or part.left or part.gone)


def _of_teams(opened: Opened) -> Iterator[Finding]:
    for one in opened.file_teams:
        words = {"name": shown(one.name), "code": shown(one.code)}
        if not one.decided:
            said, remedy = UNDECIDED.format(**words), DECIDE
            yield Finding(
                "import_team_unknown", "error", "teams.csv", said, remedy, None, "team", words["code"]
            )
        elif one.ours is None:
            said, remedy = OUTSIDE.format(**words), OUTSIDE_TOO
            yield Finding(
                "import_team_outside", "warning", "teams.csv", said, remedy, None, "team", words["code"]
            )


def _period(opened: Opened) -> str:
    """The period that the dataset says it is about, or the first and last day that somebody in it started."""
    if opened.data is None:
        return ""
    said = opened.data.package.get("period") or {}
    ends = [date.fromisoformat(said[end]) for end in ("from", "to") if said.get(end)]
    if len(ends) == 2:
        return f"Underlaget gäller {_between(*ends)}."
    starts = [row["started_on"] for row in opened.data.rows("enrolments", ["started_on"])]
    return f"Startdagarna är {_between(min(starts), max(starts))}." if starts else ""


def _between(first: date, last: date) -> str:
    from_day, to_day = day(first, today(), "year"), day(last, today(), "year")
    return from_day if first == last else f"{from_day} till {to_day}"


def _shown(by: By, plan: Plan) -> tuple[Shown, ...]:
    found = [one for part in plan.parts.values() for one in part.differing]
    people = Person.objects.prefetch_related("handlers").in_bulk({one.person for one in found if one.person})
    return tuple(_one(by, one, people.get(one.person or 0)) for one in found)


def _one(by: By, of: Difference, person: Person | None) -> Shown:
    if person is None:
        return Shown(of, "", "", of.columns, hidden=False)
    hidden = not person.handled_by(by.user)
    url = "" if hidden or of.enrolment is None else reverse("register:participant", args=[of.enrolment])
    return Shown(of, person.shown_to(by), url, of.columns, hidden)


def as_csv(of: Trial) -> bytes:
    """Everything found and everything that differs, a row each, for a Swedish spreadsheet; nothing that it would run as a formula."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in of.findings:
        told = (SEVERITIES[one.severity], one.file, one.line, one.column, one.key, one.message, one.remedy)
        writer.writerow([_cell(cell) for cell in told])
    for row in of.differing:
        for column, said in _differing(row):
            where = (DIFFERS, row.difference.file, row.difference.line, column, shown(row.difference.key))
            writer.writerow(
                [_cell(cell) for cell in (*where, said, GONE if row.difference.gone else KEPT_HERE)]
            )
    return page.getvalue().encode("utf-8-sig")


def _differing(row: Shown) -> Iterator[tuple[str, str]]:
    if row.difference.gone:
        yield "", "Finns inte kvar här."
    for column in row.columns:
        yield column.label, "Dolt" if row.hidden else f"Här: {column.here}. I filen: {column.there}."


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text

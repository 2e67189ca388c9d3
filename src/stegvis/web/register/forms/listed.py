"""Which enrolment does each row of a list say, by the rules of the forms where one is registered?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.look.forms import Choices, DateField
from stegvis.web.register import order
from stegvis.web.register.codes import choices
from stegvis.web.register.data import listing
from stegvis.web.register.forms.enrolment import EnrolForm
from stegvis.web.register.forms.leaving import DONE, ExitForm
from stegvis.web.register.forms.livelihood import ROWS
from stegvis.web.register.forms.people import PersonForm
from stegvis.web.register.forms.who import SEXES
from stegvis.web.register.lists import Listed, Row, values
from stegvis.web.register.lists.wanted import Column, Fault, Livings, Wanted
from stegvis.web.register.models import Track

Columns = Mapping[str, str]
Codes = Mapping[str, Mapping[str, str]]
Said = dict[str, str]
EMPTY = "-"  # chosen for a value that says nothing: the answer is not known
UNEVEN = "Raden har fler celler än listan har rubriker. Se efter om ett skiljetecken står i en cell."
UNCHOSEN = "”{text}” är inte kopplat till något val. Välj vad det betyder under Värden, eller rätta cellen."
TOO_MANY = f"Cellen har fler än {ROWS} försörjningar. Ta bort de minsta."
PERSON = ("name", "sex", "birth_year", "education", "phone", "email", "address", "municipality")
EXIT = ("ended_on", "exit_outcome", "exit_reason", "completed", "destination")
FIELDS = {  # the form's field of a column, where they are called different things
    "livelihood": "livelihood_1",
    "extent": "extent_1",
    "livelihood_exit": "livelihood_1",
    "extent_exit": "extent_1",
    "livelihood_exit_2": "livelihood_2",
    "extent_exit_2": "extent_2",
    "first_name": "name",
    "last_name": "name",
}


class ListedStart(EnrolForm, PersonForm):
    """A row's start: what the form of an enrolment and that of a person ask, and when the application came."""

    received_on = DateField(label="Ansökan kom in", required=False)
    decided_on = DateField(label="Beslut om ansökan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["responsible"], self.fields["consent_form"]
        track = self.fields["track"]
        if isinstance(track, forms.ModelChoiceField):
            track.queryset = Track.objects.filter(team=kwargs["team"])


@cache
def importable() -> dict[str, Column]:
    """The columns that can be read in, by code."""
    found = {}
    for code, said in listing("list_columns").choices.items():
        if "import" in said.more:
            found[code] = Column(code, said.label.sv, **said.more["import"])
    return found


def offered(column: Column, team: Team) -> Choices:
    """The codes that a column's values can mean."""
    if column.of == "sex":
        return SEXES
    if column.of == "track":
        return [(str(pk), name) for pk, name in Track.objects.filter(team=team).values_list("pk", "name")]
    return DONE if column.of == "completed" else choices(column.of)


class Judge:
    """The rules of a form asked of row after row: a field judges each text it is given once, the form itself every row."""

    def __init__(self, form: forms.Form) -> None:
        self.form = form
        self.known: dict[tuple[str, str], tuple[Any, str]] = {}

    def judged(self, said: Said, unread: set[str]) -> tuple[dict[str, Any], dict[str, str]]:
        """The cleaned answers, and what is wrong by field. `unread` are fields whose cell could not be read: already told."""
        form: Any = self.form
        form._errors, form.cleaned_data = ErrorDict(), {}
        for name, field in form.fields.items():
            if name in unread:
                continue
            value, fault = self._field(name, field, said.get(name, ""))
            if fault:
                form.add_error(name, fault)
            else:
                form.cleaned_data[name] = value
                self._own(form, name)
        if not form._errors and not unread:
            form.cleaned_data = form.clean() or form.cleaned_data
        faults = {name: str(told[0]) for name, told in form._errors.items()}
        return form.cleaned_data, faults

    def _field(self, name: str, field: forms.Field, text: str) -> tuple[Any, str]:
        plain = isinstance(field, forms.CharField)  # what people write is seldom the same twice
        found = None if plain else self.known.get((name, text))
        if found is None:
            try:
                found = field.clean(text), ""
            except ValidationError as fault:
                found = None, " ".join(fault.messages)
            if not plain:
                self.known[name, text] = found
        return found

    @staticmethod
    def _own(form: forms.Form, name: str) -> None:
        own: Callable[[], Any] | None = getattr(form, f"clean_{name}", None)
        if own:
            form.cleaned_data[name] = own()


class Reader:
    """Reads the rows of one list, whose columns and values are told."""

    def __init__(self, team: Team, columns: Columns, codes: Codes) -> None:
        self.columns = [(column, columns.get(code)) for code, column in importable().items()]
        self.codes = codes
        self.start = Judge(ListedStart(data={}, team=team))
        self.end = Judge(ExitForm(data={}))
        self.read: dict[tuple[str, str], Said | str] = {}

    def row(self, row: Row) -> Wanted | list[Fault]:
        """What a row wants, or everything that is wrong with it."""
        said: dict[str, Said] = {"start": {}, "end": {}}
        unread: dict[str, set[str]] = {"start": set(), "end": set()}
        faults: dict[str, str] = {}
        for column, heading in self.columns:
            text = row.cells[heading] if heading else ""
            part = "end" if column.part == "end" else "start"
            if not text and not column.needed:
                continue
            told = self._cell(column, text)
            if isinstance(told, str):
                faults[column.code] = told
                unread[part].add(FIELDS.get(column.code, column.code))
            else:
                _put(said[part], told)
        given, wrong = self.start.judged(said["start"], unread["start"])
        faults |= {_column(name, "start"): why for name, why in wrong.items()}
        left: dict[str, Any] = {}
        if said["end"] or unread["end"]:
            left, wrong = self.end.judged(said["end"], unread["end"])
            faults |= {_column(name, "end"): why for name, why in wrong.items()}
        faults = faults or _ordered(given, left)
        if faults:
            return [Fault(row.number, column, why) for column, why in faults.items()]
        return _wanted(row.number, given, left)

    def _cell(self, column: Column, text: str) -> Said | str:
        """The form's fields that a cell fills, or what is wrong with it."""
        if column.kind in ("number", "text"):
            return _told(column, text, self.codes)
        key = (column.code, text)
        if key not in self.read:
            self.read[key] = _told(column, text, self.codes)
        return self.read[key]


def read_rows(listed: Listed, columns: Columns, codes: Codes, team: Team) -> tuple[list[Wanted], list[Fault]]:
    """Every row: as an enrolment that the register may have, or with what is wrong in it."""
    reader, uneven = Reader(team, columns, codes), set(listed.uneven)
    wanted: list[Wanted] = []
    faults: list[Fault] = []
    for row in listed.rows:
        if row.number in uneven:
            faults.append(Fault(row.number, "", UNEVEN))
            continue
        found = reader.row(row)
        if isinstance(found, Wanted):
            wanted.append(found)
        else:
            faults += found
    return wanted, faults


def _told(column: Column, text: str, codes: Codes) -> Said | str:
    field = FIELDS.get(column.code, column.code)
    try:
        if column.kind == "number":
            number = values.number(text)
            return (
                {field: number.digits, "sex": number.sex, "birth_year": str(number.birth_year)}
                if number
                else {}
            )
        if column.kind == "code":
            return {field: _code(column, text, codes)}
        if column.kind == "livelihood":
            return _living(column, field, text, codes)
        if column.kind == "day":
            found = values.day(text)
            return {field: found.isoformat() if found else ""}
        if column.kind == "year":
            return {field: str(values.year(text) or "")}
        return {field: values.percent(text) if column.kind == "percent" else text}
    except Refused as no:
        return no.message


def _code(column: Column, text: str, codes: Codes) -> str:
    chosen = codes.get(column.code, {}).get(text, "")
    if not chosen and (text or not column.needed):
        raise Refused(UNCHOSEN.format(text=text))
    return "" if chosen == EMPTY else chosen


def _living(column: Column, field: str, text: str, codes: Codes) -> Said:
    """The first goes to the column's own field, more to those after it."""
    said: Said = {}
    for place, (word, extent) in enumerate(values.livelihoods(text), int(field[-1])):
        code = _code(column, word, codes)
        if place > ROWS:
            raise Refused(TOO_MANY)
        if code:
            said |= {f"livelihood_{place}": code} | ({f"extent_{place}": extent} if extent else {})
    return said


def _put(said: Said, told: Said) -> None:
    """What a number tells goes before what other columns say; two parts of a name make one."""
    for name, text in told.items():
        if name == "name" and said.get(name):
            said[name] = f"{said[name]} {text}"
        elif name not in said:
            said[name] = text


def _column(field: str, part: str) -> str:
    """The column that a form's field is called as in a list."""
    ending = "_exit" if part == "end" else ""
    kind, _, n = field.partition("_")
    if kind in ("livelihood", "extent") and n.isdigit():
        return f"{kind}{ending}" if n == "1" else f"{kind}{ending}_2"
    return field


def _ordered(given: Mapping[str, Any], left: Mapping[str, Any]) -> dict[str, str]:
    """The days of a row beside each other."""
    try:
        if left:
            order.ends(given["started_on"], left["ended_on"])
        if given["received_on"]:
            order.came(given["received_on"])
            if given["decided_on"]:
                order.decided(given["received_on"], given["decided_on"])
    except Refused as no:
        return {no.field: no.message}
    return {}


def _wanted(row: int, given: Mapping[str, Any], left: Mapping[str, Any]) -> Wanted:
    track = given["track"]
    livelihoods: Livings = tuple(given["livelihoods"])
    return Wanted(
        row=row,
        number=given["number"],
        person={name: given[name] for name in PERSON if given[name]},
        consent=given["consent"],
        started_on=given["started_on"],
        referrer=given["referrer"],
        track=track.pk if track else None,
        years=given["years_in_public_support"],
        received_on=given["received_on"],
        decided_on=given["decided_on"],
        livelihoods=livelihoods,
        exit={name: left[name] for name in EXIT} if left else {},
        exit_livelihoods=tuple(left["livelihoods"]) if left else (),
        occupations=tuple(left["occupations"]) if left else (),
    )

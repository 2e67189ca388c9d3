"""What does the register hold about one person, for the person to read (registerutdrag)?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry
from stegvis.web.look.swedish import day
from stegvis.web.register.clock import today
from stegvis.web.register.codes import known, label
from stegvis.web.register.data import label_of, listing, lists
from stegvis.web.register.models import Enrolment, Person
from stegvis.web.register.models.person import SEX_WORD

ACTION = "person.extract"
UNTOLD = {
    *(
        "id",
        "version",
        "added_at",
        "number_sealed",
        "number_hash",
        "coordination",
        "person",
        "enrolment",
        "merged_into",
    ),
    *("secret_hash", "held", "ref"),
}
KINDS = {"read": "Läst", "change": "Ändrat", "export": "Hämtat", "import": "Läst in", "denied": "Nekat"}


@dataclass(frozen=True, slots=True)
class Section:
    """A table's rows about the person: each row as labels and values in words."""

    title: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything about a person in the teams where the user works, and who has read it. `elsewhere` counts other teams.

    `apart` are the tables with an access of their own, which the user may not read: others hand those out.
    """

    name: str
    made_on: date
    teams: tuple[str, ...]
    elsewhere: int
    sections: tuple[Section, ...]
    apart: tuple[str, ...]
    reads: tuple[tuple[str, str, str, str], ...]

    def as_json(self) -> str:
        """The same as one JSON object."""
        return json.dumps(asdict(self), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def models() -> list[type[Model]]:
    """Every table about a person, in the order of extract.yaml."""
    about = {m._meta.model_name: m for m in apps.get_models() if getattr(m, "person_path", None)}
    return [about[name] for name in listing("extract").choices if name in about]


def extract(by: By, pk: int, form: str) -> Extract:
    """Everything about the person of an enrolment; logged as handed out. Raises Http404."""
    found = policy.get(by, ACTION, Enrolment.objects.select_related("person", "team"), pk)
    person = found.person
    visible = set(policy.teams(by, ACTION).values_list("pk", flat=True))
    teams = list(person.teams.order_by("name"))
    entries = log.about(person.pk).filter(team__in=visible)
    told = Extract(
        person.shown_to(by),
        today(),
        tuple(team.name for team in teams if team.pk in visible),
        sum(team.pk not in visible for team in teams),
        tuple(section for model in models() if (section := _section(by, model, person)).rows),
        tuple(_apart(by)),
        tuple(_read(entry) for entry in entries.order_by("-pk")),
    )
    log.write(
        by, "export", ACTION, persons=[person.pk], team=found.team, thing=person, after={"format": form}
    )
    return told


def _action(by: By, model: type[Model]) -> str:
    """What gives access to a table: its own action where it has one; the person reads all that is about themselves."""
    return ACTION if by.person is not None else getattr(model, "own_action", ACTION)


def _apart(by: By) -> Iterator[str]:
    for model in models():
        if not policy.somewhere(by, _action(by, model)):
            yield listing("extract").choices[str(model._meta.model_name)].label.sv


def _section(by: By, model: type[Model], person: Person) -> Section:
    choice = listing("extract").choices[str(model._meta.model_name)]
    path: str = getattr(model, "person_path")  # noqa: B009
    held = model._default_manager.filter(**{"pk" if path == "self" else path: person.pk})
    rows = policy.visible(by, _action(by, model), held).order_by("pk")
    fields = [f for f in model._meta.concrete_fields if f.name not in UNTOLD]
    named: dict[str, str] = choice.more.get("named", {})
    said = tuple(
        tuple((_label(f), _said(getattr(row, f.name), named.get(f.name, f.name))) for f in fields)
        for row in rows
    )
    if model is Person and person.number_hash:
        said = tuple((("Personnummer", person.number), *row) for row in said)
    return Section(choice.label.sv, said)


def _label(field: Field[Any, Any]) -> str:
    called = listing("extract_fields").choices.get(field.name)
    words = called.label.sv if called else str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _said(value: Any, codes: str) -> str:
    """A value in words; a code by its label."""
    if value is None or value == "" or value == []:
        return "–"
    if codes == "sex":
        return str(SEX_WORD.get(value, value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return day(value.date(), today(), "year")
    if isinstance(value, date):
        return day(value, today(), "year")
    if isinstance(value, list | tuple):
        return ", ".join(_said(one, codes) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(one, str(name))}" for name, one in value.items())
    if isinstance(value, str) and codes in known().codes:
        return label(codes, value)
    return label_of(codes, value) if isinstance(value, str) and codes in lists() else str(value)


def _read(entry: Entry) -> tuple[str, str, str, str]:
    actions = policy.actions()
    action = actions[entry.action].label if entry.action in actions else entry.action
    return day(entry.at.date(), today(), "year"), entry.user_name, KINDS.get(entry.kind, entry.kind), action

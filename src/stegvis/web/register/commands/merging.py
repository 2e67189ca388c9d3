"""How do two records of one person become one, and how is that taken back?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model
from django.utils import timezone

from stegvis.web.access import log, record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.data import listing
from stegvis.web.register.models import Merge, Person, Waiver
from stegvis.web.register.models.person import TOLD, pair

ACTION = "person.merge"
NUMBER = ("number_sealed", "number_hash", "coordination", "sex", "birth_year")
STAYS = {("Merge", "kept"), ("Merge", "other")}  # what a merge itself says about two records
LATER = "Posten har slagits ihop igen sedan dess. Ångra den senaste sammanslagningen först."
CHANGED = "Någon ändrade uppgifterna medan du jämförde. Läs dem på nytt och välj igen."


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing left where it was: rows added meanwhile, and fields changed meanwhile, by their Swedish names."""

    stayed: int
    fields: tuple[str, ...]


def pointing() -> list[tuple[type[Model], str]]:
    """Every foreign key that leads straight to a person and moves with them: found in the models, so that none is forgotten."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is Person:
                found.append((model, field.name))
    return [(model, name) for model, name in found if (model.__name__, name) not in STAYS]


def versions(one: Person, other: Person) -> int:
    """A number that grows when either record changes, for the form that compares them."""
    return one.version + other.version


@transaction.atomic
def merge(
    by: By,
    *,
    kept: Person,
    other: Person,
    taken: Collection[str] = (),
    team: Team | None = None,
    version: int | None = None,
) -> Merge:
    """Moves everything of `other` to `kept`; `taken` are the fields whose value comes from `other` ("number" among them).

    The stricter protection stays. Raises Refused where they are not two whole records of one controller.
    """
    held = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=(kept.pk, other.pk))}
    kept, other = held[kept.pk], held[other.pk]
    _possible(kept, other, version)
    values = {name: getattr(other, name) for name in TOLD if name in taken}
    numbered = other if "number" in taken else kept
    if numbered.number_hash:
        values |= {name: getattr(numbered, name) for name in NUMBER}
    handlers = _handlers(kept, other)
    values["protected"] = _stricter(kept, other)
    before = {name: getattr(kept, name) for name in values}
    moved: dict[str, Any] = {
        "rows": _move(pointing(), other, kept),
        "teams": list(other.teams.order_by("pk").values_list("pk", flat=True)),
        "handlers": {"before": _keys(kept), "after": handlers},
    }
    moved["added"] = [pk for pk in moved["teams"] if not kept.teams.filter(pk=pk).exists()]
    kept.teams.add(*moved["added"])
    other.teams.clear()
    kept.handlers.set(handlers)
    record.changed(by, ACTION, other, merged_into=kept)
    values["anonymous"] = not values.get("name", kept.name) and not numbered.number_hash
    before["anonymous"] = kept.anonymous
    record.changed(by, ACTION, kept, **values)
    moved |= {"before": before, "after": {name: getattr(kept, name) for name in values}}
    made = record.added(by, ACTION, Merge(kept=kept, other=other, moved=moved))
    _logged(by, made, team, moved["rows"], other, kept)
    return made


def _possible(kept: Person, other: Person, version: int | None) -> None:
    if kept.pk == other.pk or kept.controller_id != other.controller_id:
        raise Refused("Välj två olika poster hos samma myndighet.")
    if kept.merged_into_id or other.merged_into_id:
        raise Refused("En av posterna är redan ihopslagen med en annan. Öppna den som gäller.")
    if version is not None and version != versions(kept, other):
        raise Refused(CHANGED)


def _stricter(kept: Person, other: Person) -> str:
    order = ["", *listing("protection").choices]
    return max(kept.protected, other.protected, key=order.index)


def _handlers(kept: Person, other: Person) -> list[int]:
    """Those who may know who it is: of both where both are protected, else of the one that is."""
    if kept.protected and other.protected:
        both = [pk for pk in _keys(kept) if pk in _keys(other)]
        if not both:
            raise Refused("Båda har skyddad identitet men ingen gemensam handläggare. Ge dem en först.")
        return both
    return _keys(other) if other.protected else _keys(kept)


def _keys(person: Person) -> list[int]:
    return list(person.handlers.order_by("pk").values_list("pk", flat=True))


def _move(
    relations: Collection[tuple[type[Model], str]],
    of: Person,
    to: Person,
    only: Mapping[str, list[int]] | None = None,
) -> dict[str, list[int]]:
    """Points the rows of one person at another, and gives their keys by "Model.field"; `only` those listed."""
    moved = {}
    for model, name in relations:
        label = f"{model.__name__}.{name}"
        rows = model._default_manager.filter(**{name: of})
        if only is not None:
            rows = rows.filter(pk__in=only.get(label, []))
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        if not keys:
            continue
        try:
            with transaction.atomic():
                model._default_manager.filter(pk__in=keys).update(**{name: to})
        except IntegrityError as clash:
            said = model._meta.verbose_name_plural
            raise Refused(f"Båda posterna har rader i {said} som inte kan finnas två gånger.") from clash
        moved[label] = keys
    return moved


@transaction.atomic
def undo(by: By, *, merge: Merge, team: Team | None = None) -> Undone:
    """Puts back exactly what the merge moved and changed. Rows added since stay with the kept record, and so do fields that
    somebody has changed since. Raises Refused where a later merge stands on this one.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    held = {
        p.pk: p for p in Person.objects.select_for_update().filter(pk__in=(merge.kept_id, merge.other_id))
    }
    kept, other = held[merge.kept_id], held[merge.other_id]
    if merge.undone_at or other.merged_into_id != kept.pk or kept.merged_into_id:
        raise Refused("Sammanslagningen är redan ångrad." if merge.undone_at else LATER)
    moved = merge.moved
    back = _move(pointing(), kept, other, only=moved["rows"])
    _cut_links(by, kept, other)
    stayed = _since(kept, merge)
    fields = _fields_back(by, kept, moved)
    try:
        with transaction.atomic():
            record.changed(by, ACTION, other, merged_into=None)
    except IntegrityError as clash:
        raise Refused(
            "Posten som kommer tillbaka har samma personnummer som den andra. Ändra det först."
        ) from clash
    other.teams.set(moved["teams"])
    kept.teams.remove(*[pk for pk in moved["added"] if pk not in _teams_of(kept)])
    record.changed(by, ACTION, merge, undone_at=timezone.now())
    _logged(by, merge, team, back, kept, other)
    return Undone(stayed, fields)


def _fields_back(by: By, kept: Person, moved: Mapping[str, Any]) -> tuple[str, ...]:
    """Gives the kept record its own values again; what has been changed since stays, and is told by name."""
    before, after = moved["before"], moved["after"]
    same = {name: value for name, value in before.items() if getattr(kept, name) == after[name]}
    left = [name for name in before if name not in same and before[name] != after[name]]
    if "protected" in same and _keys(kept) == moved["handlers"]["after"]:
        kept.handlers.set(moved["handlers"]["before"])
    record.changed(by, ACTION, kept, **same)
    named = [str(Person._meta.get_field(name).verbose_name) for name in left]  # type: ignore[union-attr]
    return tuple(dict.fromkeys(named))


def _cut_links(by: By, kept: Person, other: Person) -> None:
    """A row of one person cannot point at one of the other: an enrolment made since, from an application that goes back."""
    relations = dict(pointing())
    for model, name in relations.items():
        for field in model._meta.concrete_fields:
            target: Any = field.related_model
            if target is Person or target not in relations or not field.null:
                continue
            for of, to in ((kept, other), (other, kept)):
                crossing = {name: of, f"{field.name}__{relations[target]}": to}
                for row in model._default_manager.filter(**crossing):
                    record.changed(by, ACTION, row, **{field.name: None})


def _since(kept: Person, merge: Merge) -> int:
    return sum(
        model._default_manager.filter(**{name: kept, "added_at__gt": merge.merged_at}).count()
        for model, name in pointing()
        if model is not Person and any(f.name == "added_at" for f in model._meta.concrete_fields)
    )


def _teams_of(person: Person) -> set[int]:
    return {
        pk
        for model, name in pointing()
        if model is not Person
        for pk in model._default_manager.filter(**{name: person}).values_list(
            str(getattr(model, "team_path", "team")), flat=True
        )
    }


def _logged(
    by: By, merge: Merge, team: Team | None, rows: Mapping[str, list[int]], of: Person, to: Person
) -> None:
    """One entry about both, with the keys of every row that was moved."""
    log.write(
        by,
        "change",
        ACTION,
        persons=[of.pk, to.pk],
        team=team,
        thing=merge,
        before={"person": of.pk, "rows": dict(rows)},
        after={"person": to.pk, "rows": dict(rows)},
    )


def different(by: By, *, team: Team, one: Person, other: Person, why: str) -> Waiver:
    """Keeps that two records are two people, with the reason, so that they are not asked about again."""
    row = {"team": team, "code": "duplicate", "table": "participants", "row": pair(one.pk, other.pk)}
    held = Waiver.objects.filter(**row).first()
    if held:
        return record.changed(by, ACTION, held, why=why, waived_by=by.user)
    return record.added(by, ACTION, Waiver(**row, why=why, waived_by=by.user))

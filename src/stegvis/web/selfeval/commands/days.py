"""How does a self-evaluation day come about, how are its answers taken, and how do they become a result?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from stegvis.instruments import Spread, spread
from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.selfeval.areas import Asked, definition, suggested
from stegvis.web.selfeval.models import Area, Day
from stegvis.web.selfeval.models.day import PAPER, PHONES
from stegvis.web.surveys.commands import sealed
from stegvis.web.surveys.models import Survey, Tally
from stegvis.web.surveys.queries.results import counted
from stegvis.web.surveys.sealed.tally import LEAST
from stegvis.web.surveys.sealed.tokens import short

WRITE, MANAGE = "selfeval.write", "selfeval.manage"
ROOM = "selfeval"
HELD = "Dagen har redan ett resultat."


@transaction.atomic
def create(by: By, *, team: Team, **values: Any) -> Day:
    """A day with the areas of the one before, or the suggested. Raises Refused for a second one in a year."""
    Team.objects.select_for_update().get(pk=team.pk)
    if team.self_evaluations.filter(year=values["year"]).exists():
        raise Refused(f"{values['year']} har redan en självvärdering. Ändra den i stället.", "year")
    made = record.added(by, MANAGE, Day(team=team, **values))
    before = Day.objects.filter(team=team).exclude(pk=made.pk).first()
    _ask(by, made, [_asked(area) for area in before.areas.all()] if before else suggested())
    return made


def change(by: By, *, day: Day, version: int | None, **values: Any) -> Day:
    """Another date, leader or number of those present. Raises Changed."""
    return record.changed(by, MANAGE, day, version, **values)


@transaction.atomic
def ask(by: By, *, day: Day, areas: Sequence[Asked], version: int | None) -> Day:
    """Other areas than before, in this order. Raises Changed, and Refused where somebody has been asked."""
    held = _locked(day)
    if version is not None and held.version != version:
        raise record.Changed(held, {})
    if held.state != "planned":
        raise Refused("Områdena är de som gruppen har svarat på och går inte att ändra nu.")
    for area in held.areas.all():
        if area.code not in {one.code for one in areas}:
            record.removed(by, MANAGE, area)
    _ask(by, held, areas)
    record.touched(held)
    return held


@transaction.atomic
def open_(by: By, *, day: Day) -> Day:
    """From now on, and today only, it is answered on phones with one short code. Raises Refused."""
    held = _locked(day)
    if held.state != "planned":
        raise Refused("Dagen tar redan emot svar." if held.state == "open" else HELD)
    asked = [_asked(area) for area in held.areas.all()]
    survey = Survey(
        team=held.team,
        title=str(held),
        definition=definition(str(held), asked),
        asked="staff",
        closes_on=today(),
        common_code=short(),
        room=ROOM,
    )
    sealed.open_(by, survey=sealed.create(by, survey=survey))
    return record.changed(by, MANAGE, day, survey=survey)


@transaction.atomic
def close(by: By, *, day: Day) -> int:
    """Takes no more answers, and keeps for each area what they came to and nothing else; how many answered.

    Where fewer than five did nothing is kept, and the day can be answered anew.
    """
    held = _locked(day)
    if held.state != "open" or held.survey is None:
        raise Refused("Dagen tar inte emot svar.")
    survey = sealed.close(by, survey=held.survey)
    counts, answered = counted(survey), survey.answered or 0
    Tally.objects.filter(survey=survey).delete()
    if counts is None:
        record.changed(by, MANAGE, day, survey=None)
        return answered
    for area in held.areas.all():
        found = {int(value): count for value, count in counts.of(area.code).items()}
        _keep(by, area, spread(found))
    record.changed(by, MANAGE, day, way=PHONES)
    return answered


@transaction.atomic
def enter(by: By, *, day: Day, values: Mapping[str, Sequence[int]]) -> Day:
    """What stands on paper: every value of each area, or the one that all agreed on. Only highest, mean and lowest are kept.

    Raises Refused for two to four values, which would tell what somebody answered, and where phones have answered.
    """
    held = _locked(day)
    if held.state == "open":
        raise Refused("Dagen tar emot svar från telefoner. Avsluta det först.")
    if held.way == PHONES:
        raise Refused(HELD)
    if not any(values.values()):
        raise Refused("Skriv värdena för minst ett område.")
    for area in held.areas.all():
        given = list(values.get(area.code, ()))
        if 1 < len(given) < LEAST:
            raise Refused(
                f"{area.label}: skriv alla värden, minst fem. Är ni färre: enas om ett värde och skriv det.",
                area.code,
            )
        _keep(by, area, spread({value: given.count(value) for value in given}))
    return record.changed(by, MANAGE, day, way=PAPER)


def write(by: By, *, area: Area, version: int | None, **values: Any) -> Area:
    """What was said about an area. Raises Changed."""
    return record.changed(by, WRITE, area, version, **values)


@transaction.atomic
def remove(by: By, *, day: Day) -> None:
    """Takes away a day that is only planned; the log keeps it. Raises Refused for one with a result or answers."""
    held = _locked(day)
    if held.state != "planned":
        raise Refused("Dagen har svar och kan inte tas bort.")
    record.removed(by, MANAGE, held)


def _ask(by: By, day: Day, areas: Sequence[Asked]) -> None:
    held = {area.code: area for area in day.areas.all()}
    for place, one in enumerate(areas, 1):
        words = {
            "place": place,
            "label": one.label,
            "question": one.question,
            "question_en": one.question_en,
            "field": one.field,
        }
        if one.code in held:
            record.changed(by, MANAGE, held[one.code], **words)
        else:
            record.added(by, MANAGE, Area(day=day, code=one.code, **words))


def _keep(by: By, area: Area, found: Spread | None) -> None:
    names = ("n", "highest", "mean", "lowest")
    record.changed(by, MANAGE, area, **{name: getattr(found, name, None) for name in names})


def _asked(area: Area) -> Asked:
    return Asked(area.code, area.label, area.question, area.question_en, area.field)


def _locked(day: Day) -> Day:
    Day.objects.select_for_update().get(pk=day.pk)
    return Day.objects.select_related("team", "survey").get(pk=day.pk)

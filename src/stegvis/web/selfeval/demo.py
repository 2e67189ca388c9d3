"""Which self-evaluation days has the demo's team? Last year's with what came of it, and this year's."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from stegvis.instruments import spread
from stegvis.web.register.demo.setting import Setting
from stegvis.web.selfeval.areas import suggested
from stegvis.web.selfeval.models import Area, Day, NineFields, Undertaking
from stegvis.web.selfeval.models.day import PAPER

HELD, BEFORE = (5, 20), (11, 12)  # month and day: the later after the half-year that the demo has published
FILE = Path(__file__).parent / "data" / "demo.yaml"


def days(setting: Setting) -> None:
    """Everything that the demo's pages of self-evaluation show."""
    said: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    now = setting.today
    held = date(now.year if now.month > HELD[0] else now.year - 1, *HELD)
    _day(setting, said["before"], date(held.year - 1, *BEFORE))
    _day(setting, said["now"], held)
    NineFields.objects.create(team=setting.team, made_on=held, texts=said["nine"])


def _day(setting: Setting, said: dict[str, Any], held_on: date) -> None:
    present = max(len(values) for values in said["values"].values())
    made = Day.objects.create(
        team=setting.team,
        year=held_on.year,
        held_on=held_on,
        present=present,
        led_by=said["led_by"],
        way=PAPER,
    )
    areas = {one.code: _area(made, place, one, said) for place, one in enumerate(suggested(), 1)}
    for one in said["undertakings"]:
        due_on = setting.day(one["days"])
        Undertaking.objects.create(
            area=areas[one["area"]],
            what=one["what"],
            who=one["who"],
            due_on=due_on,
            first_due_on=setting.day(one["days"] - one["moved"]) if "moved" in one else None,
            result=one.get("result", ""),
            followed_up_on=due_on if "result" in one else None,
            note=one.get("note", ""),
        )


def _area(made: Day, place: int, one: Any, said: dict[str, Any]) -> Area:
    values = said["values"][one.code]
    found = spread({value: values.count(value) for value in values})
    told = said["told"].get(one.code, {})
    return Area.objects.create(
        day=made,
        place=place,
        code=one.code,
        label=one.label,
        question=one.question,
        question_en=one.question_en,
        field=one.field,
        **{name: getattr(found, name) for name in ("n", "highest", "mean", "lowest")},
        **told,
    )

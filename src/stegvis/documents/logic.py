"""What does a report know of a team's logic model, and how does it show it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from stegvis.documents.model import Block, Cell, Column, Paragraph, Run, Table
from stegvis.documents.speech import Speech


@dataclass(frozen=True, slots=True)
class LogicGoal:
    """A goal with what is done for it, what that needs, and how it is followed up."""

    goal: str
    activities: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogicModel:
    """A version of a team's logic model that was in force."""

    team: str
    number: int
    fixed_on: date
    purposes: tuple[str, ...]
    goals: tuple[LogicGoal, ...]


def as_kept(one: LogicModel) -> dict[str, Any]:
    """A logic model as JSON can hold it."""
    return {**asdict(one), "fixed_on": one.fixed_on.isoformat()}


def from_kept(said: Mapping[str, Any]) -> LogicModel:
    """A logic model as it was kept."""
    goals = tuple(
        LogicGoal(one["goal"], *(tuple(one[name]) for name in ("activities", "resources", "follow_ups")))
        for one in said["goals"]
    )
    fixed_on = date.fromisoformat(said["fixed_on"])
    return LogicModel(said["team"], said["number"], fixed_on, tuple(said["purposes"]), goals)


def logic_of(
    models: Sequence[LogicModel], speech: Speech, chapter: int, numbers: Iterator[int]
) -> Iterator[Block]:
    """The purpose in words and a table with a row for each goal; nothing where the team has none."""
    for one in models:
        number = f"{chapter}.{next(numbers)}"
        yield from (Paragraph((Run(purpose),)) for purpose in one.purposes)
        heads = ("goal", "activities", "resources", "follow_ups")
        month = speech.phrases["months"][speech.language][one.fixed_on.month - 1]
        day = f"{one.fixed_on.day} {month} {one.fixed_on.year}"
        yield Table(
            anchor=f"tabell-{number.replace('.', '-')}",
            number=f"{speech.word('table')} {number}",
            caption=speech.word("logic_caption", number=str(one.number), day=day),
            columns=tuple(Column(speech.word(f"logic_{head}"), "text") for head in heads),
            rows=tuple(
                (
                    Cell(goal.goal),
                    *(
                        Cell("; ".join(getattr(goal, head)) or speech.word("logic_none"))
                        for head in heads[1:]
                    ),
                )
                for goal in one.goals
            ),
            widths=(25, 25, 25, 25),
        )

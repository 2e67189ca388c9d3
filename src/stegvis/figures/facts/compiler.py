"""How do the expressions become the SQL of an engine?

The only door to Ibis: found by the entry point `stegvis.compilers`, and loaded when no compiled SQL fits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ibis

from stegvis.definitions import Definitions
from stegvis.figures.facts import after, answers, applications, everyday, exits, money, people
from stegvis.figures.facts.long import long
from stegvis.figures.facts.tables import Tables

BUILD: dict[str, Callable[[Tables], Any]] = {
    "active": people.active,
    "active_persons": people.active_persons,
    "active_stays": people.active_stays,
    "started": people.started,
    "enrolled": people.enrolled,
    "enrolled_stays": people.enrolled_stays,
    "exits": exits.exits,
    "exit_occupations": exits.exit_occupations,
    "applications": applications.applications,
    "queue": applications.queue,
    "follow_ups": after.follow_ups,
    "livelihoods": after.livelihoods,
    "work_training": everyday.work_training,
    "scores": answers.scores,
    "answers": answers.answers,
    "funding": money.funding,
}


def rows(fact: str, definitions: Definitions) -> Any:
    """The expression of a fact."""
    return BUILD[fact](Tables(definitions))


def long_sql(fact: str, dialect: str, definitions: Definitions) -> str:
    """The query that counts every cell over a fact."""
    return str(ibis.to_sql(long(fact, rows(fact, definitions), Tables(definitions)), dialect=dialect))


def records_sql(
    fact: str, dialect: str, definitions: Definitions, flags: Sequence[str], by: Mapping[str, str]
) -> str:
    """The query for the keys of the records of a fact where every flag and every dimension holds."""
    found = rows(fact, definitions)
    for flag in flags:
        found = found.filter(found[flag])
    for dimension, value in by.items():
        found = found.filter(found[dimension] == value)
    return str(ibis.to_sql(found.select("key").distinct(), dialect=dialect))

"""What have the participants done in the period?"""

from __future__ import annotations

from typing import Any

from stegvis.figures.facts.people import UNKNOWN
from stegvis.figures.facts.tables import Tables


def work_training(t: Tables) -> Any:
    """Each enrolment with work training in the period, by kind of employer."""
    team = t["enrolments"].select("enrolment", "team")
    a = t["activities"].cross_join(t["_run"]).inner_join(team, "enrolment")
    a = a.filter((a.kind == "work_training") & (a.held_on >= a.first) & (a.held_on <= a.last))
    return a.select("team", key=a.enrolment, employer_kind=a.employer_kind.fill_null(UNKNOWN)).distinct()

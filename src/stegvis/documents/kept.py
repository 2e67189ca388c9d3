"""How is what a report is made from kept, so that the same report comes of it later?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from stegvis.documents import logic, self_evaluation
from stegvis.documents.material import Event, LocalGoal, Named, PlanGoal, Post, ReportInput
from stegvis.domain.figure import Figure
from stegvis.domain.finding import Finding
from stegvis.domain.period import Period
from stegvis.evaluation import keeping

FORM = "stegvis-material-1"


def as_kept(report: ReportInput) -> dict[str, Any]:
    """The material without its texts, as JSON can hold it. Findings keep their kind and file, never which row."""
    return {
        "form": FORM,
        "association": report.association,
        "period": [report.period.first.isoformat(), report.period.last.isoformat()],
        "scheme": report.scheme,
        "dataset": report.dataset,
        "definitions": report.definitions,
        "teams": [asdict(team) for team in report.teams],
        "tracks": [asdict(track) for track in report.tracks],
        "findings": [[found.code, found.severity, found.file] for found in report.findings],
        "orders": {team: list(order) for team, order in report.orders.items()},
        "events": [_event(event) for event in report.events],
        "posts": [asdict(post) for post in report.posts],
        "local_goals": [asdict(goal) for goal in report.local_goals],
        "worth": {team: keeping.as_kept(answer) for team, answer in report.worth.items()},
        "plan": [asdict(goal) for goal in report.plan],
        "logic": [logic.as_kept(one) for one in report.logic],
        "nine_fields": [self_evaluation.nine_as_kept(one) for one in report.nine_fields],
        "self_evaluations": [self_evaluation.as_kept(one) for one in report.self_evaluations],
        "language": report.language,
        "audience": report.audience,
        "least": report.least,
        "harm_tested": report.harm_tested,
        "figures": [figure.as_dict() for figure in report.figures],
    }


def from_kept(said: Mapping[str, Any]) -> ReportInput:
    """The material as it was kept. Raises ValueError for what another version kept in a form that is not known here."""
    if said.get("form") != FORM:
        raise ValueError(
            f"Det frysta underlaget har formen {said.get('form')}, som den här versionen inte kan läsa."
        )
    first, last = map(date.fromisoformat, said["period"])
    return ReportInput(
        association=said["association"],
        period=Period(first, last),
        scheme=said["scheme"],
        figures=tuple(Figure.from_dict(one) for one in said["figures"]),
        teams=tuple(Named(**one) for one in said["teams"]),
        dataset=said["dataset"],
        definitions=said["definitions"],
        tracks=tuple(Named(**one) for one in said["tracks"]),
        findings=tuple(Finding(code, severity, file, "", "") for code, severity, file in said["findings"]),
        orders={team: tuple(order) for team, order in said["orders"].items()},
        events=tuple(_event_of(one) for one in said.get("events", ())),
        posts=tuple(Post(**one) for one in said.get("posts", ())),
        local_goals=tuple(LocalGoal(**one) for one in said.get("local_goals", ())),
        worth={team: keeping.from_kept(one) for team, one in said.get("worth", {}).items()},
        plan=tuple(PlanGoal(**one) for one in said.get("plan", ())),
        logic=tuple(map(logic.from_kept, said.get("logic", ()))),
        nine_fields=tuple(map(self_evaluation.nine_from_kept, said.get("nine_fields", ()))),
        self_evaluations=tuple(map(self_evaluation.from_kept, said.get("self_evaluations", ()))),
        language=said["language"],
        audience=said["audience"],
        least=said.get("least", 0),
        harm_tested=said.get("harm_tested", 0),
    )


def _event(event: Event) -> dict[str, Any]:
    return {**asdict(event), "first": event.first.isoformat(), "last": event.last.isoformat()}


def _event_of(said: Mapping[str, Any]) -> Event:
    days = {name: date.fromisoformat(said[name]) for name in ("first", "last")}
    return Event(**{**said, **days})

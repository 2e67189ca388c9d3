"""What does a report that stays in a team's own room say the intervention is worth, and what would it say today?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from stegvis.documents.worth_words import WorthWords, kronor
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer
from stegvis.evaluation.profiles import DEFAULT, profile
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.reports.models import Report
from stegvis.web.reports.queries.evaluated import asked, evaluated
from stegvis.web.reports.queries.reports import of_layout

COLUMNS = {"per_year": "yearly_income", "cost": "cost", "month": "payback_months"}
Row = tuple[str, str, float | None, float | None, str]


def valued(team: Team, report: Report) -> dict[str, Answer]:
    """The team's evaluation, where the report's form shows it and it stays in the team's room; else nothing.

    A report that leaves the team never has it: the law's amounts are known, and a sum would tell what somebody lives on.
    """
    found = _found(team, report)
    return {} if isinstance(found, str) else {team.code: found}


def unvalued(team: Team, report: Report) -> str:
    """Why a report whose form shows an evaluation has none; nothing where it has one."""
    found = _found(team, report)
    return found if isinstance(found, str) else ""


def _found(team: Team, report: Report) -> Answer | str:
    if not of_layout(report).evaluates:
        return ""
    if not report.own:
        return WorthWords("sv", known(), {}).said("not_released")
    of = asked(team, Period(report.first, report.last))
    return evaluated(of, of.told[0] if of.told else 0.0, DEFAULT, profile(DEFAULT), {})


def otherwise(then: Mapping[str, Answer], now: Mapping[str, Answer], period: Period) -> Iterator[Row]:
    """What is printed of each actor and would be another today: what, of whom, then, now, and where it is opened."""
    words = WorthWords("sv", known(), {})
    for team, was in then.items():
        live = now.get(team)
        for actor, account in was.accounts.items():
            today = live.accounts[actor] if live else None
            for what, field in COLUMNS.items():
                before, after = kronor(getattr(account, field)), kronor(getattr(today, field, None))
                if before != after:
                    name = f"{words.said('title_short')}: {words.said(what).lower()}"
                    yield name, words.actor(actor), before, after, _lines(actor, period, was)


def _lines(actor: str, period: Period, was: Answer) -> str:
    """The actor's income line by line, as it is today."""
    days = {"from": period.first.isoformat(), "to": period.last.isoformat(), "profile": was.profile.name}
    return f"{reverse('reports:lines', args=[actor])}?{urlencode(days)}"

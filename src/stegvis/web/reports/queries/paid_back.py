"""How does a team's goal for the payback time go, by its own evaluation?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from stegvis.domain.period import Period
from stegvis.evaluation.profiles import DEFAULT, profiles
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import number, percent
from stegvis.web.reports.queries.evaluated import asked, evaluated

SEE = "evaluation.see"


def said(by: By, team: Team, period: Period, level: float) -> tuple[str, str] | None:
    """The sentence, and where it was reckoned; None for who may not see the evaluation. The level is the register's own."""
    if not policy.may(by, SEE, team):
        return None
    of, profile = asked(team, period), profiles()[DEFAULT]
    days = {"from": period.first.isoformat(), "to": period.last.isoformat()}
    url = f"{reverse('reports:worth')}?{urlencode(days)}"
    if of.told is None:
        return "Vad insatsen kostade i perioden är inte känt.", url
    found = evaluated(of, of.told[0], profile.name, profile, {})
    if isinstance(found, str):
        return found, url
    months, chance = found.accounts["society"].payback_months, found.spreads["society"].p_payback_within_goal
    paid = "Aldrig återbetald" if months is None else f"Återbetald i månad {number(months)}"
    return f"{paid}. Målet nås med {percent(chance or 0)} sannolikhet.", url

"""What have the other teams of the demo's association measured, so that theirs can stand beside the own team's?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from stegvis.definitions import read
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.register.codes import known
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.models import Enrolment
from stegvis.web.register.periods import finished_halves
from stegvis.web.surveys.commands import told
from stegvis.web.surveys.models import Answer, PublishedValues, Response, SlipHanded, Survey, Tally, Ticket
from stegvis.web.surveys.queries.protected import HALVES
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.frozen import frozen
from stegvis.web.surveys.sealed.tally import Counts
from stegvis.web.surveys.sealed.tokens import hashed, made

NNS, ORS = "nns_participant", "ors"
INVITED, ANSWERED, SLIPS = 34, 28, 20  # of each team and round, and slips of the open one
SOURCE = "Påhittat riksvärde, för exemplets skull"


def told_measurements(setting: Setting) -> None:
    """ORS twice in each half-year that has ended, a round of the participants' NNS form, and both told protected."""
    teams = list(Team.objects.filter(association=setting.team.association).order_by("code"))
    for place, team in enumerate(teams):
        for step, period in enumerate(reversed(finished_halves(setting.today, HALVES))):
            if team != setting.team:
                _talks(setting, team, (period.first, period.last), 14 if place == 2 else 9, step)
            _round(setting, team, period.last, place == 1)
    items = {"support_of_great_use": 0.71, "readier_to_work_or_study": 0.62}
    association = setting.team.association
    for name, shares, means in ((NNS, items, (None, None)), (ORS, {}, (17.5, 24.0))):
        PublishedValues.objects.create(
            association=association,
            instrument=name,
            source=SOURCE,
            items=shares,
            start=means[0],
            exit=means[1],
        )
    told.keep_all(By(None, "machine", "Exempel"), setting.today)


def _talks(setting: Setting, team: Team, days: tuple[date, date], base: int, step: int) -> None:
    """One occasion at each end of the half-year, of those who take part."""
    given = [
        Response(
            enrolment=enrolment,
            instrument=ORS,
            instrument_version=1,
            occasion="session" if place or step else "start",
            answered_on=max(day, enrolment.started_on),
            channel="paper",
        )
        for enrolment in Enrolment.objects.filter(team=team, ended_on=None).order_by("pk")
        for place, day in enumerate(days)
    ]
    lift = {days[0]: 10 * step, days[1]: 10 * step + base}
    Response.objects.bulk_create(given)
    Answer.objects.bulk_create(
        Answer(
            response=one,
            item=item.code,
            value=Decimal(min(100, 36 + lift.get(one.answered_on, base) + setting.rng.randint(-26, 26))) / 10,
        )
        for one in given
        for item in known().instruments[ORS].items
    )


def open_round(setting: Setting) -> None:
    """The participants' NNS form is open for those who have been here eight weeks; one of them has been handed a slip."""
    today = setting.today
    survey = _nns(
        setting.team,
        occasion="week_8",
        opened_on=today - timedelta(days=45),
        closes_on=today + timedelta(days=60),
    )
    Tally.objects.create(survey=survey, content=tally.sealed(Counts(), survey.pk))
    Ticket.objects.bulk_create(Ticket(survey=survey, token_hash=hashed(made())) for _ in range(SLIPS))
    here = Enrolment.objects.filter(team=setting.team, ended_on=None).order_by("-started_on", "pk").first()
    if here:
        SlipHanded.objects.create(survey=survey, enrolment=here, handed_on=today)


def _round(setting: Setting, team: Team, day: date, lean: bool) -> None:
    """A closed round of those who have left."""
    survey = _nns(
        team,
        occasion="exit",
        closes_on=day,
        opened_on=day.replace(day=1),
        closed_on=day,
        invited=INVITED,
        answered=ANSWERED,
    )
    counts = Counts()
    for _ in range(ANSWERED):
        counts.add(
            {
                item.code: Decimal(setting.rng.choice((2, 3, 3, 4, 4, 5, 5 if lean else 3)))
                for item in survey.what.items
            }
        )
    Tally.objects.create(survey=survey, content=tally.sealed(counts, survey.pk))


def _nns(team: Team, **fields: Any) -> Survey:
    """A round of the form, in our own words for what each question is about."""
    entry = read("instruments")[NNS]
    words = {code: item["label"] for code, item in entry["items"].items()}
    options = {str(n): {"sv": f"Grad {n}", "en": f"Degree {n}"} for n in range(1, 6)}
    licence = {"by": "Exempel, påhittade ord", "day": fields["opened_on"].isoformat()}
    return Survey.objects.create(
        team=team,
        title="NNS indikatorer, deltagare",
        instrument=NNS,
        definition=frozen(entry, {"items": words, "options": options, "licence_confirmed": licence}),
        asked="participants",
        **fields,
    )

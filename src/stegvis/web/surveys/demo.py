"""Which answers have the made-up people of the demo given? All lie after the example's period."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from secrets import token_urlsafe

from django.utils import timezone

from stegvis.definitions import Instrument
from stegvis.web.register.codes import known
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.models import Enrolment
from stegvis.web.surveys import held
from stegvis.web.surveys.models import Answer, Correction, Giving, Invitation, Response, ViolenceAsked
from stegvis.web.surveys.secrets import VALID, link_hash

NAMES = ("ors", "life_areas", "progress_scale")
EVERY = 35
HANDED = 3  # so many have a link in the phone; the last of them has begun


def answers(setting: Setting) -> None:
    """ORS, the wheel of life and the progress scale of those who take part, at start and at conversations."""
    for enrolment in Enrolment.objects.filter(team=setting.team, ended_on=None).order_by("pk"):
        day, place = enrolment.started_on + timedelta(days=7), 0
        while day <= setting.today:
            for name in NAMES:
                _sitting(setting, enrolment, known().instruments[name], day, place)
            day, place = day + timedelta(days=EVERY), place + 1


def giving(setting: Setting) -> None:
    """The team gives the wheel of life by rule."""
    Giving.objects.create(team=setting.team, instruments=["life_areas"], since=setting.day(-60))


def corrections(setting: Setting) -> None:
    """One participant has said on the own page that something is wrong."""
    of = Enrolment.objects.filter(team=setting.team, ended_on=None).order_by("pk").first()
    if of:
        text = "Mitt telefonnummer är nytt. Det gamla står kvar hos er."
        Correction.objects.create(enrolment=of, text=text, asked_on=setting.day(-1))


def violence(setting: Setting) -> None:
    """That the questions about violence have been put to a few; the last did not answer."""
    for place, enrolment in enumerate(
        Enrolment.objects.filter(team=setting.team, ended_on=None).order_by("pk")[:4], start=1
    ):
        answered = place < 4
        ViolenceAsked.objects.create(
            enrolment=enrolment,
            asked_on=max(enrolment.started_on, setting.day(-30 * place)),
            answered=answered,
            needs_support=place == 1 if answered else None,
        )


def invitations(setting: Setting) -> None:
    """Links to the wheel of life that wait in the phones of a few; one is half answered."""
    taking_part = Enrolment.objects.filter(team=setting.team, ended_on=None).order_by("-pk")
    for place, enrolment in enumerate(taking_part[:HANDED], start=1):
        Invitation.objects.create(
            enrolment=enrolment,
            instrument="life_areas",
            occasion="session",
            way="phone",
            ref=token_urlsafe(9),
            secret_hash=link_hash(token_urlsafe(32)),
            made_by=setting.worker,
            expires_at=timezone.now() + VALID["phone"],
            opened_at=timezone.now() if place == HANDED else None,
            held=held.kept({"home": Decimal("6.2"), "relations": Decimal("4.8")}) if place == HANDED else "",
        )


def _sitting(setting: Setting, enrolment: Enrolment, instrument: Instrument, day: date, place: int) -> None:
    made = Response.objects.create(
        enrolment=enrolment,
        instrument=instrument.name,
        instrument_version=instrument.version,
        occasion="session" if place else "start",
        answered_on=day,
        channel="conversation" if instrument.ready else "paper",
        given_by=enrolment.responsible,
    )
    base = 35 + (enrolment.pk % 4) * 4 + place * (2 + enrolment.pk % 3)
    Answer.objects.bulk_create(
        Answer(response=made, item=item.code, value=Decimal(min(base + setting.rng.randint(-7, 7), 96)) / 10)
        for item in instrument.items
    )

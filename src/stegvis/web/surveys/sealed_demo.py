"""Which sealed surveys has the demo's team? Two closed rounds with results, one open, and one of the association's board."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import yaml

from stegvis.web.access.secrecy import encrypt
from stegvis.web.register.demo.setting import Setting
from stegvis.web.surveys.models import Survey, Tally, Ticket
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.asked import FILE, Question, own
from stegvis.web.surveys.sealed.tally import Counts
from stegvis.web.surveys.sealed.tokens import ADDRESS, hashed, made

SAID = FILE.with_name("sealed_demo.yaml")
LEANS = (2, 3, 3, 4, 4, 4, 5, 5)  # what most answer, on a scale of five


def surveys(setting: Setting) -> None:
    """Everything that the demo's pages of surveys show."""
    said: dict[str, Any] = yaml.safe_load(SAID.read_text(encoding="utf-8"))
    asked = [Question(**one) for one in said["team"]["questions"]]
    before: Survey | None = None
    for days, invited, answered, lift in ((-190, 16, 11, 0), (-20, 18, 14, 1)):
        before = _closed(setting, said, asked, days, (invited, answered, lift), before)
    words = [Question(**one) for one in said["staff"]["questions"]]
    staff = _survey(setting, said["staff"], words, setting.day(18), team=setting.team)
    _open(setting, staff, invited=9, answered=6)
    board = [Question(**one) for one in said["board"]["questions"]]
    _open(
        setting,
        _survey(setting, said["board"], board, setting.day(25), association=setting.team.association),
        invited=12,
        answered=3,
    )


def _survey(
    setting: Setting, said: dict[str, Any], asked: list[Question], closes_on: date, **fields: Any
) -> Survey:
    return Survey.objects.create(
        title=said["title"],
        asked=said["asked"],
        definition=own(said["title"], asked),
        closes_on=closes_on,
        opened_on=min(setting.day(-8), closes_on - timedelta(days=30))
        if closes_on <= setting.today
        else setting.day(-8),
        **fields,
    )


def _closed(
    setting: Setting,
    said: dict[str, Any],
    asked: list[Question],
    days: int,
    numbers: tuple[int, int, int],
    before: Survey | None,
) -> Survey:
    invited, answered, lift = numbers
    day = setting.day(days)
    made_one = _survey(setting, said["team"], asked, day, team=setting.team, follows=before)
    texts = said["team"]["words"]
    counts = Counts()
    for n in range(answered):
        counts.add(_answer(setting, made_one, lift, texts[n] if n < len(texts) else ""))
    Tally.objects.create(survey=made_one, content=tally.sealed(counts, made_one.pk))
    shares = {"source": said["team"]["published"], "shares": {"q1": 0.72}}
    ended = {"closed_on": day, "invited": invited, "answered": answered, "published": shares}
    Survey.objects.filter(pk=made_one.pk).update(**ended)
    return made_one


def _open(setting: Setting, survey: Survey, *, invited: int, answered: int) -> None:
    counts = Counts()
    for _ in range(answered):
        counts.add(_answer(setting, survey, 0, ""))
    Tally.objects.create(survey=survey, content=tally.sealed(counts, survey.pk))
    Ticket.objects.bulk_create(
        Ticket(
            survey=survey,
            token_hash=hashed(made()),
            address=encrypt(f"svarande{n}@exempel.se", ADDRESS),
            used=n < answered,
        )
        for n in range(invited)
    )


def _answer(setting: Setting, survey: Survey, lift: int, words: str) -> dict[str, Decimal | str]:
    given: dict[str, Decimal | str] = {}
    for item in survey.what.items:
        if item.scale.kind == "text":
            if words:
                given[item.code] = words
        elif setting.rng.random() < 0.95:
            leaning = min(5, setting.rng.choice(LEANS) + (lift if setting.rng.random() < 0.5 else 0))
            low, high = item.scale.low, item.scale.high
            given[item.code] = Decimal(round(low + (high - low) * (leaning - 1) / 4))
    return given

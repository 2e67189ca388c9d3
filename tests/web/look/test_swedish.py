"""Days, times, numbers and counts as people write them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template

from stegvis.web.look import dates, swedish

TODAY = date(2026, 11, 20)


def said(text: str, **values: object) -> str:
    return Template(text).render(Context(values)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("template", "value", "shown"),
    [
        ("{{ v|day }}", date(2026, 8, 28), "28 augusti"),
        ("{{ v|day }}", date(2025, 2, 10), "10 februari 2025"),
        ('{{ v|day:"year" }}', date(2026, 8, 28), "28 augusti 2026"),
        ('{{ v|day:"short" }}', date(2026, 8, 28), "28 aug"),
        ('{{ v|day:"short no-year" }}', date(2025, 2, 10), "10 feb"),
        ("{{ v|day }}", None, "–"),
        ("{{ v|weekday }}", date(2026, 11, 20), "fredag 20 november"),
        ('{{ v|weekday:"short" }}', date(2026, 11, 26), "tors 26"),
        ('{{ v|weekday:"name" }}', date(2026, 11, 22), "söndag"),
        ("{{ v|clock }}", time(9, 5), "09.05"),
        ("{{ v|clock }}", datetime(2026, 11, 20, 13, 32, tzinfo=ZoneInfo("UTC")), "14.32"),
        ("{{ v|day }}", datetime(2026, 8, 27, 23, 30, tzinfo=ZoneInfo("UTC")), "28 augusti"),
        ("{{ v|moment }}", datetime(2026, 8, 27, 23, 30, tzinfo=ZoneInfo("UTC")), "28 augusti 01.30"),
        ("{{ v|number }}", 18.6, "18,6"),
        ("{{ v|number }}", 17, "17"),
        ("{{ v|number }}", 1234567, "1 234 567"),
        ("{{ v|number:1 }}", 7, "7,0"),
        ("{{ v|number }}", -3, "\u22123"),
        ("{{ v|number }}", None, "–"),
        ("{{ v|percent }}", 0.353, "35 %"),
        ("{{ v|percent }}", 0.025, "3 %"),
        ("{{ v|percent }}", None, "–"),
        ("{{ v|in_words }}", 12, "tolv"),
        ("{{ v|in_words }}", 13, "13"),
        ('{{ v|in_words:"ett" }}', 1, "ett"),
        ('{{ v|many:"plats,platser" }}', 1, "plats"),
        ('{{ v|many:"plats,platser" }}', 0, "platser"),
    ],
)
def test_it_is_written_like_this(template: str, value: object, shown: str) -> None:
    assert said(template, v=value) == shown


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("20261122", date(2026, 11, 22)),
        (" 22/11 2026 ", date(2026, 11, 22)),
        ("22/11-26", date(2026, 11, 22)),
        ("221122", date(2022, 11, 22)),
        ("620101", date(1962, 1, 1)),
        ("310101", date(2031, 1, 1)),
        ("22 november 2026", date(2026, 11, 22)),
        ("3 feb 2026", date(2026, 2, 3)),
        ("2026-02-30", None),
        ("14 janari 2026", None),
        ("22/13 2026", None),
        ("i går", None),
    ],
)
def test_a_day_can_be_written_in_several_ways(text: str, day: date | None) -> None:
    assert dates.read(text, TODAY) == day


def test_a_long_compound_may_break_before_its_last_part():
    assert swedish.breakable("Aktivitetsersättning 100 %") == "Aktivitets\u00adersättning 100 %"
    assert swedish.breakable("Lön med stöd") == "Lön med stöd"

"""A participant's answers: taken, refused where they cannot be, shown as a curve, and in the dataset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.definitions.instrument import Course
from stegvis.definitions.text import Text
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import HIDDEN
from stegvis.web.look.line_chart import draw
from stegvis.web.register.codes import known
from stegvis.web.register.models import Consent, Enrolment
from stegvis.web.register.queries.dataset import live, write_dataset
from stegvis.web.surveys.commands import answers as commands
from stegvis.web.surveys.models import Answer, Response
from stegvis.web.surveys.queries import courses as queries

Signed = Callable[[User], Client]
ORS = ("individual", "relational", "social", "overall")


@pytest.fixture
def of(team: Team) -> Enrolment:
    return people.enrolment(people.person(team), team)


def ors(worker: User, of: Enrolment, day: date, value: str, occasion: str = "session") -> Response:
    return commands.answer(
        people.by(worker),
        enrolment=of,
        instrument=known().instruments["ors"],
        occasion=occasion,
        answered_on=day,
        answers=dict.fromkeys(ORS, Decimal(value)),
    )


def sent(client: Client, of: Enrolment, name: str, **given: str) -> int:
    said = {"answered_on": "2026-11-20", "occasion": "session", **given}
    return int(client.post(reverse("surveys:answer", args=[of.pk, name]), said).status_code)


def test_answers_along_a_line_are_kept_and_a_skipped_question_has_none(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    assert sent(as_user(caseworker), of, "life_areas", home="6,2", health="3") == 302
    assert dict(Answer.objects.values_list("item", "value")) == {"home": Decimal("6.2"), "health": 3}
    assert Response.objects.get().channel == "conversation"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "Svara på minst en fråga"),
        ({"home": "10,1"}, "ska vara högst 10"),
        ({"home": "6,25"}, "Skalan går i steg om 0,1"),
        ({"home": "sex"}, "Skriv ett tal"),
        ({"home": "5", "answered_on": "2026-11-21"}, "Dagen har inte varit än"),
        ({"home": "5", "answered_on": "2026-02-09"}, "Dagen är före inskrivningen"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_written_stays(
    caseworker: User, of: Enrolment, as_user: Signed, given: dict[str, str], message: str
) -> None:
    said = {"answered_on": "2026-11-20", "occasion": "session", "work": "", **given}
    answer = as_user(caseworker).post(reverse("surveys:answer", args=[of.pk, "life_areas"]), said)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert message in text
    assert all(f'value="{value}"' in text for name, value in given.items() if name == "home")
    assert not Response.objects.exists()


def test_a_form_sent_twice_is_one_occasion(caseworker: User, of: Enrolment, as_user: Signed) -> None:
    client = as_user(caseworker)
    key = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"
    assert [sent(client, of, "progress_scale", step="4", submission=key) for _ in range(2)] == [302, 302]
    assert Response.objects.count() == 1


def test_a_licensed_form_is_entered_from_paper_and_shows_none_of_its_words(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    page = as_user(caseworker).get(reverse("surveys:answer", args=[of.pk, "ors"])).content.decode()
    assert "följer inte med" in page
    assert 'type="range"' not in page
    assert ors(caseworker, of, date(2026, 3, 1), "5").channel == "paper"


@pytest.mark.parametrize("name", ["nns_participant", "equality", "fov", "finns_inte"])
def test_an_anonymous_or_sensitive_instrument_is_not_tied_to_a_person(
    caseworker: User, of: Enrolment, as_user: Signed, name: str
) -> None:
    assert as_user(caseworker).get(reverse("surveys:answer", args=[of.pk, name])).status_code == 404


def test_the_curve_says_how_large_the_change_is_and_whether_it_is_chance(
    caseworker: User, of: Enrolment
) -> None:
    ors(caseworker, of, date(2026, 3, 1), "4.2", "start")
    ors(caseworker, of, date(2026, 10, 1), "7")
    (course,) = queries.courses(of.pk, [])
    assert "Från 16,8 till 28,0 av 40" in course.sentence.replace("\u00a0", " ")
    assert "säkert bättre" in course.sentence
    assert "Gränsvärdet är passerat" in course.sentence
    assert course.chart is not None
    assert (course.chart.cut, course.chart.near, course.chart.high) == (25, 5, 40)


def test_a_missing_answer_gives_no_total_and_no_point_on_the_curve(caseworker: User, of: Enrolment) -> None:
    ors(caseworker, of, date(2026, 3, 1), "4.2")
    whole = Response.objects.get()
    whole.answers.filter(item="social").delete()
    (course,) = queries.courses(of.pk, [])
    assert (course.sittings[0].total, course.chart) == (None, None)


def test_the_page_shows_the_curve_and_logs_who_read_it(
    caseworker: User, of: Enrolment, as_user: Signed
) -> None:
    ors(caseworker, of, date(2026, 3, 1), "4.2")
    answer = as_user(caseworker).get(reverse("surveys:measurements", args=[of.pk]))
    assert 'class="chart"' in answer.content.decode()
    assert Entry.objects.filter(kind="read", action="answer.see", subjects__person_id=of.person_id).exists()


def test_others_find_no_measurements_and_the_log_shows_no_value(
    caseworker: User, stranger: User, of: Enrolment, as_user: Signed
) -> None:
    made = ors(caseworker, of, date(2026, 3, 1), "4.2")
    client = as_user(stranger)
    pages = [reverse("surveys:measurements", args=[of.pk]), reverse("surveys:answer", args=[of.pk, "ors"])]
    assert [client.get(one).status_code for one in pages] == [404, 404]
    assert client.post(reverse("surveys:remove", args=[made.pk])).status_code == 404
    logged = [entry.after["value"] for entry in Entry.objects.filter(object_type="Answer")]
    assert logged == [HIDDEN] * 4


def test_answers_entered_wrongly_are_taken_away(caseworker: User, of: Enrolment, as_user: Signed) -> None:
    made = ors(caseworker, of, date(2026, 3, 1), "4.2")
    as_user(caseworker).post(reverse("surveys:remove", args=[made.pk]))
    assert not Answer.objects.exists()


def test_the_dataset_carries_the_answers_and_leaves_out_those_handed_over_bare(
    team: Team, caseworker: User, of: Enrolment, tmp_path: Path
) -> None:
    made = ors(caseworker, of, date(2026, 3, 1), "4.2", "start")
    (first, *rest) = list(
        live([team]).rows("responses", ["response", "enrolment", "instrument", "version", "value"])
    )
    assert first == {
        "response": f"rs{made.pk}",
        "enrolment": f"e{of.pk}",
        "instrument": "ors",
        "version": "1",
        "value": 4.2,
    }
    assert len(rest) == 3
    assert write_dataset([team], tmp_path / "nej", recipient="Utvärderaren").counts["responses"] == 0
    Consent.objects.create(enrolment=of, answer="given", answered_on=date(2026, 2, 10))
    assert write_dataset([team], tmp_path / "ja", recipient="Utvärderaren").counts["responses"] == 4


def test_an_expected_course_is_drawn_as_far_as_there_are_answers_and_says_its_source() -> None:
    label = Text("väntat förlopp i manualen", "expected course of the manual")
    ors = replace(
        known().instruments["ors"], expected_course=Course(label, "Manualen, s. 4", ((0, 16), (10, 26)))
    )
    begun = date(2026, 1, 5)
    chart = queries._chart(ors, [(begun, 15.0), (begun + timedelta(weeks=5), 22.0)], [], "", "sv")
    assert chart is not None
    drawn = draw(chart)
    ((start, end),) = drawn.expected
    assert (start.x, end.x, drawn.expected_said) == (8.0, 96.0, end)
    assert end.y == draw(replace(chart, points=[(begun, 21.0)])).points[0].y
    assert queries.Course(ors, (), "", chart).expected == (
        "Prickad linje: väntat förlopp i manualen. Källa: Manualen, s. 4."
    )


def test_no_shipped_instrument_has_an_expected_course_as_no_source_that_we_have_read_gives_one() -> None:
    assert [one.name for one in known().instruments.values() if one.expected_course] == []

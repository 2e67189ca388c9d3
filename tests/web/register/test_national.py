"""What is entered in Uppföljning Finsam is what may be said, in its order, and a later change makes it appear again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.codes import choices
from stegvis.web.register.commands import enrolment as enrolling
from stegvis.web.register.commands import leaving
from stegvis.web.register.commands import national as commands
from stegvis.web.register.models import Consent, Enrolment, NationalEntry, Person
from stegvis.web.register.models.person import sealed
from stegvis.web.register.national.form import form
from stegvis.web.register.national.state import Item, items, with_all
from stegvis.web.register.national.values import values
from stegvis.web.register.queries import national as queries
from stegvis.web.register.queries.due import due

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]
OURS = {
    "sex": "sex",
    "education": "education",
    "livelihood": "livelihood",
    "occupation": "occupation",
    "work_kind": "subsidy",
    "referrer": "referrer",
    "exit_reason": "exit_outcome",
}


@pytest.fixture
def mira(team: Team, leader: User) -> Enrolment:
    """Somebody with consent, a number and a livelihood."""
    made = people.enrolment(
        people.person(team, number=people.number(), education="compulsory"),
        team,
        years_in_public_support=Decimal("4.5"),
    )
    Consent.objects.create(enrolment=made, answer="given", form="written", answered_on=made.started_on)
    leaving.observe(
        people.by(leader),
        "test",
        made,
        "start",
        made.started_on,
        [("sjukpenning", 50), ("rehabiliteringspenning", 25), ("lon", 25)],
        None,
    )
    return made


def fresh(e: Enrolment) -> Enrolment:
    return with_all(Enrolment.objects.filter(pk=e.pk)).get()


def item(e: Enrolment, event: str) -> Item:
    return next(i for i in items(fresh(e)) if i.event == event)


def states(e: Enrolment) -> dict[str, str]:
    return {i.event: i.state for i in items(fresh(e))}


def enter(by: User, e: Enrolment, event: str = "start") -> NationalEntry | None:
    return commands.enter(people.by(by), enrolment=fresh(e), event=event, seal=item(e, event).seal)


def close(by: User, e: Enrolment, outcome: str = "work") -> None:
    leaving.close(
        people.by(by), enrolment=e, ended_on=date(2026, 11, 10), exit_outcome=outcome, completed=True
    )


def test_a_start_has_every_field_in_the_systems_order(mira: Enrolment) -> None:
    told = {v.field.code: v.texts for v in values(fresh(mira), "start", anonymous=False)}
    assert tuple(told) == form().events["start"]
    assert told["started_on"] == ("2026-02-10",)
    assert told["years"] == ("3–4 år",)
    assert told["education"] == ("Grundskola",)
    assert told["referrer"] == ("Försäkringskassan",)


def test_benefits_that_are_one_there_are_added_and_no_support_never_stands_beside_another(
    mira: Enrolment,
) -> None:
    told = {v.field.code: v.texts for v in item(mira, "start").values}
    assert told["livelihood_start"] == ("Sjukpenning/rehabiliteringspenning, 75 %",)


def test_what_the_register_does_not_know_is_said_and_never_guessed(mira: Enrolment) -> None:
    value = next(v for v in item(mira, "start").values if v.field.code == "occupation_start")
    assert (value.texts, value.mendable) == ((), True)


@pytest.mark.parametrize("why", ["declined", "withdrawn", "not_asked", "protected", "anonymous"])
def test_without_consent_or_with_protection_only_sex_and_year_are_given(
    why: str, mira: Enrolment, team: Team
) -> None:
    consent = Consent.objects.get()
    if why == "withdrawn":
        Consent.objects.update(withdrawn_on=date(2026, 3, 1))
    elif why in ("declined", "not_asked"):
        Consent.objects.filter(pk=consent.pk).update(answer=why)
    elif why == "protected":
        type(mira.person).objects.update(protected="marking")
    else:
        type(mira.person).objects.update(anonymous=True)
    found = item(mira, "start")
    assert [v.field.code for v in found.values] == ["team", "sex", "start_year"]
    assert found.kept == {"team": [team.name], "sex": ["K"], "start_year": ["2026"]}


def test_an_anonymous_participant_has_no_end_there(mira: Enrolment, leader: User) -> None:
    Consent.objects.update(answer="declined")
    enter(leader, mira)
    close(leader, mira)
    assert states(mira) == {"start": "done"}


def test_a_tick_keeps_who_and_when_and_neither_name_nor_number(mira: Enrolment, leader: User) -> None:
    made = enter(leader, mira)
    assert made is not None
    assert (made.entered_by, made.entered_on, made.anonymous) == (leader, date(2026, 11, 20), False)
    assert mira.person.number not in str(made.values)
    assert mira.person.name not in str(made.values)
    assert states(mira) == {"start": "done"}


def test_what_was_changed_while_it_was_entered_is_not_ticked_off(mira: Enrolment, leader: User) -> None:
    seal = item(mira, "start").seal
    Enrolment.objects.update(started_on=date(2026, 2, 11))
    with pytest.raises(Refused, match="ändrades medan"):
        commands.enter(people.by(leader), enrolment=fresh(mira), event="start", seal=seal)


def test_a_corrected_outcome_makes_the_end_appear_again_with_what_differs(
    mira: Enrolment, leader: User
) -> None:
    enter(leader, mira)
    close(leader, mira)
    enter(leader, mira, "end")
    assert states(mira) == {"start": "done", "end": "done"}
    leaving.correct(people.by(leader), enrolment=mira, ended_on=date(2026, 11, 12), exit_outcome="dropout")
    found = item(mira, "end")
    assert found.state == "changed"
    assert [(d.label, d.was, d.now) for d in found.differences] == [
        ("Slutdatum", "2026-11-10", "2026-11-12"),
        ("Avslutsanledning", "Avslutat", "Avbrutet"),
    ]
    enter(leader, mira, "end")
    assert states(mira)["end"] == "done"


def test_an_undone_exit_is_taken_away_there_too(mira: Enrolment, leader: User) -> None:
    enter(leader, mira)
    close(leader, mira)
    enter(leader, mira, "end")
    leaving.undo(people.by(leader), enrolment=mira)
    assert (item(mira, "end").state, item(mira, "end").gone) == ("changed", True)
    assert enter(leader, mira, "end") is None
    assert states(mira) == {"start": "done"}


def test_a_withdrawn_consent_is_taken_out_at_once_and_not_entered_as_anonymous(
    mira: Enrolment, leader: User
) -> None:
    enter(leader, mira)
    enrolling.withdraw(people.by(leader), consent=Consent.objects.get())
    assert states(mira) == {"start": "done", "withdrawn": "waiting"}
    told = {v.field.code: v.texts for v in item(mira, "withdrawn").values}
    assert told["withdrawn_on"] == ("2026-11-20",)
    enter(leader, mira, "withdrawn")
    assert states(mira) == {"start": "done", "withdrawn": "done"}


def test_consent_anew_is_entered_anew(mira: Enrolment, leader: User) -> None:
    enter(leader, mira)
    enrolling.withdraw(people.by(leader), consent=Consent.objects.get())
    enter(leader, mira, "withdrawn")
    enrolling.answer(
        people.by(leader), enrolment=mira, answer="given", form="written", answered_on=date(2026, 11, 20)
    )
    assert states(mira) == {"start": "waiting"}
    enter(leader, mira)
    assert states(mira) == {"start": "done"}


def test_a_corrected_number_is_told_without_the_number(mira: Enrolment, leader: User) -> None:
    enter(leader, mira)
    Person.objects.filter(pk=mira.person_id).update(**sealed(people.number(date(1990, 5, 18))))
    [told] = item(mira, "start").differences
    assert (told.label, told.was, told.now) == ("Personnummer", "ett annat nummer", "rättat")


def test_a_tick_can_be_undone(mira: Enrolment, leader: User, as_user: AsUser) -> None:
    made = enter(leader, mira)
    assert made is not None
    as_user(leader).post(reverse("register:national_back", args=[made.pk]))
    assert states(mira) == {"start": "waiting"}


def test_what_happened_before_a_day_can_be_settled_at_once(mira: Enrolment, leader: User, team: Team) -> None:
    later = people.enrolment(people.person(team, "Tova Granlöf"), team, date(2026, 10, 1))
    assert commands.settle(people.by(leader), team=team, before=date(2026, 9, 1)) == 1
    assert (states(mira), states(later)) == ({"start": "done"}, {"start": "waiting"})


def test_min_dag_reminds_of_what_waits(mira: Enrolment, leader: User, team: Team) -> None:
    enter(leader, mira)
    enrolling.withdraw(people.by(leader), consent=Consent.objects.get())
    people.enrolment(people.person(team, "Tova Granlöf"), team)
    [told] = [one for one in due(people.by(leader), team) if "Finsam" in one.what]
    assert told.why == "En start och ett återtaget samtycke väntar. Ett återtaget samtycke läggs in genast."


def test_the_page_shows_no_number_and_logs_who_was_read(
    mira: Enrolment, leader: User, as_user: AsUser
) -> None:
    client, number = as_user(leader), mira.person.number
    page = client.get(reverse("register:national_entry", args=[mira.pk, "start"])).content.decode()
    assert number[8:] not in page
    assert "Preliminära koder" in page
    asked = client.post(reverse("register:number", args=[mira.pk]), headers={"accept": "text/plain"})
    assert asked.content.decode() == f"{number[:8]}-{number[8:]}"
    logged = Entry.objects.filter(subjects__person_id=mira.person_id, kind="read")
    assert {entry.action for entry in logged} == {"national.register", "person.number"}


def test_a_protected_identity_is_entered_by_its_handlers_alone(
    mira: Enrolment, leader: User, caseworker: User, as_user: AsUser, team: Team
) -> None:
    type(mira.person).objects.update(protected="marking")
    mira.person.handlers.set([leader])
    client = as_user(caseworker)
    assert client.get(reverse("register:national_entry", args=[mira.pk, "start"])).status_code == 404
    assert client.post(reverse("register:national_tick", args=[mira.pk, "start"])).status_code == 404
    assert mira.person.name not in client.get(reverse("register:national")).content.decode()
    assert queries.handover(people.by(leader), team, "waiting").lines[0].open_to_user


def test_somebody_of_another_team_finds_no_entry(
    mira: Enrolment, leader: User, stranger: User, as_user: AsUser
) -> None:
    made = enter(leader, mira)
    assert made is not None
    client = as_user(stranger)
    assert client.get(reverse("register:national_entry", args=[mira.pk, "start"])).status_code == 404
    assert client.post(reverse("register:national_back", args=[made.pk])).status_code == 404


def test_a_tick_goes_on_to_the_next_that_waits(
    mira: Enrolment, leader: User, team: Team, as_user: AsUser
) -> None:
    later = people.enrolment(people.person(team, "Tova Granlöf"), team, date(2026, 10, 1))
    answer = as_user(leader).post(
        reverse("register:national_tick", args=[mira.pk, "start"]), {"seal": item(mira, "start").seal}
    )
    assert answer.headers["Location"] == reverse("register:national_entry", args=[later.pk, "start"])


def test_every_field_and_code_of_the_form_has_words_and_every_code_of_ours_a_counterpart() -> None:
    told = form()
    assert told.provisional
    used = {code for fields in told.events.values() for code in fields} | set(told.anonymous)
    assert used == set(told.fields)
    assert all(field.label.sv and field.label.en for field in told.fields.values())
    for name, codes in told.lists.items():
        assert all(label.sv and label.en for label in codes.labels.values()), name
        assert set(codes.ours.values()) <= set(codes.labels), name
        if name in OURS:
            assert {code for code, _ in choices(OURS[name])} - set(codes.ours) <= {"non_binary"}, name


@pytest.mark.parametrize(
    ("years", "said"), [("0", "T0"), ("0.5", "T1"), ("2.9", "T2"), ("9", "T5"), ("9.5", "T6"), ("31", "T6")]
)
def test_years_fall_in_their_class_and_the_uppermost_has_no_end(years: str, said: str) -> None:
    assert form().lists["years"].class_of(Decimal(years)) == said


CONSENTS = (
    {},
    {"answer": "given"},
    {"answer": "refused"},
    {"answer": "given", "withdrawn_on": date(2026, 9, 1)},
)
ENTERED = ({}, {"start": False}, {"start": True}, {"start": False, "end": False})


@pytest.mark.parametrize("withdrawn", [False, True])
@pytest.mark.parametrize("ended_on", [None, date(2026, 9, 2)])
@pytest.mark.parametrize("protected", ["", "secrecy_marking"])
def test_what_waits_is_counted_in_the_database_as_each_enrolment_says(
    withdrawn: bool, ended_on: date | None, protected: str, leader: User, team: Team
) -> None:
    for consent, entered in product(CONSENTS, ENTERED):
        e = people.enrolment(people.person(team, protected=protected), team, ended_on=ended_on)
        if consent:
            Consent.objects.create(enrolment=e, answered_on=e.started_on, **consent)
        for event, anonymous in (entered | ({"withdrawn": False} if withdrawn else {})).items():
            NationalEntry.objects.create(
                enrolment=e, event=event, anonymous=anonymous, entered_on=e.started_on
            )
    found = [item for e in with_all(Enrolment.objects.filter(team=team)) for item in items(e)]
    waits = Counter(item.event for item in found if item.state == "waiting")
    gone = sum(item.gone for item in found)
    told = queries.counted(people.by(leader), team)
    assert told == {**{event: waits[event] for event in ("start", "end", "withdrawn")}, "changed": gone}

"""A list from another register is compared person by person, nothing is guessed, and every row is counted once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.web import people

from stegvis.web.access import drafts
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.register.commands import lists as commands
from stegvis.web.register.lists import guess, read_list
from stegvis.web.register.lists.matching import Side, matched
from stegvis.web.register.models import HeldList, Mapping
from stegvis.web.register.queries import reconciliation as queries

MARCH, MAY = date(2026, 3, 2), date(2026, 5, 4)
MIRA = {"name": "Mira Ekdunge", "birth_year": 1991}
AsUser = Callable[[User], Client]


def told(theirs: list[Side], ours: list[Side]) -> tuple[object, ...]:
    found = matched(theirs, ours)
    return (
        [(pair.there.key, pair.here.key, pair.how) for pair in found.pairs],
        [(doubt.there.key, [one.key for one in doubt.here]) for doubt in found.unsure],
        [one.key for one in found.only_there],
        [one.key for one in found.only_here],
    )


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ([{"number": "a"}], [{"number": "a", **MIRA}], ([(0, 0, "number")], [], [], [])),
        ([{"number": "a", **MIRA}], [{"number": "b", **MIRA}], ([], [], [0], [0])),
        ([{"number": "a", **MIRA}], [MIRA], ([(0, 0, "name")], [], [], [])),
        ([MIRA | {"name": "Ekdunge, Mira"}], [MIRA], ([(0, 0, "name")], [], [], [])),
        ([MIRA | {"birth_year": 1992}], [MIRA], ([], [], [0], [0])),
        ([MIRA | {"birth_year": None}], [MIRA], ([], [(0, [0])], [], [])),
        ([MIRA], [MIRA, MIRA], ([], [(0, [0, 1])], [], [])),
        ([MIRA, MIRA], [MIRA], ([], [(0, [0]), (1, [0])], [], [])),
        (
            [MIRA | {"started_on": MAY}],
            [MIRA | {"started_on": MARCH}, MIRA | {"started_on": MAY}],
            ([(0, 1, "name")], [], [], [0]),
        ),
        (
            [{"number": "a", "started_on": MAY}, {"number": "a", "started_on": date(2026, 3, 3)}],
            [{"number": "a", "started_on": MARCH}, {"number": "a", "started_on": MAY}],
            ([(0, 1, "number"), (1, 0, "number")], [], [], []),
        ),
        (
            [MIRA | {"started_on": MAY}, MIRA | {"started_on": date(2026, 3, 3)}],
            [MIRA | {"started_on": MARCH}, MIRA | {"started_on": MAY}],
            ([(0, 1, "name")], [(1, [0])], [], []),
        ),
        (
            [{"sex": "female", "started_on": MAY}],
            [{"sex": "female", "started_on": MAY}, {"sex": "male", "started_on": MAY}],
            ([(0, 0, "anonymous")], [], [], [1]),
        ),
        (
            [{"sex": "female", "started_on": MAY}],
            [{"sex": "female", "started_on": MAY}, {"sex": "female", "started_on": MAY, **MIRA}],
            ([], [(0, [0, 1])], [], []),
        ),
        (
            [MIRA | {"sex": "female", "started_on": MAY}],
            [{"sex": "female", "started_on": MAY}],
            ([], [], [0], [0]),
        ),
    ],
)
def test_a_row_is_matched_by_number_then_name_and_year_then_sex_and_start(
    theirs: list[dict[str, object]], ours: list[dict[str, object]], expected: tuple[object, ...]
) -> None:
    sides = [[Side(key=n, **one) for n, one in enumerate(some)] for some in (theirs, ours)]  # type: ignore[arg-type]
    assert told(*sides) == expected


@pytest.mark.parametrize("seed", range(200))
def test_no_row_is_lost_or_counted_twice_and_the_order_of_the_lists_does_not_matter(seed: int) -> None:
    chance = Random(seed)

    def some() -> list[Side]:
        return [
            Side(
                key=n,
                number=chance.choice(["", "", "a", "b"]),
                name=chance.choice(["", "Mira Ekdunge", "Ekdunge Mira", "Alva Lindmo"]),
                birth_year=chance.choice([None, 1990, 1991]),
                sex=chance.choice(["", "male", "female"]),
                started_on=chance.choice([None, MARCH, MAY]),
            )
            for n in range(chance.randint(0, 7))
        ]

    theirs, ours = some(), some()
    found, turned = matched(theirs, ours), matched(theirs[::-1], ours[::-1])
    there = [*(p.there for p in found.pairs), *(d.there for d in found.unsure), *found.only_there]
    here = [*(p.here.key for p in found.pairs), *found.unsure_here, *(one.key for one in found.only_here)]
    assert sorted(one.key for one in there) == list(range(len(theirs)))
    assert sorted(here) == list(range(len(ours)))
    assert set(found.pairs) == set(turned.pairs)


def test_a_name_that_very_many_have_tells_nobody_apart() -> None:
    ours = [Side(key=n, name="Team Ekbacka") for n in range(21)]
    found = matched([Side(key=1, name="Team Ekbacka")], ours)
    assert (len(found.only_there), len(found.only_here), found.unsure) == (1, 21, [])


LISTED = read_list(b"Namn;Start\nMira Ekdunge;2026-03-02\n", "lista.csv")


def held_after(answer: HttpResponse) -> int:
    """The number of the list whose columns are asked for next."""
    assert answer["Location"].endswith("/kolumner/")
    return HeldList.objects.get().pk


def upload(user: User, team: Team, text: str) -> queries.Reconciled:
    """What is shown of a list whose columns and outcomes are as guessed, besides "Klart" for work."""
    by, listed = people.by(user), read_list(text.encode(), "lista.csv")
    held = commands.hold(by, team=team, purpose="reconciliation", listed=listed)
    columns = guess(listed.headings, queries.FIELDS)
    commands.map_columns(by, held=held, columns=columns, codes={"exit_outcome": {"Klart": "work"}})
    return queries.reconciled(by, team, held, listed)


@pytest.mark.django_db
def test_every_row_and_every_enrolment_is_counted_once(leader: User, team: Team) -> None:
    number = people.number(date(1991, 5, 6))
    for name, year in (
        ("Mira Ekdunge", 1991),
        ("Alva Lindmo", 1980),
        ("Sten Berg", 1970),
        ("Sten Berg", 1970),
    ):
        people.enrolment(people.person(team, name, birth_year=year), team, MARCH)
    known = people.enrolment(people.person(team, "Nora Åsmark", number=number), team, MARCH)
    known.ended_on, known.exit_outcome = MAY, "studies"
    known.save()
    people.enrolment(people.person(team, "Hemlig Skog", protected="marking"), team, MARCH)
    found = upload(
        leader,
        team,
        "Personnummer;Namn;Född;Start;Slut;Utfall\n"
        f"{number};Nora Åsmark;;2026-03-02;2026-05-05;Klart\n"
        ";Mira Ekdunge;1991;2026-03-02;;\n"
        ";Sten Berg;1970;;;\n"
        ";Vide Holm;1985;2026-03-02;;\n"
        ";Elis Mark;1985;den trettonde;;\n"
        ";;;2026-03-02;;\n",
    )
    shown = [len(x) for x in (found.same, found.different, found.only_there, found.unsure, found.unread)]
    assert shown == [1, 1, 1, 1, 2]
    assert sum(shown) == found.rows == 6
    here = [len(found.same), len(found.different), len(found.only_here), found.unsure_here, found.hidden]
    assert here == [1, 1, 1, 2, 1]
    assert sum(here) == found.enrolments == 6
    assert [(d.label, d.here, d.there) for d in found.different[0].differences] == [
        ("Avslutsdag", "4\xa0maj 2026", "5\xa0maj 2026"),
        ("Utfall vid avslut", "Studier", "Arbete"),
    ]
    assert {d.url for d in found.different[0].differences} == {f"/deltagare/{known.pk}/avslut/"}


@pytest.mark.django_db
def test_a_list_over_a_time_misses_only_those_who_took_part_then(leader: User, team: Team) -> None:
    for name, started, ended in (
        ("Nora Åsmark", date(2024, 1, 8), date(2024, 12, 31)),
        ("Alva Lindmo", date(2024, 1, 8), date(2025, 1, 1)),
        ("Sten Berg", date(2025, 6, 30), None),
        ("Vide Holm", date(2025, 7, 1), None),
        ("Mira Ekdunge", date(2025, 8, 1), None),
    ):
        people.enrolment(people.person(team, name), team, started, ended_on=ended)
    by, listed = people.by(leader), read_list("Namn;Född\nMira Ekdunge;1991\n".encode(), "lista.csv")
    held = commands.hold(by, team=team, purpose="reconciliation", listed=listed)
    columns = guess(listed.headings, queries.FIELDS)
    period: dict[str, date | None] = {"from_day": date(2025, 1, 1), "to_day": date(2025, 6, 30)}
    commands.map_columns(by, held=held, columns=columns, codes={}, period=period)
    found = queries.reconciled(by, team, held, listed)
    assert sorted(line.name for line in found.only_here) == ["Alva Lindmo", "Sten Berg"]
    assert (len(found.same), found.outside, found.enrolments) == (1, 2, 5)


@pytest.mark.django_db
def test_a_row_that_cannot_be_read_says_its_number_and_why(leader: User, team: Team) -> None:
    found = upload(leader, team, "Namn;Start\nMira Ekdunge;den trettonde\nMira Ekdunge;2026-03-02;mer\n;\n")
    assert [(one.number, one.why) for one in found.unread] == [
        (2, "”den trettonde” är ingen dag. Skriv som 2026-11-22."),
        (3, queries.UNEVEN),
    ]


@pytest.mark.django_db
def test_a_column_that_is_not_there_and_a_value_that_has_no_code_make_no_difference(
    leader: User, team: Team
) -> None:
    people.enrolment(people.person(team), team, MARCH, ended_on=MAY, exit_outcome="studies")
    found = upload(leader, team, "Namn;Född;Utfall\nMira Ekdunge;1991;Annat\n")
    assert [line.differences for line in found.same] == [()]


@pytest.mark.django_db
def test_a_protected_person_is_compared_before_the_handlers_only(leader: User, team: Team) -> None:
    person = people.person(team, "Hemlig Skog", protected="marking")
    people.enrolment(person, team, MARCH)
    text = "Namn;Född;Start\nHemlig Skog;1991;2026-03-02\n"
    found = upload(leader, team, text)
    assert (found.hidden, len(found.only_there), found.same, found.only_here) == (1, 1, (), ())
    assert not Entry.objects.filter(kind="read", action="reconciliation.make").exists()
    person.handlers.add(leader)
    found = upload(leader, team, text)
    assert (found.hidden, [line.name for line in found.same]) == (0, ["Hemlig Skog"])
    assert Entry.objects.filter(kind="read", action="reconciliation.make").count() == 1


@pytest.mark.django_db
def test_a_list_goes_from_file_to_result_and_is_thrown_away(
    leader: User, team: Team, as_user: AsUser
) -> None:
    people.enrolment(people.person(team), team, MARCH, ended_on=MAY, exit_outcome="studies")
    client = as_user(leader)
    text = "Namn;Född;Start;Slut;Utfall\nMira Ekdunge;1991;2026-03-02;2026-05-04;Klart\n"
    sent = {"file": SimpleUploadedFile("sus.csv", text.encode())}
    at = f"/avstamning/{held_after(client.post('/avstamning/', sent))}"
    columns = {
        "name": "Namn",
        "birth_year": "Född",
        "exit_outcome": "Utfall",
        "keep": "SUS",
        "from_day": "2026-01-01",
    }
    assert client.post(f"{at}/kolumner/", columns)["Location"] == f"{at}/utfall/"
    assert client.post(f"{at}/utfall/", {"value_0": "work"})["Location"] == f"{at}/resultat/"
    page = client.get(f"{at}/resultat/").content.decode()
    assert "här Studier, där Arbete" in page
    assert "Listan gäller från och med 1\xa0januari 2026." in page
    assert Mapping.objects.get(name="SUS").codes == {"exit_outcome": {"Klart": "work"}}
    client.post(f"{at}/slang/")
    assert not HeldList.objects.exists()


@pytest.mark.django_db
def test_a_draft_of_one_lists_columns_is_not_shown_over_the_next_lists(
    leader: User, team: Team, as_user: AsUser
) -> None:
    client, by = as_user(leader), people.by(leader)
    pages = []
    for text in (b"Namn;Start\nMira Ekdunge;2026-03-02\n", b"Deltagare;Start\nMira Ekdunge;2026-03-02\n"):
        listed = read_list(text, "lista.csv")
        held = commands.hold(by, team=team, purpose="reconciliation", listed=listed)
        pages.append(f"/avstamning/{held.pk}/kolumner/")
        drafts.keep(leader, pages[0], {"name": ["Start"]})
    assert client.get(pages[1]).context["form"]["name"].value() == "Deltagare"


@pytest.mark.django_db
def test_a_list_that_was_held_too_long_is_read_again(leader: User, team: Team, as_user: AsUser) -> None:
    client = as_user(leader)
    held = commands.hold(people.by(leader), team=team, purpose="reconciliation", listed=LISTED)
    HeldList.objects.update(added_at=timezone.now() - timedelta(hours=5))
    answer = client.get(f"/avstamning/{held.pk}/resultat/", follow=True)
    assert answer.redirect_chain == [("/avstamning/", 302)]
    assert "Läs in den på nytt." in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"name": "Namn", "first_name": "Namn"}, "är vald två gånger"),
        ({"started_on": "Start"}, "Välj minst en kolumn som säger vem"),
    ],
)
def test_columns_that_say_nobody_or_are_used_twice_are_refused(
    leader: User, team: Team, as_user: AsUser, columns: dict[str, str], said: str
) -> None:
    listed = read_list(b"Namn;Start\nMira Ekdunge;2026-03-02\n", "lista.csv")
    held = commands.hold(people.by(leader), team=team, purpose="reconciliation", listed=listed)
    answer = as_user(leader).post(f"/avstamning/{held.pk}/kolumner/", columns)
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.django_db
def test_a_column_of_free_text_is_no_outcome(leader: User, team: Team, as_user: AsUser) -> None:
    rows = "".join(f"Mira Ekdunge;text nummer {n}\n" for n in range(61))
    listed = read_list(f"Namn;Kommentar\n{rows}".encode(), "lista.csv")
    held = commands.hold(people.by(leader), team=team, purpose="reconciliation", listed=listed)
    answer = as_user(leader).post(
        f"/avstamning/{held.pk}/kolumner/", {"name": "Namn", "exit_outcome": "Kommentar"}
    )
    assert "fler än 60 olika värden" in answer.content.decode()


@pytest.mark.django_db
def test_a_list_is_not_there_for_another_leader_and_no_page_for_a_caseworker(
    leader: User, team: Team, stranger: User, caseworker: User, as_user: AsUser
) -> None:
    people.enrolment(people.person(team), team, MARCH)
    upload(leader, team, "Namn;Född\nMira Ekdunge;1991\n")
    at = f"/avstamning/{HeldList.objects.get().pk}"
    pages = ["/avstamning/", *(f"{at}/{page}/" for page in ("kolumner", "utfall", "resultat"))]
    assert {as_user(caseworker).get(page).status_code for page in pages} == {404}
    colleague = people.user("team_leader", team, "Vera Åsmark")
    for other in (stranger, colleague):
        client = as_user(other)
        assert [client.get(page).status_code for page in pages] == [200, 404, 404, 404]
        assert "lista.csv" not in client.get("/avstamning/").content.decode()
        assert client.post(f"{at}/slang/").status_code == 404
    assert HeldList.objects.count() == 1
    assert "Mira Ekdunge" in as_user(leader).get(f"{at}/resultat/").content.decode()


@pytest.mark.django_db
def test_somebody_elses_enrolments_are_in_no_comparison(stranger: User, other_team: Team, team: Team) -> None:
    people.enrolment(people.person(team), team, MARCH)
    found = upload(stranger, other_team, "Namn;Född\nMira Ekdunge;1991\n")
    assert (found.enrolments, len(found.only_there)) == (0, 1)

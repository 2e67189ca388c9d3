"""A hand-kept list is read in whole or not at all, by the register's own rules; each fault is told where it stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.web import people

from stegvis.web.access import log
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.clock import today
from stegvis.web.register.commands import lists
from stegvis.web.register.commands.import_list import import_list
from stegvis.web.register.forms.listed import UNEVEN, importable, read_rows
from stegvis.web.register.lists import Listed, guess, read_list
from stegvis.web.register.models import (
    Application,
    Consent,
    Enrolment,
    FollowUp,
    HeldList,
    Livelihood,
    Occupation,
    Person,
    Placement,
)
from stegvis.web.register.queries import importing as queries

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]
HEADINGS = (
    "Personnummer", "Namn", "Kön", "Född", "Startdag", "Inriktning", "Samtycke", "Försörjning", "Omfattning",
    "Ansökan", "Avslutsdag", "Utfall", "E-post",
)  # fmt: skip
CODES = {
    "sex": {"K": "female", "M": "male"},
    "consent": {"ja": "given"},
    "livelihood": {"FS": "forsorjningsstod", "lön": "lon", "sjp": "sjukpenning"},
    "exit_outcome": {"Jobb": "work", "Avliden": "deceased"},
}


@dataclass
class List:
    """A list on its way into a team."""

    user: User
    team: Team
    rows: Sequence[Mapping[str, str]]

    def __post_init__(self) -> None:
        self.by = people.by(self.user)
        lines = [";".join(HEADINGS)]
        lines += [";".join(row.get(name, "") for name in HEADINGS) + row.get("", "") for row in self.rows]
        self.listed: Listed = read_list("\n".join(lines).encode(), "lista.csv")
        self.held = lists.hold(self.by, team=self.team, purpose="import", listed=self.listed)
        tracks = {track.name: str(track.pk) for track in self.team.tracks.all()}
        columns = guess(self.listed.headings, importable())
        lists.map_columns(self.by, held=self.held, columns=columns, codes=CODES | {"track": tracks})

    @property
    def read(self) -> Any:
        return read_rows(self.listed, self.held.columns, self.held.codes, self.team)

    def tried(self) -> queries.Tried:
        return queries.tried(self.by, self.held, self.listed, importable(), self.read)

    def faults(self) -> list[tuple[int, str, str]]:
        return [(one.row, one.heading, one.why) for one in self.tried().faults]

    def read_in(self) -> Mapping[str, int]:
        wanted, faults = self.read
        assert faults == []
        return import_list(self.by, held=self.held, rows=wanted)


@pytest.fixture
def read(leader: User, team: Team) -> Callable[..., List]:
    """A list of these rows; each has a consent and a start day unless it says otherwise."""
    people.track(team, "Trädgård")
    base = {"Samtycke": "ja", "Startdag": "2026-03-02", "Kön": "K", "Född": "1985"}
    return lambda *rows: List(leader, team, [base | row for row in rows])


def test_a_row_becomes_a_person_an_enrolment_and_all_that_belongs_to_it(read: Callable[..., List]) -> None:
    number = people.number(date(1991, 5, 6))
    row = {
        "Personnummer": number, "Namn": "Mira Ekdunge", "Inriktning": "Trädgård", "Försörjning": "FS 50 %, lön 50",
        "Ansökan": "2026-01-12", "Avslutsdag": "2026-10-01", "Utfall": "Jobb", "E-post": "mira@exempel.se",
    }  # fmt: skip
    assert read(row).read_in() == {"enrolments": 1, "participants": 1, "here": 0}
    enrolment = Enrolment.objects.select_related("person", "application").get()
    person = enrolment.person
    assert (person.number, person.name, person.birth_year) == (number, "Mira Ekdunge", 1991)
    assert (person.email, person.anonymous) == ("mira@exempel.se", False)
    assert (enrolment.started_on, enrolment.ended_on, enrolment.exit_outcome) == (
        date(2026, 3, 2),
        date(2026, 10, 1),
        "work",
    )
    assert list(Livelihood.objects.values_list("occasion", "livelihood", "extent")) == [
        ("start", "forsorjningsstod", 50),
        ("start", "lon", 50),
    ]
    placed = Placement.objects.get()
    assert (placed.track.name, placed.ended_on) == ("Trädgård", date(2026, 10, 1))
    assert (Consent.objects.get().answer, Consent.objects.get().answered_on) == ("given", date(2026, 3, 2))
    applied = Application.objects.get()
    assert enrolment.application == applied
    assert (applied.received_on, applied.left_queue_on) == (date(2026, 1, 12), date(2026, 3, 2))
    assert list(FollowUp.objects.values_list("months", flat=True)) == [6, 12, 18, 24]
    assert not Occupation.objects.exists()


def test_what_was_due_before_the_list_came_is_not_asked_for_and_nobody_asks_the_dead(
    read: Callable[..., List],
) -> None:
    ended = (today() - timedelta(days=400)).isoformat()
    row = {"Startdag": "2024-01-08", "Avslutsdag": ended}
    read(
        row | {"Namn": "Alva Lindmo", "Utfall": "Jobb"}, row | {"Namn": "Sten Berg", "Utfall": "Avliden"}
    ).read_in()
    assert list(FollowUp.objects.values_list("months", "enrolment__person__name")) == [
        (18, "Alva Lindmo"),
        (24, "Alva Lindmo"),
    ]


def test_the_same_list_again_adds_nothing(read: Callable[..., List]) -> None:
    number = people.number()
    rows = [
        {"Personnummer": number, "Namn": "Mira Ekdunge"},
        {"Namn": "Alva Lindmo"},
        {"Namn": "", "Kön": "M"},
        {"Namn": "", "Kön": "M"},
    ]
    assert read(*rows).read_in()["enrolments"] == 4
    again = read(*rows)
    found = again.tried()
    assert (found.new, found.same, found.wrong) == (0, 4, 0)
    assert again.read_in()["enrolments"] == 0
    assert (Enrolment.objects.count(), Person.objects.count()) == (4, 4)
    third = read(*rows, {"Namn": "", "Kön": "M"})
    assert (third.tried().new, third.tried().same) == (1, 4)


def test_somebody_who_is_known_gets_one_more_enrolment_and_stays_as_they_were(
    read: Callable[..., List], team: Team
) -> None:
    number = people.number()
    known = people.person(team, "Mira Ekdunge", number=number)
    people.enrolment(known, team, date(2024, 1, 8), ended_on=date(2024, 6, 3))
    row = {"Personnummer": number, "Namn": "M. Ekdunge"}
    done = read(row | {"Avslutsdag": "2026-05-04"}, row | {"Startdag": "2026-06-01"}).read_in()
    assert done == {"enrolments": 2, "participants": 0, "here": 0}
    assert Person.objects.get().name == "Mira Ekdunge"
    assert known.enrolments.count() == 3


def test_a_new_person_on_two_rows_is_one_record(read: Callable[..., List]) -> None:
    row = {"Personnummer": people.number(), "Namn": "Mira Ekdunge"}
    done = read(row | {"Avslutsdag": "2026-05-04"}, row | {"Startdag": "2026-06-01"}).read_in()
    assert done["participants"] == 1
    assert Person.objects.get().enrolments.count() == 2


def test_without_a_number_nobody_is_taken_for_somebody_else(read: Callable[..., List], team: Team) -> None:
    known = people.person(team, "Mira Ekdunge", birth_year=1985)
    people.enrolment(known, team, date(2025, 3, 3), ended_on=date(2025, 9, 1))
    one = read({"Namn": "Ekdunge Mira"})
    assert one.tried().alike == (2,)
    one.read_in()
    assert known.enrolments.count() == 1
    assert Person.objects.count() == 2


FAULTS: list[tuple[dict[str, str], str, str]] = [
    ({"Personnummer": "199005179811"}, "Personnummer", "Kontrollsiffran stämmer inte."),
    ({"Personnummer": "1.99005E+11"}, "Personnummer", "Excel har gjort om personnumret"),
    ({"Namn": "", "Kön": ""}, "Personnummer", "Ange personnummer eller namn."),
    ({"Startdag": ""}, "Startdag", "Ange startdag."),
    ({"Startdag": "i våras"}, "Startdag", "”i våras” är ingen dag."),
    ({"Avslutsdag": "2026-01-05"}, "Avslutsdag", "Avslutsdagen är före startdagen"),
    ({"Avslutsdag": "2027-01-05"}, "Avslutsdag", "Avslutsdagen har inte varit än."),
    ({"Utfall": "Jobb"}, "Avslutsdag", "Ange avslutsdag."),
    ({"Ansökan": "2027-01-05"}, "Ansökan", "Ansökan kan inte ha kommit in efter i dag."),
    ({"Försörjning": "Socialen"}, "Försörjning", "”Socialen” är inte kopplat till något val."),
    ({"Samtycke": "kanske"}, "Samtycke", "”kanske” är inte kopplat till något val."),
    ({"Försörjning": "lön", "Omfattning": "120"}, "Omfattning", "Omfattning ska vara högst 100"),
    ({"Försörjning": "lön 75, sjp 75"}, "Omfattning", "Omfattningarna blir 150"),
    ({"Omfattning": "50"}, "Försörjning", "Välj vilken försörjning omfattningen gäller."),
    ({"E-post": "mira"}, "E-post", "namn@exempel.se"),
    ({"Född": "1850"}, "Född", "Födelseår ska vara minst 1920."),
    ({"Namn": "M" * 121}, "Namn", "högst 120 tecken"),
    ({"": ";mer"}, "Hela raden", UNEVEN),
]


@pytest.mark.parametrize(("row", "heading", "why"), FAULTS)
def test_a_fault_says_its_row_its_column_and_how_to_mend_it(
    read: Callable[..., List], row: dict[str, str], heading: str, why: str
) -> None:
    found = read({"Namn": "Alva Lindmo"}, {"Namn": "Mira Ekdunge"} | row).faults()
    assert [(number, name) for number, name, _ in found] == [(3, heading)]
    assert why in found[0][2]


def test_every_wrong_row_of_a_list_is_told_once_and_no_good_one(read: Callable[..., List]) -> None:
    good = [{"Namn": f"Deltagare {n}"} for n in range(len(FAULTS))]
    wrong = [{"Namn": f"Fel {n}"} | row for n, (row, _, _) in enumerate(FAULTS)]
    found = read(*(row for pair in zip(good, wrong, strict=True) for row in pair)).tried()
    assert [(one.row, one.heading) for one in found.faults] == [
        (3 + 2 * n, heading) for n, (_, heading, _) in enumerate(FAULTS)
    ]
    assert (found.new, found.wrong) == (len(FAULTS), len(FAULTS))


def test_times_that_lie_over_each_other_are_refused_in_the_list_and_against_the_register(
    read: Callable[..., List], team: Team
) -> None:
    numbers = [people.number() for _ in range(3)]
    known = people.person(team, "Nora Åsmark", number=numbers[0])
    people.enrolment(known, team, date(2026, 1, 12))
    found = read(
        {"Personnummer": numbers[0], "Namn": "Nora Åsmark"},
        {"Personnummer": numbers[1], "Namn": "Mira Ekdunge"},
        {"Personnummer": numbers[1], "Namn": "Mira Ekdunge", "Startdag": "2026-06-01"},
        {"Personnummer": numbers[2], "Namn": "Alva Lindmo"},
        {"Personnummer": numbers[2], "Namn": "Alva Lindmo"},
    ).faults()
    assert [(row, heading) for row, heading, _ in found] == [
        (2, "Startdag"),
        (4, "Startdag"),
        (6, "Personnummer"),
    ]
    assert found[0][2].startswith("Deltagaren var inskriven från 12\xa0januari 2026 också.")
    assert found[1][2].endswith("Den andra tiden står på rad 3.")
    assert found[2][2] == "Samma person och startdag står på rad 5 också. Ta bort den ena."


def test_a_protected_person_is_read_in_by_the_handler_only(
    read: Callable[..., List], team: Team, leader: User, caseworker: User
) -> None:
    number = people.number()
    known = people.person(team, "Hemlig Skog", number=number, protected="marking")
    known.handlers.add(caseworker)
    row = {"Personnummer": number, "Namn": "Hemlig Skog"}
    (found,) = read(row).tried().faults
    assert found.why == "Personen har skyddad identitet. Be Karin Lövhage att registrera."
    known.handlers.add(leader)
    assert read(row).tried().new == 1


def test_a_personal_number_is_masked_where_it_is_shown(read: Callable[..., List]) -> None:
    (found,) = read({"Personnummer": "199005179811", "Namn": "Mira Ekdunge"}).tried().faults
    assert found.value == "19900517••••"


def test_one_wrong_row_keeps_every_row_out(read: Callable[..., List], leader: User, as_user: AsUser) -> None:
    one = read({"Namn": "Alva Lindmo"}, {"Namn": "Mira Ekdunge", "Startdag": ""})
    answer = as_user(leader).post(f"/las-in/lista/{one.held.pk}/prov/", follow=True)
    assert "Inget är inläst" in answer.content.decode()
    assert (Enrolment.objects.count(), Person.objects.count()) == (0, 0)


def test_what_came_into_the_register_since_the_trial_keeps_the_list_out_whole(
    read: Callable[..., List], team: Team
) -> None:
    number = people.number()
    one = read({"Namn": "Alva Lindmo"}, {"Personnummer": number, "Namn": "Mira Ekdunge"})
    people.enrolment(people.person(team, number=number), team, date(2026, 2, 2))
    with pytest.raises(Refused):
        one.read_in()
    assert Enrolment.objects.count() == 1
    assert HeldList.objects.exists()


def test_a_form_sent_twice_makes_one_row_each(
    read: Callable[..., List], leader: User, as_user: AsUser
) -> None:
    one = read({"Namn": "Alva Lindmo"}, {"Namn": "Mira Ekdunge"})
    client, sent = as_user(leader), {"submission": str(uuid4())}
    for _ in range(2):
        answer = client.post(f"/las-in/lista/{one.held.pk}/prov/", sent)
        assert answer.status_code in (302, 404)
    assert Enrolment.objects.count() == 2
    assert not HeldList.objects.exists()


def test_each_row_is_in_the_log_without_a_number_and_the_chain_holds(read: Callable[..., List]) -> None:
    number = people.number()
    read({"Personnummer": number, "Namn": "Mira Ekdunge"}, {"Namn": "Alva Lindmo"}).read_in()
    rows = Entry.objects.filter(action="data.import", object_type="Enrolment")
    assert sorted(s.person_id for e in rows for s in e.subjects.all()) == sorted(
        Person.objects.values_list("pk", flat=True)
    )
    assert Entry.objects.get(kind="import").after == {"enrolments": 2, "participants": 2, "here": 0}
    assert not Entry.objects.filter(after__icontains=number[2:]).exists()
    assert log.checked().whole


def test_a_row_that_is_here_but_says_something_else_is_shown_and_changes_nothing(
    read: Callable[..., List], team: Team
) -> None:
    number = people.number()
    known = people.person(team, number=number)
    enrolment = people.enrolment(
        known, team, date(2026, 3, 2), ended_on=date(2026, 9, 1), exit_outcome="studies"
    )
    one = read({"Personnummer": number, "Avslutsdag": "2026-09-02", "Utfall": "Jobb"})
    (found,) = one.tried().different
    assert found.says == (
        ("Avslutsdag", "1\xa0september 2026", "2\xa0september 2026"),
        ("Utfall vid avslut", "Studier", "Arbete"),
    )
    assert one.read_in()["enrolments"] == 0
    enrolment.refresh_from_db()
    assert enrolment.exit_outcome == "studies"


def test_the_wrong_rows_are_handed_back_as_a_workbook_in_which_nothing_is_a_formula(
    read: Callable[..., List], leader: User, as_user: AsUser
) -> None:
    one = read({"Namn": "Alva Lindmo"}, {"Namn": '=HYPERLINK("x")', "Startdag": ""})
    address = f"/las-in/lista/{one.held.pk}/fel-"
    book = load_workbook(io.BytesIO(as_user(leader).get(f"{address}xlsx/").content))
    first, second = book.active.iter_rows()  # type: ignore[union-attr]
    assert [cell.value for cell in first][:4] == ["Rad", "Fel", "Personnummer", "Namn"]
    assert [cell.value for cell in second][:2] == ["3", "Startdag: Ange startdag."]
    assert (second[3].data_type, second[3].value) == ("s", '=HYPERLINK("x")')
    text = as_user(leader).get(f"{address}csv/").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "Alva" not in text
    assert as_user(leader).get(f"{address}pdf/").status_code == 404


def test_a_list_is_nobody_elses_and_no_page_for_a_caseworker(
    read: Callable[..., List], team: Team, caseworker: User, stranger: User, as_user: AsUser
) -> None:
    at = f"/las-in/lista/{read({'Namn': 'Mira Ekdunge'}).held.pk}"
    pages = [f"{at}/{page}/" for page in ("kolumner", "varden", "prov", "fel-csv", "fel-xlsx")]
    colleague = people.user("team_leader", team, "Vera Åsmark")
    for other in (caseworker, stranger, colleague):
        client = as_user(other)
        assert {client.get(page).status_code for page in pages} == {404}
        assert client.post(f"{at}/prov/").status_code == 404
        assert client.post(f"{at}/slang/").status_code == 404
    assert HeldList.objects.count() == 1
    assert not Enrolment.objects.exists()

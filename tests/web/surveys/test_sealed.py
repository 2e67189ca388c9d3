"""Sealed surveys: opened, invited to, answered once, closed, and what is left then."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from tests.web import people
from tests.web.surveys import sealed_people
from tests.web.surveys.sealed_people import addresses, given, survey

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.access.secrecy import decrypt
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.models import Survey, Tally, Ticket
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.frozen import frozen, thawed
from stegvis.web.surveys.sealed.tally import BLOCK, Counts
from stegvis.web.surveys.sealed.tokens import hashed, made


@pytest.fixture
def held(team: Team, leader: User) -> Survey:
    return survey(team, leader)


@pytest.fixture
def codes(held: Survey, leader: User) -> list[str]:
    """Codes of seven who are invited."""
    return [code for _, code in commands.invite(people.by(leader), survey=held, addresses=addresses(7))]


def counts(held: Survey) -> Counts:
    return tally.opened(Tally.objects.get(survey=held).content, held.pk)


def test_what_is_kept_does_not_depend_on_the_order_of_the_answers() -> None:
    answers = [{"help": Decimal(n % 5 + 1), "words": f"Ord {n}"} for n in range(6)]
    forwards, backwards = Counts(), Counts()
    for one in answers:
        forwards.add(one)
    for one in reversed(answers):
        backwards.add(one)
    kept = [decrypt(tally.sealed(c, 1), "sealed survey 1") for c in (forwards, backwards)]
    assert kept[0] == kept[1]
    assert len(kept[0]) == BLOCK


def test_the_length_of_what_is_kept_does_not_tell_whether_a_text_was_written() -> None:
    silent, written = Counts(), Counts()
    silent.add({"help": Decimal(4)})
    written.add({"help": Decimal(4), "words": "x" * 900})
    assert len(tally.sealed(silent, 1)) == len(tally.sealed(written, 1))


def test_an_item_with_four_answers_shows_nothing_and_with_five_all() -> None:
    held = Counts()
    for n in range(4):
        held.add({"help": Decimal(n + 1)})
    held.add({"words": "Tack"})
    assert held.of("help") == {}
    assert held.words("words") == ["Tack"]
    held.add({"help": Decimal(4)})
    assert held.of("help") == {1: 1, 2: 1, 3: 1, 4: 2}


def test_a_code_is_kept_as_a_hash_and_works_however_it_is_written(held: Survey, codes: list[str]) -> None:
    assert set(Ticket.objects.values_list("token_hash", flat=True)) == {hashed(code) for code in codes}
    given(held, codes[0].replace("-", " ").upper())
    assert counts(held).answered == 1
    assert len({made() for _ in range(100)}) == 100
    assert len(made().replace("-", "")) * 5 >= 128


def test_an_invitation_is_used_once_and_knows_nothing_else(held: Survey, codes: list[str]) -> None:
    given(held, codes[0])
    with pytest.raises(commands.Used):
        given(held, codes[0], 1)
    assert counts(held).values == {"help": {"4": 1}}
    assert Ticket.objects.filter(used=True).count() == 1
    assert {f.name for f in Ticket._meta.concrete_fields} == {
        "id",
        "survey",
        "token_hash",
        "address",
        "used",
    }
    assert {f.name for f in Tally._meta.concrete_fields} == {"survey", "content"}


def test_an_answer_leaves_nothing_in_the_log(held: Survey, codes: list[str]) -> None:
    before = Entry.objects.count()
    given(held, codes[0], words="Min egen mening")
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("value", "words", "message"),
    [(None, "", "Svara på minst en fråga"), (6, "", "Skalan går från 1 till 5"), (0, "", "Skalan går")],
)
def test_half_an_answer_or_a_wrong_one_uses_nothing(
    held: Survey, codes: list[str], value: int | None, words: str, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        given(held, codes[0], value, words)
    assert not Ticket.objects.filter(used=True).exists()
    assert counts(held).answered == 0


def test_a_foreign_code_and_a_survey_past_its_last_day_are_refused(held: Survey, codes: list[str]) -> None:
    with pytest.raises(Refused, match="Koden stämmer inte"):
        given(held, made())
    with time_machine.travel("2026-12-19 08:00"), pytest.raises(Refused, match="stängd"):
        given(held, codes[0])


def test_addresses_are_encrypted_and_nobody_is_invited_twice(held: Survey, leader: User) -> None:
    first = commands.invite(people.by(leader), survey=held, addresses=["Anna@Exempel.se", "anna@exempel.se "])
    again = commands.invite(people.by(leader), survey=held, addresses=["anna@exempel.se", "bo@exempel.se"])
    assert [address for address, _ in [*first, *again]] == ["anna@exempel.se", "bo@exempel.se"]
    assert not any("exempel" in kept for kept in Ticket.objects.values_list("address", flat=True))


def test_a_reminder_goes_only_to_those_who_have_not_answered(
    held: Survey, codes: list[str], leader: User
) -> None:
    given(held, codes[0])
    renewed = commands.renew(people.by(leader), survey=held)
    assert len(renewed) == 6
    with pytest.raises(Refused, match="Koden stämmer inte"):
        given(held, codes[1])
    given(held, renewed[0][1])
    with pytest.raises(commands.Used):
        given(held, codes[0])


def test_closing_erases_who_was_invited_and_keeps_how_many(
    held: Survey, codes: list[str], leader: User
) -> None:
    for code in codes[:5]:
        given(held, code)
    closed = commands.close(people.by(leader), survey=held)
    assert (closed.invited, closed.answered, closed.closed_on) == (7, 5, date(2026, 11, 20))
    assert not Ticket.objects.exists()
    assert counts(held).of("help") == {4: 5}
    with pytest.raises(Refused, match="stängd"):
        commands.close(people.by(leader), survey=closed)


def test_fewer_than_five_answers_are_erased_when_it_is_closed(
    held: Survey, codes: list[str], leader: User
) -> None:
    for code in codes[:4]:
        given(held, code)
    assert commands.close(people.by(leader), survey=held).answered == 4
    assert not Tally.objects.exists()


def test_an_open_survey_keeps_its_questions(held: Survey, leader: User) -> None:
    other = frozen({**sealed_people.ENTRY, "version": 2})
    with pytest.raises(Refused, match="Frågorna är nu de som de första har svarat på"):
        commands.change(people.by(leader), survey=held, definition=other)
    with pytest.raises(Refused, match="kan inte tas bort"):
        commands.remove(people.by(leader), survey=held)
    changed = commands.change(people.by(leader), survey=held, closes_on=date(2027, 1, 15))
    assert changed.closes_on == date(2027, 1, 15)


def test_what_is_asked_keeps_its_order() -> None:
    items = {code: {"wording": {"sv": code}, "scale": {"kind": "text"}} for code in ("zeta", "a", "mm")}
    asked = thawed("own", frozen({**sealed_people.ENTRY, "items": items}))
    assert [item.code for item in asked.items] == ["zeta", "a", "mm"]


def test_a_common_code_is_answered_by_anybody_and_has_no_invitations(team: Team, leader: User) -> None:
    held = survey(team, leader, common_code=made())
    for value in (1, 2, 2, 5, 5):
        given(held, str(held.common_code), value)
    assert counts(held).of("help") == {1: 1, 2: 2, 5: 2}
    with pytest.raises(Refused, match="personliga länkar"):
        commands.invite(people.by(leader), survey=held, codes=3)


@pytest.mark.django_db(transaction=True)
def test_the_files_of_sqlite_hold_no_earlier_counts(held: Survey, codes: list[str]) -> None:
    """With the key and the raw files of one moment there is one sealed count, not one for each answer."""
    given(held, codes[0])
    earlier = Tally.objects.get().content[:40].encode()
    given(held, codes[1])
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        files = b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
        assert Tally.objects.get().content[:40].encode() in files
        assert earlier not in files
    assert earlier.decode() not in Tally.objects.get().content


@pytest.mark.django_db(transaction=True)
def test_of_six_who_use_one_code_at_once_one_is_counted(held: Survey, codes: list[str]) -> None:
    def tried(_: int) -> str:
        try:
            given(held, codes[0])
        except commands.Used:
            return "used"
        finally:
            connection.close()
        return "counted"

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(tried, range(6)))
    assert sorted(found) == ["counted", *["used"] * 5]
    assert counts(held).answered == 1


@pytest.mark.django_db(transaction=True)
def test_of_six_who_answer_at_once_all_are_counted(held: Survey, codes: list[str]) -> None:
    def answered(code: str) -> None:
        try:
            given(held, code)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(answered, codes[:6]))
    assert counts(held).of("help") == {4: 6}
    assert Ticket.objects.filter(used=True).count() == 6

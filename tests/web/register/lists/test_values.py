"""What people write in a cell is understood, or said not to be."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web import people

from stegvis.web.access.record import Refused
from stegvis.web.register.codes import choices
from stegvis.web.register.data import listing
from stegvis.web.register.forms.leaving import DONE
from stegvis.web.register.lists import guess, guess_codes, values
from stegvis.web.register.lists.guessing import COLUMNS, WORDS

NOW = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "20260301",
        "260301",
        "1/3 2026",
        "1/3-26",
        "1 mars 2026",
        "1.3.2026",
        "2026/3/1",
        "2026.03.01",
        "2026-03-01 00:00",
        "46082",
        "46082,0",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert values.day(text, NOW) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["mars 2026", "2026-02-30", "våren", "12", "99999"])
def test_what_is_no_day_is_said_not_to_be(text: str) -> None:
    with pytest.raises(Refused, match="ingen dag"):
        values.day(text, NOW)


def test_an_empty_cell_is_unknown() -> None:
    assert values.day(" ") is None
    assert values.number("") is None
    assert values.year("") is None
    assert values.code("", "sex", choices("sex")) == ""


def test_a_number_gets_back_the_zero_that_excel_took() -> None:
    whole = people.number(date(2003, 1, 7))
    assert whole[2] == "0"
    assert values.number(str(int(whole[2:]))) == values.number(whole)
    assert values.number(f"{whole}.0") == values.number(whole)


def test_a_number_whose_last_digits_are_lost_is_no_number() -> None:
    with pytest.raises(Refused, match="siffrorna sist är borta"):
        values.number("1,99005E+11")


def test_a_number_with_a_wrong_check_digit_is_said_to_be() -> None:
    whole = people.number()
    with pytest.raises(Refused, match="Kontrollsiffran"):
        values.number(whole[:-1] + str((int(whole[-1]) + 1) % 10))


@pytest.mark.parametrize("text", ["1991", "1991,0", "1991-05-03", "910503"])
def test_a_year_is_read_alone_or_in_a_day(text: str) -> None:
    assert values.year(text, NOW) == 1991


def test_columns_are_guessed_by_their_headings_and_none_twice() -> None:
    headings = ("Handläggare", "Deltagarens namn", "Personnummer (12 siffror)", "Startdatum", "Slut", "Kön")
    fields = ("number", "name", "started_on", "ended_on", "sex", "birth_year")
    assert guess(headings, fields) == {
        "name": "Deltagarens namn",
        "number": "Personnummer (12 siffror)",
        "started_on": "Startdatum",
        "ended_on": "Slut",
        "sex": "Kön",
    }


def test_codes_are_guessed_by_label_code_and_known_word() -> None:
    said = guess_codes(
        ["Arbete", "studies", "FK", "Flyttat", "Jobb"], "exit_outcome", choices("exit_outcome")
    )
    assert said == {"Arbete": "work", "studies": "studies", "Flyttat": "moved", "Jobb": "work"}


def test_a_value_that_is_no_code_is_asked_about() -> None:
    assert values.code("K", "sex", choices("sex")) == "female"
    with pytest.raises(Refused, match="inget av valen"):
        values.code("kanske", "sex", choices("sex"))


def test_every_word_of_the_lists_belongs_to_a_code_that_can_be_chosen() -> None:
    for codes, choice in listing(WORDS).choices.items():
        known = {code for code, _ in (DONE if codes == "completed" else choices(codes))}
        assert set(choice.more["words"]) <= known, codes
        words = [word for some in choice.more["words"].values() for word in some]
        assert len(words) == len(set(words)), codes
    assert all(choice.more["words"] for choice in listing(COLUMNS).choices.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sjukpenning 50 %, lön 50", [("Sjukpenning", "50"), ("lön", "50")]),
        ("FS", [("FS", "")]),
        ("A-kassa (75%)", [("A-kassa", "75")]),
        ("Aktivitetsstöd: 100 procent", [("Aktivitetsstöd", "100")]),
        ("sjp och FS", [("sjp", ""), ("FS", "")]),
        ("50", [("50", "")]),
        ("FS1", [("FS1", "")]),
    ],
)
def test_a_cell_about_livelihood_is_read_word_by_word_with_its_extent_and_nothing_is_lost(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert values.livelihoods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("50 %", "50"), ("0,5", "50"), ("1", "100"), ("25", "25"), ("1 %", "1"), ("halv", "halv")],
)
def test_an_extent_is_read_as_people_and_as_excel_write_it(text: str, expected: str) -> None:
    assert values.percent(text) == expected

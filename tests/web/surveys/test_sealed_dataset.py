"""A closed sealed survey in the dataset: the figures are those of its page, and nobody stands in a row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.web import people
from tests.web.surveys.sealed_people import survey

from stegvis.definitions import read
from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.figures import ask
from stegvis.figures.disclosure import protect
from stegvis.web.access.models import Team, User
from stegvis.web.register.codes import known
from stegvis.web.register.queries.dataset import live, write_dataset
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.models import Survey
from stegvis.web.surveys.queries.results import results
from stegvis.web.surveys.sealed.frozen import frozen

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ITEMS = ("support_of_great_use", "took_part_in_deciding")


@pytest.fixture
def closed(team: Team, leader: User) -> Survey:
    """Eight of nine have answered the first item, three of them positively; four the second."""
    words = {code: {"sv": f"Om {code}"} for code in read("instruments")["nns_participant"]["items"]}
    options = {str(n): {"sv": f"Svar {n}"} for n in range(1, 6)}
    wording = {
        "items": words,
        "options": options,
        "licence_confirmed": {"by": "Ekbacka", "day": "2026-01-15"},
    }
    definition = frozen(read("instruments")["nns_participant"], wording)
    held = survey(team, leader, instrument="nns_participant", occasion="exit", definition=definition)
    codes = [code for _, code in commands.invite(people.by(leader), survey=held, codes=9)]
    for n, code in enumerate(codes[:8]):
        answers = {ITEMS[0]: Decimal((5, 4, 4, 3, 3, 2, 1, 1)[n])}
        if n < 4:
            answers[ITEMS[1]] = Decimal(5)
        commands.answer(survey=held, code=code, answers=answers)
    assert not live([team]).rows("responses", ["response"])
    commands.close(people.by(leader), survey=held)
    return Survey.objects.select_related("tally").get(pk=held.pk)


def test_the_share_in_the_figures_is_the_one_on_the_page(closed: Survey, team: Team) -> None:
    figures = ask(live([team]), YEAR, definitions=known()).figures
    shares = {
        dict(f.by)["item"]: f for f in figures if f.measure == "instrument_positive_share" and len(f.by) == 2
    }
    found = results(closed)
    assert found
    on_page = found.items[0].found
    assert on_page
    assert on_page.positive
    assert (shares[ITEMS[0]].value, shares[ITEMS[0]].n) == (3, 8)
    assert (on_page.positive.hits, on_page.positive.n) == (3, 8)
    assert on_page.mean == pytest.approx(23 / 8)


def test_an_item_that_fewer_than_five_answered_is_neither_in_the_dataset_nor_on_the_page(
    closed: Survey, team: Team
) -> None:
    rows = live([team]).rows("responses", ["item", "enrolment", "answered_on", "text"])
    assert {row["item"] for row in rows} == {ITEMS[0]}
    assert {(row["enrolment"], row["answered_on"], row["text"]) for row in rows} == {
        (None, date(2026, 11, 20), None)
    }
    found = results(closed)
    assert found
    assert found.items[1].found is None


def test_outside_the_team_a_small_count_of_a_survey_is_hidden(closed: Survey, team: Team) -> None:
    asked = ask(live([team]), YEAR, definitions=known())
    safe = protect(asked.figures, Rule(5, 10), definitions=known(), scheme=asked.scheme)
    shown = [f for f in safe if f.measure == "instrument_positive_share" and ("item", ITEMS[0]) in f.by]
    assert shown
    assert all(f.withheld for f in shown)


def test_the_same_survey_gives_the_same_rows_and_another_recipient_other_keys(
    closed: Survey, team: Team, tmp_path: Path
) -> None:
    for name in ("ett", "tva"):
        write_dataset([team], tmp_path / name, recipient="Utvärderaren")
    write_dataset([team], tmp_path / "tre", recipient="Någon annan")
    ett, tva, tre = (
        (tmp_path / n / "responses.csv").read_text(encoding="utf-8") for n in ("ett", "tva", "tre")
    )
    assert ett == tva
    assert not {row.split(",")[0] for row in ett.splitlines()[1:]} & {
        row.split(",")[0] for row in tre.splitlines()[1:]
    }

"""What goes into the register as a dataset comes out of it as the same figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stegvis.dataset import Dataset, load
from stegvis.definitions import load as definitions
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import ask
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.register.commands.load_dataset import load_dataset
from stegvis.web.register.models import Consent, Enrolment, Person
from stegvis.web.register.queries.dataset import live, write_dataset

EXAMPLES = ("vastmanland-2025", "vasteras-2018", "hallstahammar-2019")
MACHINE = By(None, "test")


def example(name: str, folder: Path) -> Dataset:
    write_example(name, folder)
    return load(folder, definitions=definitions())


def period_of(data: Dataset) -> Period:
    named = data.package["period"]
    return Period(date.fromisoformat(named["from"]), date.fromisoformat(named["to"]))


def figures(data: Dataset, period: Period) -> dict[object, object]:
    return {(f.measure, f.by): (f.value, str(f.n), str(f.share), f.unit) for f in ask(data, period).figures}


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_figures_of_an_example_are_the_same_from_the_register(name: str, tmp_path: Path) -> None:
    data = example(name, tmp_path / name)
    load_dataset(MACHINE, data=data)
    assert figures(live(Team.objects.all()), period_of(data)) == figures(data, period_of(data))


@pytest.mark.django_db
def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    data = example("hallstahammar-2019", tmp_path / "underlag")
    first = load_dataset(MACHINE, data=data)
    assert first["enrolments"] == Enrolment.objects.count() > 0
    assert set(load_dataset(MACHINE, data=data).values()) == {0}
    assert Enrolment.objects.count() == first["enrolments"]


@pytest.mark.django_db
def test_an_import_is_logged_with_everybody_it_added(tmp_path: Path) -> None:
    load_dataset(MACHINE, data=example("hallstahammar-2019", tmp_path / "underlag"))
    entry = Entry.objects.filter(kind="import").get()
    assert entry.subjects.count() == Person.objects.count()


@pytest.mark.django_db
def test_a_round_trip_through_two_registers_is_the_same_bytes(tmp_path: Path) -> None:
    load_dataset(MACHINE, data=example("hallstahammar-2019", tmp_path / "underlag"))
    for name in ("first", "second"):
        write_dataset(list(Team.objects.all()), tmp_path / name / "ut")
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / name / "ut").iterdir()} for name in ("first", "second")
    )
    assert first == second


@pytest.mark.django_db
def test_a_recipient_gets_only_sex_and_year_of_those_who_have_not_consented(tmp_path: Path) -> None:
    data = example("hallstahammar-2019", tmp_path / "underlag")
    load_dataset(MACHINE, data=data)
    refused = Enrolment.objects.exclude(ended_on=None).order_by("pk").first()
    assert refused is not None
    Consent.objects.filter(enrolment=refused).update(withdrawn_on=date(2026, 1, 1))
    handed = write_dataset(
        list(Team.objects.all()), tmp_path / "ut", recipient="Utvärderaren", whole_dates=False
    )
    out = load(tmp_path / "ut", definitions=definitions())
    bare = [
        e
        for e in out.rows("enrolments", ["started_on", "ended_on", "exit_outcome"])
        if e["started_on"] == date(refused.started_on.year, 1, 1)
    ]
    assert handed.bare >= 1
    assert {"started_on": date(refused.started_on.year, 1, 1), "ended_on": None, "exit_outcome": None} in bare


@pytest.mark.django_db
def test_two_recipients_cannot_match_their_keys(tmp_path: Path) -> None:
    load_dataset(MACHINE, data=example("hallstahammar-2019", tmp_path / "underlag"))
    teams = list(Team.objects.all())
    tables = {"participants": "participant", "enrolments": "enrolment", "responses": "response"}
    source = load(tmp_path / "underlag", definitions=definitions())
    for table, key in tables.items():
        keys = [{row[key] for row in source.rows(table, [key])}]
        for name in ("en", "annan"):
            write_dataset(teams, tmp_path / name, recipient=name)
            out = load(tmp_path / name, definitions=definitions())
            keys.append({row[key] for row in out.rows(table, [key])})
        assert all(keys), table
        assert not keys[0] & keys[1] | keys[0] & keys[2] | keys[1] & keys[2], table

"""An association sees what each controller has released: protected, made once, and added up only where it can be."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from tests.web import people

from stegvis.domain.period import Period
from stegvis.web.access.by import By
from stegvis.web.access.models import Entry, Team
from stegvis.web.register.commands.released import keep
from stegvis.web.register.models import ReleasedFigures
from stegvis.web.register.queries.association import offered, teams
from stegvis.web.register.queries.released import protected

MACHINE = By(None, "machine", "Natten")
SPRING = Period(date(2026, 1, 1), date(2026, 6, 30))


def enrol(team: Team, number: int, first: int = 0) -> None:
    for n in range(first, first + number):
        people.enrolment(people.person(team, f"{team.code} {n}"), team, started_on=date(2026, 2, 2))


@pytest.fixture
def both(team: Team, other_team: Team) -> tuple[Team, Team]:
    enrol(team, 3)
    enrol(other_team, 12)
    return team, other_team


def release(*of: Team) -> None:
    for team in of:
        safe = protected(team, SPRING)
        assert safe
        keep(MACHINE, team=team, release=safe)


def test_a_small_team_is_hidden_and_the_sum_says_what_the_others_make(both: tuple[Team, Team]) -> None:
    release(*both)
    shown = teams(both[0].association, SPRING)
    told = {line.team.pk: line.counts[0] for line in shown.lines}
    assert (told[both[0].pk].value, told[both[0].pk].hidden) == (None, True)
    assert told[both[1].pk].value == 12
    assert (shown.total[0].value, shown.total[0].hidden, shown.total[0].least) == (None, True, 12)


def test_a_later_correction_does_not_change_what_has_been_released(both: tuple[Team, Team]) -> None:
    """The difference would tell of the one who was added."""
    release(both[1])
    enrol(both[1], 1, first=50)
    release(both[1])
    assert ReleasedFigures.objects.filter(team=both[1]).count() == 1
    told = {line.team.pk: line.counts for line in teams(both[1].association, SPRING).lines}
    assert told[both[1].pk][0].value == 12
    assert told[both[0].pk] == ()


def test_only_whole_half_years_can_be_chosen(both: tuple[Team, Team]) -> None:
    periods = [choice.period for choice in offered(both[0].association)]
    assert periods == [SPRING, Period(date(2025, 7, 1), date(2025, 12, 31))]


def test_a_period_of_ones_own_shows_the_latest_half_year_instead(both: tuple[Team, Team]) -> None:
    release(*both)
    manager = people.user("association_manager", both[0].association)
    client = Client()
    client.force_login(manager)
    said = client.get("/forbundet/?from=2026-01-02&to=2026-06-30").content.decode()
    assert "januari–juni 2026" in said
    assert '<span class="muted">..</span>' in said
    assert '<span class="muted">minst</span> 12' in said


def test_before_anything_is_released_the_page_says_when_it_will_be(both: tuple[Team, Team]) -> None:
    client = Client()
    client.force_login(people.user("association_manager", both[0].association))
    assert "natten efter att halvåret är slut" in client.get("/forbundet/").content.decode()


def test_the_night_releases_what_has_ended_and_nothing_twice(both: tuple[Team, Team]) -> None:
    call_command("release_figures")
    call_command("release_figures")
    assert ReleasedFigures.objects.count() == 4
    entries = Entry.objects.filter(action="figures.release")
    assert entries.count() == 4
    assert "participants_active" not in str(list(entries.values_list("after", flat=True)))


def left(team: Team, number: int, day: date) -> None:
    for n in range(number):
        somebody = people.person(team, f"{team.code} {day} {n}")
        people.enrolment(
            somebody, team, started_on=date(2025, 9, 1), ended_on=day, exit_outcome="work", completed=True
        )


def exits_of(team: Team, period: Period) -> object:
    safe = protected(team, period)
    assert safe
    keep(MACHINE, team=team, release=safe)
    return next(f.value for f in safe.figures if f.measure == "exits" and not f.by)


def test_a_year_whose_half_is_out_does_not_tell_of_the_one_who_left_in_the_other(team: Team) -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    left(team, 8, date(2026, 3, 2))
    left(team, 1, date(2026, 9, 1))
    assert exits_of(team, SPRING) == 8
    assert exits_of(team, year) is None


def test_the_same_year_alone_is_told(team: Team) -> None:
    left(team, 8, date(2026, 3, 2))
    left(team, 1, date(2026, 9, 1))
    assert exits_of(team, Period(date(2026, 1, 1), date(2026, 12, 31))) == 9

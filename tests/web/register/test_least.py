"""An association decides the smallest count that is shown: never under the usual one, with a reason, and everything obeys."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web import people
from tests.web.people import by
from tests.web.register.test_released import SPRING, enrol, release

from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands.least import decide
from stegvis.web.register.least import least_shown
from stegvis.web.register.models import LeastShown, ReleasedFigures
from stegvis.web.register.queries.association import teams

ADDRESS = "/forbundet/minsta-tal/"


@pytest.fixture
def manager(team: Team) -> User:
    return people.user("association_manager", team.association, "Birgitta Hedvik")


def raised(manager: User, team: Team, association: int, public: int = 20) -> None:
    wanted = {"association": association, "public": public}
    decide(by(manager), association=team.association, least=wanted, why="Små orter.")


def test_without_a_decision_the_usual_counts_hold(team: Team) -> None:
    said = [least_shown(team.association, audience) for audience in ("association", "public", "team")]
    assert said == [5, 10, 0]


def test_what_is_released_obeys_the_associations_own_count(manager: User, team: Team) -> None:
    enrol(team, 7)
    raised(manager, team, 8)
    release(team)
    row = ReleasedFigures.objects.get()
    shown = [f["value"] for f in row.content["figures"] if f["unit"] == "enrolments" and f["value"]]
    assert (row.content["least"], shown) == (8, [])


def test_a_later_decision_does_not_change_what_was_released(manager: User, team: Team) -> None:
    enrol(team, 7)
    release(team)
    raised(manager, team, 8)
    page = teams(team.association, SPRING)
    assert (page.lines[0].counts[0].value, page.least) == (7, 5)


def test_the_page_says_what_holds_and_why(manager: User, team: Team) -> None:
    client = Client()
    client.force_login(manager)
    assert "Inget eget beslut än" in client.get(ADDRESS).content.decode()
    sent = {"association": "7", "public": "15", "why": "Små orter.", "version": "0"}
    assert client.post(ADDRESS, sent).status_code == 302
    page = client.get(ADDRESS).content.decode()
    assert "Förbundet: 7" in page
    assert "Små orter." in page
    entry = Entry.objects.filter(action="association.protect").latest("pk")
    assert (entry.why, entry.after["audience"]) == ("Små orter.", "public")  # type: ignore[index]


@pytest.mark.parametrize(
    ("association", "public", "field"), [("4", "10", "association"), ("12", "11", "public")]
)
def test_no_smaller_count_than_the_usual_and_no_less_for_everyone(
    manager: User, association: str, public: str, field: str
) -> None:
    client = Client()
    client.force_login(manager)
    answer = client.post(ADDRESS, {"association": association, "public": public, "why": "Vi vill se mer."})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode() or f"#id_{field}" in answer.content.decode()
    assert not LeastShown.objects.exists()


def test_the_second_of_two_who_decide_at_once_is_told(manager: User, team: Team) -> None:
    raised(manager, team, 6)
    with pytest.raises(Refused, match="Någon annan har bestämt"):
        decide(
            by(manager),
            association=team.association,
            least={"association": 7, "public": 20},
            why="Små orter.",
            seen=0,
        )


def test_only_the_manager_decides(team: Team) -> None:
    client = Client()
    client.force_login(people.user("economist", team.association))
    assert client.get(ADDRESS).status_code == 404
    assert "Minsta tal som visas" not in client.get("/forbundet/").content.decode()

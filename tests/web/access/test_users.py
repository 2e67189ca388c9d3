"""Users and roles: what the administrator of a controller may do, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse
from tests.web import people
from tests.web.conftest import TODAY

from stegvis.web.access.models import Entry, Grant, Team, User

NEW = "ett-nytt-långt-lösenord"
SLUTAR = {"reason": "Slutar", "last_day": "2026-11-20"}
AsUser = Callable[[User], Client]


@pytest.fixture(autouse=True)
def nothing_failed_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def administrator(team: Team) -> User:
    return people.user("administrator", team.controller, "Jonas Bergmark")


@pytest.fixture
def client(administrator: User, as_user: AsUser) -> Client:
    """Signed in as the administrator."""
    return as_user(administrator)


def to(name: str, *args: int) -> str:
    return reverse(f"register:{name}", args=args)


def asked(where: str, **other: Any) -> dict[str, Any]:
    return {
        "name": "Ada Norrsken",
        "email": "Ada@exempel.se",
        "employer": "kommun",
        "role": "caseworker",
        "where": where,
        "why": "Arbetar i teamet",
        "from_day": "2026-11-20",
    } | other


def link(client: Client, user: User) -> str:
    answer = client.post(to("user_link", user.pk))
    assert answer.status_code == 200
    return str(answer.context["address"])


def chosen(address: str, password: str = NEW) -> Any:
    """Somebody without an account's session opens the address and chooses a password."""
    browser = Client()
    opened = browser.get(address, follow=True)
    if opened.context.get("token_fail"):
        return opened
    return browser.post(
        opened.context["action_url"], {"password1": password, "password2": password}, follow=True
    )


def signed_in(user: User, password: str) -> bool:
    browser = Client()
    browser.post("/konto/login/", {"login": user.email, "password": password})
    return "_auth_user_id" in browser.session


def last() -> Entry:
    entry = Entry.objects.filter(kind="change").first()
    assert entry is not None
    return entry


def test_a_new_user_chooses_a_password_by_a_link_that_works_once(client: Client, team: Team) -> None:
    client.post(to("user_new"), asked(f"team-{team.pk}"))
    ada = User.objects.get(email="ada@exempel.se")
    assert not ada.has_usable_password()
    address = link(client, ada)
    assert "15 tecken" in chosen(address, "kort").content.decode()
    assert "Lösenordet är sparat" in chosen(address).content.decode()
    assert signed_in(ada, NEW)
    assert "Länken gäller inte" in chosen(address).content.decode()
    assert Entry.objects.filter(user=ada, action="sign_in.password").count() == 1


def test_after_the_password_a_second_factor_is_asked_for(
    client: Client, team: Team, settings: Any, caseworker: User
) -> None:
    chosen(link(client, caseworker))
    settings.DEMO = False
    browser = Client()
    browser.post("/konto/login/", {"login": caseworker.email, "password": NEW})
    assert browser.get("/").headers["Location"] == reverse("mfa_index")


def test_the_link_is_in_no_log_draft_or_session(client: Client, caseworker: User) -> None:
    key = link(client, caseworker).rstrip("/").rpartition("/")[2].partition("-")[2]
    said = [str((e.before, e.after, e.why)) for e in Entry.objects.all()]
    assert len(key) > 20
    assert not any(key in one for one in [*said, str(dict(client.session))])


def test_a_new_link_ends_the_password_the_session_and_the_link_before(
    client: Client, caseworker: User, as_user: AsUser
) -> None:
    theirs = as_user(caseworker)
    first = link(client, caseworker)
    second = link(client, caseworker)
    assert not signed_in(caseworker, people.PASSWORD)
    assert theirs.get(to("today")).headers["Location"].startswith("/konto/login/")
    assert "Länken gäller inte" in chosen(first).content.decode()
    assert "Lösenordet är sparat" in chosen(second).content.decode()


def test_the_list_shows_those_of_the_controller_only(
    client: Client, team: Team, caseworker: User, stranger: User
) -> None:
    Client().post("/konto/login/", {"login": caseworker.email, "password": people.PASSWORD})
    page = client.get(to("users"))
    shown = {one.user: one for one in page.context["now"]}
    assert stranger not in shown
    assert shown[caseworker].signed_in is not None
    assert stranger.name not in page.content.decode()


def test_the_administrator_lands_on_the_users(client: Client) -> None:
    assert client.get("/").headers["Location"] == to("users")


@pytest.mark.parametrize("kind", ["team", "controller"])
def test_a_place_of_another_controller_is_refused(
    client: Client, caseworker: User, other_team: Team, kind: str
) -> None:
    foreign = other_team if kind == "team" else other_team.controller
    role = "caseworker" if kind == "team" else "auditor"
    before = Grant.objects.count()
    for address in (to("user_new"), to("user_role", caseworker.pk)):
        answer = client.post(address, asked(f"{kind}-{foreign.pk}", role=role))
        assert answer.status_code == 422
        assert "where" in answer.context["form"].errors
    assert Grant.objects.count() == before
    assert not User.objects.filter(email="ada@exempel.se").exists()


@pytest.mark.parametrize(
    "name", ["user", "user_role", "user_link", "factor_remove", "user_close", "user_reopen"]
)
def test_an_account_of_another_controller_is_not_there(client: Client, stranger: User, name: str) -> None:
    assert client.post(to(name, stranger.pk), asked("team-1")).status_code == 404
    assert Entry.objects.filter(kind="denied", object_id=stranger.pk).exists()
    assert signed_in(stranger, people.PASSWORD)


def test_a_role_of_another_controller_is_not_ended(client: Client, stranger: User) -> None:
    held = stranger.grants.get()
    assert client.post(to("role_end", held.pk), SLUTAR).status_code == 404
    held.refresh_from_db()
    assert held.to_day is None


@pytest.mark.parametrize("role", ["auditor", "association_manager", "chef"])
def test_a_role_is_given_only_where_the_table_says(
    client: Client, caseworker: User, team: Team, role: str
) -> None:
    answer = client.post(to("user_role", caseworker.pk), asked(f"team-{team.pk}", role=role))
    assert answer.status_code == 422
    assert caseworker.grants.count() == 1


def test_a_role_is_given_and_ended_with_reasons_in_the_log(
    client: Client, caseworker: User, team: Team
) -> None:
    client.post(to("user_role", caseworker.pk), asked(f"team-{team.pk}", role="team_leader"))
    held = caseworker.grants.get(role="team_leader")
    assert last().after["why"] == "Arbetar i teamet"  # type: ignore[index]
    client.post(to("role_end", held.pk), {"reason": "Byter uppgift", "last_day": "2026-11-20"})
    held.refresh_from_db()
    assert held.to_day == date(2026, 11, 20)
    entry = last()
    assert (entry.why, entry.controller, entry.before["to_day"], entry.after["to_day"]) == (  # type: ignore[index]
        "Byter uppgift",
        team.controller,
        None,
        "2026-11-20",
    )


def test_a_role_holds_for_the_whole_of_its_last_day(
    client: Client, caseworker: User, as_user: AsUser
) -> None:
    held = caseworker.grants.get()
    said = client.post(to("role_end", held.pk), SLUTAR, follow=True).content.decode()
    assert "gäller till och med 20" in said
    assert as_user(caseworker).get(to("people")).status_code == 200
    with time_machine.travel(TODAY + timedelta(days=1), tick=False):
        assert as_user(caseworker).get(to("people")).status_code == 404


def test_a_role_that_ended_yesterday_is_over_at_once(
    client: Client, caseworker: User, as_user: AsUser
) -> None:
    held = caseworker.grants.get()
    too_early = client.post(to("role_end", held.pk), SLUTAR | {"last_day": "2026-11-18"})
    assert "Ange gårdagen eller en senare dag" in too_early.content.decode()
    client.post(to("role_end", held.pk), SLUTAR | {"last_day": "2026-11-19"})
    assert as_user(caseworker).get(to("people")).status_code == 404
    assert "har redan slutat" in client.post(to("role_end", held.pk), SLUTAR).content.decode()


def test_a_last_day_to_come_is_set_beforehand(client: Client, caseworker: User) -> None:
    held = caseworker.grants.get()
    client.post(to("role_end", held.pk), SLUTAR | {"last_day": "2026-12-31"})
    held.refresh_from_db()
    assert held.to_day == date(2026, 12, 31)
    client.post(to("role_end", held.pk), SLUTAR)
    held.refresh_from_db()
    assert held.to_day == date(2026, 11, 20)


def test_the_same_role_is_not_given_twice(client: Client, caseworker: User, team: Team) -> None:
    answer = client.post(to("user_role", caseworker.pk), asked(f"team-{team.pk}"))
    assert "har redan den rollen" in answer.content.decode()


def test_nobody_gives_themselves_a_role(client: Client, administrator: User, team: Team) -> None:
    client.post(to("user_role", administrator.pk), asked(f"team-{team.pk}"))
    assert administrator.grants.count() == 1


def test_an_account_from_elsewhere_gets_a_role_and_stays_as_it_is(
    client: Client, team: Team, stranger: User
) -> None:
    client.post(to("user_new"), asked(f"team-{team.pk}", email=stranger.email))
    assert stranger.grants.filter(team=team).exists()
    for name in ("user_link", "factor_remove", "user_close"):
        client.post(to(name, stranger.pk))
    kept = User.objects.get(pk=stranger.pk)
    assert (kept.name, kept.is_active) == ("Nils Vinäng", True)
    assert signed_in(stranger, people.PASSWORD)


def test_a_closed_account_is_signed_out_and_opens_again(
    client: Client, caseworker: User, as_user: AsUser, team: Team
) -> None:
    theirs = as_user(caseworker)
    client.post(to("user_close", caseworker.pk))
    assert theirs.get(to("today")).headers["Location"].startswith("/konto/login/")
    assert not signed_in(caseworker, people.PASSWORD)
    assert (last().before, last().after) == ({"is_active": True}, {"is_active": False})
    assert last().controller == team.controller
    client.post(to("user_reopen", caseworker.pk))
    assert signed_in(caseworker, people.PASSWORD)


def test_a_second_factor_is_removed(client: Client, caseworker: User) -> None:
    Authenticator.objects.create(user=caseworker, type="totp", data={"secret": "x"})
    client.post(to("factor_remove", caseworker.pk))
    assert not Authenticator.objects.exists()
    assert last().before == {"second_factor": ["totp"]}


def test_a_removed_second_factor_ends_the_sessions_that_are_open(
    client: Client, caseworker: User, as_user: AsUser
) -> None:
    Authenticator.objects.create(user=caseworker, type="totp", data={"secret": "x"})
    theirs = as_user(caseworker)
    assert theirs.get(to("people")).status_code == 200
    client.post(to("factor_remove", caseworker.pk))
    assert theirs.get(to("people")).headers["Location"].startswith("/konto/login/")
    assert signed_in(User.objects.get(pk=caseworker.pk), people.PASSWORD)


def test_who_removes_their_own_factor_is_asked_for_a_new_one_and_signed_out_elsewhere(
    caseworker: User, as_user: AsUser, settings: Any
) -> None:
    settings.DEMO = False
    held = Authenticator.objects.create(user=caseworker, type="totp", data={"secret": "x"})
    here, elsewhere = as_user(caseworker), as_user(caseworker)
    assert here.get(to("people")).status_code == elsewhere.get(to("people")).status_code == 200
    request = RequestFactory().post("/konto/2fa/totp/deactivate/")
    request.session, request.user = here.session, User.objects.get(pk=caseworker.pk)
    delete_and_cleanup(request, held)
    request.session.save()
    here.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    assert here.get(to("people")).headers["Location"] == reverse("mfa_index")
    assert elsewhere.get(to("people")).headers["Location"].startswith("/konto/login/")


def test_nobody_closes_their_own_account(client: Client, administrator: User) -> None:
    client.post(to("user_close", administrator.pk))
    assert User.objects.get(pk=administrator.pk).is_active


def test_the_last_administrator_cannot_leave(
    client: Client, administrator: User, team: Team, as_user: AsUser
) -> None:
    own = administrator.grants.get()
    for_a_time = people.user("administrator", team.controller, "Lena Ask")
    for_a_time.grants.update(to_day=date(2026, 11, 20) + timedelta(days=30))
    answer = client.post(to("role_end", own.pk), SLUTAR)
    assert "enda administratör" in answer.content.decode()
    as_user(for_a_time).post(to("user_close", administrator.pk))
    assert User.objects.get(pk=administrator.pk).is_active
    for_a_time.grants.update(to_day=None)
    assert client.post(to("role_end", own.pk), SLUTAR).status_code == 302


def test_the_administrator_confirms_every_role_seen_and_the_log_says_who(
    client: Client, administrator: User, caseworker: User, leader: User, stranger: User
) -> None:
    page = client.get(to("review"))
    rows = {held.grant.user: held for held in page.context["rows"]}
    assert set(rows) == {administrator, caseworker, leader}
    assert len(page.context["late"]) == 3
    seen = [rows[user].grant.pk for user in (administrator, caseworker)]
    client.post(to("roles_confirm"), {"seen": [*seen, stranger.grants.get().pk]})
    confirmed = {grant.user: grant.confirmed_by for grant in Grant.objects.exclude(confirmed_on=None)}
    assert confirmed == {administrator: administrator, caseworker: administrator}
    assert {e.after["confirmed_on"] for e in Entry.objects.filter(kind="change")} == {"2026-11-20"}  # type: ignore[index]
    assert "En roll har ingen bekräftat på ett år." in client.get(to("users")).content.decode()


def test_a_role_waits_to_be_confirmed_a_year_after_the_last_time(client: Client, caseworker: User) -> None:
    held = caseworker.grants
    held.update(confirmed_on=date(2025, 11, 21))
    late = [one.grant.user for one in client.get(to("review")).context["late"]]
    assert caseworker not in late
    held.update(confirmed_on=date(2025, 11, 20))
    assert caseworker in [one.grant.user for one in client.get(to("review")).context["late"]]


def test_a_role_that_has_ended_is_not_gone_through(client: Client, caseworker: User) -> None:
    caseworker.grants.update(to_day=date(2026, 11, 19))
    assert caseworker not in [one.grant.user for one in client.get(to("review")).context["rows"]]


def test_ones_own_role_is_confirmed_by_the_other_administrator(
    client: Client, administrator: User, team: Team, as_user: AsUser
) -> None:
    own = administrator.grants.get()
    other = people.user("administrator", team.controller, "Lena Ask")
    client.post(to("roles_confirm"), {"seen": [own.pk, other.grants.get().pk]})
    own.refresh_from_db()
    assert own.confirmed_on is None
    as_user(other).post(to("roles_confirm"), {"seen": [own.pk]})
    own.refresh_from_db()
    assert own.confirmed_by == other


def test_an_administrator_who_works_in_the_team_is_reminded_in_the_day(
    client: Client, administrator: User, team: Team
) -> None:
    people.grant(administrator, "team_leader", team)
    assert "Två roller har ingen bekräftat på ett år." in client.get("/").content.decode()
    client.post(to("roles_confirm"), {"seen": [grant.pk for grant in administrator.grants.all()]})
    assert "Gå igenom behörigheter" not in client.get("/").content.decode()

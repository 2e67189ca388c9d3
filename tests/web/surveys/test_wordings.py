"""The words of licensed forms: entered by whoever has the licence, in versions, and asked in surveys afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.web import people

from stegvis.definitions import read
from stegvis.web.access.models import Association, Entry, Team, User
from stegvis.web.access.record import HIDDEN
from stegvis.web.register.codes import known
from stegvis.web.surveys.commands.invitations import invite
from stegvis.web.surveys.models import Response, Survey, Wording
from stegvis.web.surveys.wordings import instruments

Signed = Callable[[User], Client]
LICENCE = {"licence_by": "Ekbacka kommun", "licence_on": "2026-01-15", "confirmed": "on"}
NNS = tuple(read("instruments")["nns_participant"]["items"])


@pytest.fixture
def administrator(team: Team) -> User:
    return people.user("administrator", team.controller, "Jonas Bergmark")


@pytest.fixture
def manager(team: Team) -> User:
    return people.user("association_manager", team.association, "Birgitta Hedvik")


def words(language: str = "") -> dict[str, str]:
    items = {f"items__{code}": f"Fråga om {code} {language}" for code in NNS}
    return {**items, **{f"options__{n}": f"Svar {n} {language}" for n in range(1, 6)}, **LICENCE}


def sent(client: Client, name: str, given: dict[str, str], language: str = "sv") -> str:
    address = f"{reverse('surveys:instrument', args=[name])}?sprak={language}"
    return str(client.post(address, given, follow=True).content.decode())


def test_words_make_a_form_ready_for_the_controllers_teams_and_no_others(
    team: Team, other_team: Team, administrator: User, leader: User, as_user: Signed
) -> None:
    assert "har fått version 1 av orden" in sent(as_user(administrator), "nns_participant", words())
    assert instruments(team, None)["nns_participant"].ready
    assert not instruments(other_team, None)["nns_participant"].ready
    given = {"title": "NNS", "closes_on": "2026-12-18", "occasion": "exit"}
    as_user(leader).post(reverse("surveys:survey_new", args=["nns_participant"]), given)
    asked = Survey.objects.get()
    assert (asked.instrument, asked.occasion, asked.asked) == ("nns_participant", "exit", "participants")
    assert asked.what.items[0].wording["sv"] == "Fråga om support_of_great_use"
    assert asked.what.items[8].only_if


def test_an_associations_words_serve_its_teams(team: Team, manager: User, as_user: Signed) -> None:
    sent(as_user(manager), "nns_participant", words())
    assert instruments(team, None)["nns_participant"].ready
    assert Wording.objects.get().association == team.association


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ("confirmed", "Kryssa i rutan"),
        ("items__support_of_great_use", "Ange nytta av stödet"),
        ("options__3", "Ange svaret 3"),
        ("licence_by", "Vem har licensen?"),
    ],
)
def test_a_hole_is_told_and_nothing_is_entered(
    administrator: User, as_user: Signed, left_out: str, message: str
) -> None:
    given = {name: value for name, value in words().items() if name != left_out}
    assert message in sent(as_user(administrator), "nns_participant", given)
    assert not Wording.objects.exists()


def test_another_language_is_a_new_version_and_keeps_the_first(
    team: Team, administrator: User, as_user: Signed
) -> None:
    client = as_user(administrator)
    sent(client, "nns_participant", words())
    sent(client, "nns_participant", words("en"), "en")
    form = instruments(team, None)["nns_participant"]
    assert form.languages == ("sv", "en")
    assert form.items[0].scale.options[3.0] == {"sv": "Svar 3", "en": "Svar 3 en"}
    assert list(Wording.objects.values_list("number", flat=True)) == [2, 1]


def test_an_open_survey_keeps_its_words(
    team: Team, administrator: User, leader: User, as_user: Signed
) -> None:
    client = as_user(administrator)
    sent(client, "nns_participant", words())
    given = {"title": "NNS", "closes_on": "2026-12-18", "occasion": "exit"}
    as_user(leader).post(reverse("surveys:survey_new", args=["nns_participant"]), given)
    sent(client, "nns_participant", words("nya"))
    assert Survey.objects.get().what.items[0].wording["sv"] == "Fråga om support_of_great_use"


def test_a_form_whose_questions_are_not_published_gets_questions_and_words_for_the_answers(
    team: Team, manager: User, as_user: Signed
) -> None:
    asked = {
        "sv_1": "Fungerar det?",
        "kind_1": "degree",
        "sv_2": "Vet du?",
        "kind_2": "yes_no",
        "kind_3": "degree",
    }
    answers = {f"answer_{n}": f"Grad {n}" for n in range(1, 6)}
    client = as_user(manager)
    sent(client, "nns_board", {**asked, **answers, **LICENCE})
    form = instruments(None, team.association)["nns_board"]
    assert form.ready
    assert form.items[0].scale.options[5.0] == {"sv": "Grad 5"}
    assert form.items[1].scale.kind == "yes_no"
    page = client.get(reverse("surveys:instrument", args=["nns_board"])).content.decode()
    assert "Fungerar det?" in page
    assert "Grad 4" in page
    new = client.get(reverse("surveys:association_survey_new", args=["nns_board"]))
    assert new.status_code == 200


def test_the_log_has_that_words_were_entered_and_not_the_words(administrator: User, as_user: Signed) -> None:
    sent(as_user(administrator), "nns_participant", words())
    entry = Entry.objects.get(action="wording.manage")
    assert entry.after["content"] == HIDDEN
    assert entry.controller is not None


def own_words(name: str, language: str = "") -> dict[str, str]:
    """Words for a form where each question has its own for its answers, or for the ends of its line."""
    found = dict(LICENCE)
    for item in known().instruments[name].items:
        code = item.code
        found[f"items__{code}"] = f"Fråga {code}{language}"
        if item.scale.kind == "choice":
            found |= {f"options_of__{code}__{v:g}": f"{code} {v:g}{language}" for v in item.scale.values}
        else:
            found |= {f"ends_of__{code}__{end}": f"{code} {end}{language}" for end in ("low", "high")}
    return found


@pytest.mark.parametrize("name", ["hads", "eq5d", "kasam13", "srs", "gsrs"])
def test_a_form_whose_questions_have_answers_of_their_own_gets_their_words_one_by_one(
    team: Team, administrator: User, as_user: Signed, name: str
) -> None:
    sent(as_user(administrator), name, own_words(name))
    form = instruments(team, None)[name]
    assert form.ready
    for item in form.items:
        said = [w["sv"] for w in item.scale.options.values()] or [w["sv"] for w in item.scale.ends or ()]
        assert said
        assert all(words.startswith(f"{item.code} ") for words in said)


def test_answers_stand_as_on_the_form_the_highest_first_where_it_says_so_in_every_language(
    team: Team, administrator: User, as_user: Signed
) -> None:
    client = as_user(administrator)
    sent(client, "hads", {**own_words("hads"), "high_first__a1": "on"})
    sent(client, "hads", {**own_words("hads", " en"), "high_first__a1": "on"}, "en")
    form = instruments(team, None)["hads"]
    first, second = form.items[0].scale.options, form.items[1].scale.options
    assert (list(first), list(second)) == ([3, 2, 1, 0], [0, 1, 2, 3])
    assert first[3.0] == {"sv": "a1 3", "en": "a1 3 en"}
    page = client.get(f"{reverse('surveys:instrument', args=['hads'])}?sprak=en").content.decode()
    assert "a1 3 en" in page
    assert "checked" in page


def test_a_missing_answer_of_one_question_is_told_at_that_question(
    administrator: User, as_user: Signed
) -> None:
    given = {k: v for k, v in own_words("hads").items() if k != "options_of__d2__3"}
    page = sent(as_user(administrator), "hads", given)
    assert "Ange svaret som ger 3" in page
    assert not Wording.objects.exists()


@pytest.mark.parametrize("name", ["hads", "eq5d", "kasam13"])
def test_a_participant_answers_it_alone_on_the_phone_in_the_words_of_each_question(
    team: Team, administrator: User, leader: User, as_user: Signed, name: str
) -> None:
    sent(as_user(administrator), name, {**own_words(name), "high_first__a1": "on"})
    form = instruments(team, None)[name]
    of = people.enrolment(people.person(team), team)
    _, secret = invite(people.by(leader), enrolment=of, instrument=form, occasion="start", way="phone")
    phone = Client()
    at = phone.get(reverse("phone:link", args=[secret])).headers["Location"]
    for item in form.items:
        page = phone.get(at).content.decode()
        own = [words["sv"] for words in item.scale.options.values()] or [
            w["sv"] for w in item.scale.ends or ()
        ]
        places = [page.index(f">{words}<") for words in own]
        assert places == sorted(places)
        phone.post(at, {"item": item.code, "number": f"{item.scale.high:g}", "act": "next"})
    held = Response.objects.get()
    assert (held.instrument, held.channel, held.answers.count()) == (name, "phone", len(form.items))
    assert {float(a.value) for a in held.answers.all()} == {item.scale.high for item in form.items}


def test_a_line_gets_words_at_its_ends(team: Team, administrator: User, as_user: Signed) -> None:
    items = {f"items__{code}": f"Om {code}" for code in read("instruments")["ors"]["items"]}
    sent(as_user(administrator), "ors", {**items, "ends__low": "Dåligt", "ends__high": "Bra", **LICENCE})
    ors = instruments(team, None)["ors"]
    assert ors.ready
    assert [end["sv"] for end in ors.items[0].scale.ends or ()] == ["Dåligt", "Bra"]


def test_a_participant_answers_ors_in_the_words_that_were_entered(
    team: Team, administrator: User, leader: User, as_user: Signed
) -> None:
    items = {f"items__{code}": f"Om {code}" for code in read("instruments")["ors"]["items"]}
    sent(as_user(administrator), "ors", {**items, "ends__low": "Dåligt", "ends__high": "Bra", **LICENCE})
    of = people.enrolment(people.person(team), team)
    client = as_user(leader)
    page = client.get(reverse("surveys:answer", args=[of.pk, "ors"])).content.decode()
    assert "Om individual" in page
    assert "Dåligt" in page
    other = client.get(reverse("surveys:answer", args=[of.pk, "srs"])).content.decode()
    assert "Orden följer inte med" in other


def test_who_has_a_role_at_neither_finds_no_page(leader: User, as_user: Signed) -> None:
    assert as_user(leader).get(reverse("surveys:instruments")).status_code == 404
    assert Association.objects.exists()

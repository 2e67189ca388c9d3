"""Vad det är värt: what the register's own livelihoods give, what is tried, and what lies behind each figure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from tests.web import people
from tests.web.demo import build

from stegvis.definitions import read
from stegvis.web.access.models import Team
from stegvis.web.register.demo.build import TEAM

PAGE = "/vardet/"


@pytest.fixture
def demo(db: None, client: Client) -> Client:
    """The demo's team, as its steering group."""
    build()
    client.force_login(people.user("steering_group", Team.objects.get(code=TEAM)))
    return client


@pytest.fixture
def leader(db: None, client: Client) -> Client:
    client.force_login(people.user("team_leader", people.team("Ekbacka")))
    return client


def shown(client: Client, page: str = PAGE, **asked: object) -> str:
    answer = client.get(page, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def amounts(text: str) -> Iterator[int]:
    yield from (int(one.replace(" ", "").replace("−", "-")) for one in re.findall(r"−?\d[\d ]*", text))


def society(text: str) -> int:
    """The income that the page's first sentence says."""
    return next(amounts(re.search(r"Samhällets intäkt är (−?[\d ]+) kronor", text)[1]))  # type: ignore[index]


def test_the_registers_own_livelihoods_give_an_income_with_an_interval(demo: Client) -> None:
    told = shown(demo)
    row = re.search(r">Samhället</th>(.*?)</tr>", told, re.S)
    assert row is not None
    income, low, high = list(
        amounts(re.sub(r"<[^>]*>", " ", row[1].replace("</td>", "|")).replace("|", "x"))
    )[:3]
    assert low < income == society(told) < high
    assert "Ej kontrollerade värden: " in told
    assert "indirekt skatt som andel av disponibel inkomst" in told


def test_a_higher_wage_gives_society_more_and_half_that_came_anyway_later_payback(demo: Client) -> None:
    plain, paid = shown(demo), shown(demo, profile="statutory", shown="statutory", wage_after=45_000)
    assert society(paid) > society(plain)
    anyway = shown(demo, profile="statutory", shown="statutory", deadweight=50)
    assert society(anyway) == society(plain)
    assert 'Hade skett ändå: <span id="sagt-deadweight">50' in anyway


def test_handling_and_measured_care_are_choices_that_move_the_answer(demo: Client) -> None:
    own = {"profile": "statutory", "shown": "statutory"}
    plain = shown(demo)
    assert "Vård och annan service är inte mätt och därför inte med." in plain
    without = shown(demo, **own, handling=0)
    assert society(without) != society(plain)
    assert society(without) in list(
        amounts(re.sub(r"<[^>]*>", "x", plain.split("Ingen sparad handläggning")[1].split("</tr>")[0]))
    )
    cared = shown(demo, **own, care_region_before=900_000, care_region_after=650_000)
    assert society(cared) == society(plain) + 250_000
    lines = re.search(r'href="(/vardet/rader/region/\?[^"]*)"', cared)
    assert lines is not None
    assert "vård och service" in shown(demo, lines[1]).lower()


def test_care_that_is_measured_only_before_is_told_at_the_field_that_lacks(demo: Client) -> None:
    told = shown(demo, profile="statutory", shown="statutory", care_region_before=900_000)
    assert "Ange också vad vården kostade efter." in told
    assert 'href="#id_care_region_after"' in told


def test_full_production_is_the_upper_bound_that_stands_in_the_table_too(demo: Client) -> None:
    full = society(shown(demo, profile="statutory", shown="statutory", production=100))
    rows = re.search(r"Full produktion(.*?)</tr>", shown(demo), re.S)
    assert rows is not None
    assert full in list(amounts(re.sub(r"<[^>]*>", "x", rows[1])))


def test_lines_that_stood_by_another_profile_are_not_carried_over(demo: Client) -> None:
    told = shown(demo, profile="cautious", shown="statutory", deadweight=0, persistence=100)
    assert 'name="deadweight" value="25.0"' in told


def test_without_a_cost_the_profit_is_not_there_and_never_nothing(demo: Client) -> None:
    assert "Kostnad och vinst" in shown(demo, profile="statutory", cost=1_000_000)
    assert "Kostnad och vinst" not in shown(demo, profile="statutory", cost=0)


def test_all_exits_and_those_who_completed_stand_beside_each_other_on_every_occasion(demo: Client) -> None:
    told = shown(demo)
    for name in ("Avslut", "6 månader efter avslut", "12 månader efter avslut", "24 månader efter avslut"):
        assert f'<th scope="row">{name}</th>' in told


def test_a_figure_leads_to_its_lines_and_they_add_up_to_it(demo: Client) -> None:
    told = shown(demo)
    link = re.search(r'href="(/vardet/rader/fk/\?[^"]*)">(−?[\d ]+)<', told)
    assert link is not None
    lines = shown(demo, link[1])
    assert f"Intäkten är {link[2]} kronor per år" in lines
    ledger = lines.split("h-rader")[2].split("</table>")[0]
    gains = re.findall(r'data-label="Bidrag">(−?[\d ]+)<', ledger)
    *parts, total = (next(amounts(one)) for one in gains)
    assert abs(sum(parts) - total) <= len(parts)


def test_no_line_is_about_fewer_than_five(demo: Client) -> None:
    for actor in ("society", "municipality", "fk", "participants"):
        told = shown(demo, f"{PAGE}rader/{actor}/")
        counts = [int(n) for n in re.findall(r'data-label="Personer">(\d+)<', told)]
        assert counts
        assert min(counts) >= 5 or "Övriga förändringar" in told


def test_a_line_leads_to_the_value_with_date_source_and_status(demo: Client) -> None:
    told = shown(demo, f"{PAGE}rader/region/")
    link = re.search(r'href="(/vardet/lagen/region_tax_vastmanland/\?[^"]*)"', told)
    assert link is not None
    value = shown(demo, link[1])
    assert "10,88 %, gäller från" in value
    assert "<dt>Källa</dt>" in value
    assert "Kontrollerat" in value or "Härlett" in value


@pytest.mark.parametrize("name", ["ingen_sadan", "municipal_tax"])
def test_a_value_that_there_is_not_is_not_found(leader: Client, name: str) -> None:
    assert leader.get(f"{PAGE}lagen/{name}/").status_code == 404


def test_every_value_of_the_law_can_be_opened(leader: Client) -> None:
    links = re.findall(r'href="(/vardet/lagen/\w+/\?year=2021)"', shown(leader, f"{PAGE}lagen/", year=2021))
    assert len(links) > 90
    for link in links:
        assert "Alla värden" in shown(leader, link)


def test_one_change_gives_the_ledger_of_the_worked_case(leader: Client) -> None:
    asked = {"before": "sjukpenning:100:25000", "after": "lon:100:25000", "municipality": "vasteras"}
    told = shown(leader, f"{PAGE}andring/", **asked, year=2017, profile="reference")
    assert "Samhället får 394 260 kronor mer per år, och personen 66 268 kronor mer att leva på." in told
    assert 'href="/vardet/lagen/earned_income_tax_credit/?year=2017"' in told
    assert "ej kontrollerat värde" in told


def test_a_state_that_cannot_be_read_is_told_at_its_own_field(leader: Client) -> None:
    asked = {"before": "sjukpenning:100:25000", "after": "jobb:100", "municipality": "vasteras"}
    told = shown(leader, f"{PAGE}andring/", **asked, year=2017, profile="reference")
    assert "Försörjningen ”jobb” finns inte. Välj en av: sjukpenning" in told
    assert re.search(r'<a href="#id_after">', told)


def test_a_change_of_enough_people_opens_as_one_persons_ledger(
    demo: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'href="/vardet/andring/?' not in shown(demo, f"{PAGE}rader/society/")
    few = {**read("audiences")["association"], "least": 2, "group": 2}
    (tmp_path / "audiences.yaml").write_text(json.dumps({"association": few}), encoding="utf-8")
    monkeypatch.setenv("STEGVIS_DEFINITIONS", str(tmp_path))
    link = re.search(r'href="(/vardet/andring/\?[^"]*)"', shown(demo, f"{PAGE}rader/society/"))
    assert link is not None
    assert "Huvudboken" in shown(demo, link[1])


@pytest.mark.parametrize(
    ("form", "begins"), [("pdf", b"%PDF"), ("html", b"<!doctype html>"), ("docx", b"PK")]
)
def test_it_is_had_as_a_file(demo: Client, form: str, begins: bytes) -> None:
    answer = demo.get(f"{PAGE}rapport.{form}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f".{form}" in answer["Content-Disposition"]


def test_a_file_of_another_kind_is_not_found(demo: Client) -> None:
    assert demo.get(f"{PAGE}rapport.exe").status_code == 404


def test_a_team_without_a_municipality_is_told_what_is_missing_and_has_no_lines(leader: Client) -> None:
    assert "Teamet har ingen kommun" in shown(leader)
    assert leader.get(f"{PAGE}rader/society/").status_code == 404


@pytest.mark.parametrize("page", ["", "kanda/", "andring/", "lagen/"])
@pytest.mark.parametrize(
    ("role", "status"), [("team_leader", 200), ("steering_group", 200), ("caseworker", 404), ("auditor", 404)]
)
def test_who_may_open_it(db: None, client: Client, role: str, status: int, page: str) -> None:
    team = people.team("Ekbacka")
    client.force_login(people.user(role, team.controller if role == "auditor" else team))
    assert client.get(f"{PAGE}{page}").status_code == status

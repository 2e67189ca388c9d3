"""Two people who write in the same form: the second sees both versions, also of a field with several choices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web import people

from stegvis.web.access.models import Team, User


@pytest.mark.django_db
def test_choices_of_a_field_with_several_are_compared_one_by_one(
    team: Team, leader: User, as_user: Callable[[User], Client]
) -> None:
    held = people.application(people.person(team), team, complete=True)
    client, address = as_user(leader), f"/ansokan/{held.pk}/andra/"
    sent = {
        "referrer": "kommun",
        "received_on": "2026-09-01",
        "why_together": "Vård och arbete",
        "version": "1",
    }
    theirs, mine = ["forsakringskassan", "kriminalvarden"], ["forsakringskassan", "region_psykiatri"]
    assert client.post(address, sent | {"authorities": theirs}).status_code == 302
    answer = client.post(address, sent | {"authorities": mine})
    assert answer.status_code == 409
    (told,) = answer.context["differences"]
    assert {(box.value, box.mine, box.theirs) for box in told.boxes} == {
        ("forsakringskassan", True, True),
        ("region_psykiatri", True, False),
        ("kriminalvarden", False, True),
    }
    chosen = sent | {"version": "2", "authorities": ["kriminalvarden", "region_psykiatri"]}
    assert client.post(address, chosen).status_code == 302
    held.refresh_from_db()
    assert sorted(held.authorities) == ["kriminalvarden", "region_psykiatri"]


@pytest.mark.django_db
def test_the_same_choices_in_another_order_are_no_difference(
    team: Team, leader: User, as_user: Callable[[User], Client]
) -> None:
    held = people.application(people.person(team), team, complete=True)
    client, address = as_user(leader), f"/ansokan/{held.pk}/andra/"
    sent = {"referrer": "kommun", "received_on": "2026-09-01", "why_together": "Vård", "version": "1"}
    both = ["forsakringskassan", "kriminalvarden"]
    client.post(address, sent | {"authorities": both})
    answer = client.post(address, sent | {"authorities": both[::-1], "why_together": "Vård och arbete"})
    assert [told.name for told in answer.context["differences"]] == ["why_together"]

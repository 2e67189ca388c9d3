"""Mer: every page stands under a heading, and only those that one may open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from stegvis.web.access.models import User
from stegvis.web.register.context import HEADINGS, PAGES


def test_every_page_has_one_of_the_headings() -> None:
    assert {heading for *_, heading in PAGES} == set(HEADINGS)


@pytest.mark.django_db
def test_a_leader_sees_every_heading_and_no_page_of_the_administrator(
    leader: User, as_user: Callable[[User], Client]
) -> None:
    headed = as_user(leader).get("/mer/").context["headed"]
    assert [heading for heading, _ in headed] == list(HEADINGS)
    assert "Användare" not in {item.label for _, items in headed for item in items}

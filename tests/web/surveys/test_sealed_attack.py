"""Somebody with the whole database, the key, the log and the printed codes says no better than chance which answer is whose."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from math import sqrt
from random import Random
from typing import Any

import pytest
from django.test import Client
from tests.web.surveys import attacker, sealed_people

from stegvis.web.access.models import Team, User
from stegvis.web.access.secrecy import encrypt
from stegvis.web.surveys.commands import sealed as commands
from stegvis.web.surveys.models import Survey, Ticket
from stegvis.web.surveys.sealed.tally import Counts

TRIALS, FEW, INVITED, ANSWERED = 40, 6, 8, 6
Give = Callable[[Survey, str, int, str], None]
Attack = Callable[..., dict[str, tuple[int, int]]]


@pytest.fixture
def attack(transactional_db: None, team: Team, leader: User, caplog: pytest.LogCaptureFixture) -> Attack:
    """Surveys of eight where six answer in an order of their own; of each way of attacking its hits and its guesses."""

    def attacked(trials: int, give: Give = sealed_people.given) -> dict[str, tuple[int, int]]:
        hits: Counter[str] = Counter()
        tried: Counter[str] = Counter()
        for seed in range(trials):
            rng = Random(seed)
            caplog.clear()
            held = sealed_people.survey(team, leader)
            codes = dict(
                commands.invite(
                    sealed_people.people.by(leader), survey=held, addresses=sealed_people.addresses(INVITED)
                )
            )
            names = rng.sample(sorted(codes), ANSWERED)
            truth = {attacker.marker(rng): name for name in names}
            for mark, name in truth.items():
                give(held, codes[name], rng.randint(1, 5), mark)
            for way, guess in attacker.guesses(codes, caplog.messages, [held.pk]).items():
                hits[way] += sum(truth[mark] == name for mark, name in guess.items())
                tried[way] += len(guess)
            Survey.objects.all().delete()
        return {way: (hits[way], tried[way]) for way in tried}

    return attacked


def better_than_chance(found: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Ways that hit more often than one time in six by more than six standard deviations."""
    return {
        way: (hits, tried)
        for way, (hits, tried) in found.items()
        if hits > tried / ANSWERED + 6 * sqrt(tried / ANSWERED) + 3
    }


def by_page(held: Survey, code: str, value: int, words: str) -> None:
    """One person answers in a browser of their own, and comes back by the link afterwards."""
    client = Client()
    client.get(f"/enkat/{code}/")
    client.post("/enkat/", {"item": "help", "act": "next", "number": str(value)})
    assert client.post("/enkat/", {"item": "words", "act": "next", "text": words}).status_code == 302
    client.get(f"/enkat/{code}/")


def test_nobody_links_an_answer_better_than_chance(attack: Attack) -> None:
    found = attack(TRIALS, by_page)
    assert better_than_chance(found) == {}
    assert len(found) > 5
    assert max(tried for _, tried in found.values()) == TRIALS * ANSWERED


def test_the_attacker_finds_answers_in_the_order_they_came(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: texts as they came, and an invitation that is written anew by itself when it is used."""

    def appended(self: Counts, answers: dict[str, Any]) -> None:
        self.answered += 1
        self.texts.setdefault("words", []).append(answers["words"])

    def moved(survey: Survey, code: str) -> None:
        held = survey.tickets.get(token_hash=commands.hashed(code))
        held.delete()
        Ticket.objects.create(survey=survey, token_hash=held.token_hash, address=held.address, used=True)

    monkeypatch.setattr(Counts, "add", appended)
    monkeypatch.setattr(commands, "_use", moved)
    worst = max(attack(FEW).values())
    assert worst == (FEW * ANSWERED, FEW * ANSWERED)


def test_the_attacker_finds_an_answer_beside_its_invitation(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: what was written is kept with the address."""
    honest = commands.answer

    def kept(*, survey: Survey, code: str, answers: Any) -> None:
        honest(survey=survey, code=code, answers=answers)
        held = survey.tickets.get(token_hash=commands.hashed(code))
        said = encrypt(f"{held.mail} {answers['words']}", commands.ADDRESS)
        Ticket.objects.filter(pk=held.pk).update(address=said)

    monkeypatch.setattr(commands, "answer", kept)
    assert "a word in common" in better_than_chance(attack(FEW))


def test_the_attacker_finds_a_log_that_tells(attack: Attack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: a request that is written in the log with its address and its matter."""
    honest = commands.answer

    def told(*, survey: Survey, code: str, answers: Any) -> None:
        logging.getLogger("django.request").warning("Gone: /svara/%s/ %s", code, answers["words"])
        honest(survey=survey, code=code, answers=answers)

    monkeypatch.setattr(commands, "answer", told)
    assert "a word in common" in better_than_chance(attack(FEW))

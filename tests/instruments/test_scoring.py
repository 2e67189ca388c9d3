"""How answers become a score."""

from dataclasses import replace

import pytest

from stegvis.definitions import Instrument, load
from stegvis.instruments import score, subscores, weights

ORS = load().instruments["ors"]
ANSWERS = {"individual": 4.2, "relational": 5.0, "social": 3.1, "overall": 4.6}


def reversed_item(instrument: Instrument) -> Instrument:
    return replace(instrument, items=(replace(instrument.items[0], reverse=True), *instrument.items[1:]))


def test_ors_is_the_sum_of_its_four_items() -> None:
    assert score(ORS, ANSWERS) == pytest.approx(16.9)


def test_a_missing_item_gives_no_score() -> None:
    assert score(ORS, {**ANSWERS, "social": None}) is None


def test_a_mean_divides_by_the_items() -> None:
    assert score(replace(ORS, scoring="mean"), ANSWERS) == pytest.approx(16.9 / 4)


def test_a_reversed_item_counts_from_the_other_end() -> None:
    assert score(reversed_item(ORS), ANSWERS) == pytest.approx(16.9 - 4.2 + (10 - 4.2))


def test_an_instrument_without_scoring_has_no_score() -> None:
    assert score(load().instruments["nns_participant"], {}) is None


def test_the_weights_give_the_same_score_as_the_rule() -> None:
    instrument = reversed_item(ORS)
    assert sum(w.weight * ANSWERS[w.item] + w.shift for w in weights(instrument)) == pytest.approx(
        score(instrument, ANSWERS)
    )


def test_who5_is_the_sum_times_four() -> None:
    who5 = load().instruments["who5"]
    assert score(who5, dict.fromkeys((i.code for i in who5.items), 3.0)) == 60
    assert who5.range == (0, 100)


def test_kasam_turns_the_five_items_of_the_manual() -> None:
    kasam = load().instruments["kasam13"]
    assert [i.code for i in kasam.items if i.reverse] == ["q1", "q2", "q3", "q7", "q10"]
    assert score(kasam, {i.code: 1.0 if i.reverse else 7.0 for i in kasam.items}) == 91


def test_an_item_outside_the_total_adds_nothing() -> None:
    eq5d = replace(load().instruments["eq5d"], scoring="sum")
    answers = {i.code: 2.0 for i in eq5d.items} | {"vas": None}
    assert score(eq5d, answers) == 10


def test_hads_stands_one_missing_answer_on_a_subscale_and_not_two() -> None:
    hads = load().instruments["hads"]
    answers: dict[str, float | None] = {i.code: 2.0 for i in hads.items}
    assert subscores(hads, answers | {"a1": None}) == {"anxiety": 14.0, "depression": 14.0}
    assert subscores(hads, answers | {"a1": None, "a2": None})["anxiety"] is None

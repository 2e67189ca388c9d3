"""How answers become a score."""

from dataclasses import replace

import pytest

from stegvis.definitions import Instrument, Item, load
from stegvis.instruments import score, weights

ORS = load().instruments["ors"]
ANSWERS = {"individual": 4.2, "relational": 5.0, "social": 3.1, "overall": 4.6}


def reversed_item(instrument: Instrument) -> Instrument:
    return replace(instrument, items=(Item("individual", reverse=True), *instrument.items[1:]))


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

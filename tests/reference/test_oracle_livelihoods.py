"""Does the oracle see steps on the ladder as a person would by hand?"""

from __future__ import annotations

import pytest
from tests.reference.asked import Row
from tests.reference.small import dataset, enrolment, figures, of, values

EXIT = enrolment("1", "2024-01-01", "2025-03-01")


def on(occasion: str, livelihood: str, extent: str = "", key: str = "1") -> Row:
    return {"enrolment": key, "occasion": occasion, "livelihood": livelihood, "extent": extent}


def lived(*rows: Row, enrolments: tuple[Row, ...] = (EXIT,), **more: list[Row]) -> list[dict[str, object]]:
    return figures(dataset(enrolments=list(enrolments), livelihoods=list(rows), **more))


@pytest.mark.parametrize(
    ("rows", "main"),
    [
        ([on("exit", "sjukpenning", "75"), on("exit", "lon", "25")], "lon"),  # the highest rung
        (
            [on("exit", "a_kassa", "25"), on("exit", "aktivitetsstod", "50")],
            "aktivitetsstod",
        ),  # the larger extent
        ([on("exit", "aktivitetsstod"), on("exit", "a_kassa", "1")], "a_kassa"),  # missing counts as least
        (
            [on("exit", "a_kassa", "50"), on("exit", "aktivitetsstod", "50")],
            "aktivitetsstod",
        ),  # first in the list
        ([on("exit", "alderspension"), on("exit", "sjukersattning")], "sjukersattning"),
    ],
)
def test_a_persons_livelihood_is_the_highest_then_the_largest_then_the_first(rows, main):
    found = lived(on("start", "forsorjningsstod"), *rows)
    assert values(found, "livelihood_transition", "occasion", "from", "to") == {
        ("exit", "forsorjningsstod", main): 1
    }


def test_those_who_did_not_move_are_in_the_base_and_a_higher_rung_is_improved():
    people = [enrolment(key, "2024-01-01", "2025-03-01") for key in "1234"]
    found = lived(
        on("start", "sjukpenning"),
        on("exit", "sjukpenning"),
        on("start", "sjukpenning", key="2"),
        on("exit", "lon", key="2"),
        on("start", "sjukpenning", key="3"),
        on("exit", "forsorjningsstod", key="3"),
        on("start", "sjukpenning", key="4"),
        enrolments=tuple(people),
    )
    assert values(found, "livelihood_transition", "occasion", "from", "to") == {
        ("exit", "sjukpenning", "sjukpenning"): 1,
        ("exit", "sjukpenning", "forsorjningsstod"): 1,
        ("exit", "sjukpenning", "lon"): 1,
    }
    third = {"value": 1, "n": 3, "share": 1 / 3}
    assert (
        of(found, "livelihood_transition", occasion="exit", **{"from": "sjukpenning", "to": "lon"}) == third
    )
    assert of(found, "livelihood_improved", occasion="exit", **{"from": "sjukpenning"}) == third


def test_a_follow_up_due_in_the_period_counts_its_enrolment_once():
    due = [
        {"follow_up": key, "enrolment": "1", "months": "6", "due_on": "2025-06-30", "reached": "false"}
        for key in "12"
    ]
    gone = enrolment("1", "2023-01-01", "2024-12-31")
    rows = [on("start", "none"), on("follow_up_6", "lon"), on("follow_up_12", "lon"), on("exit", "lon")]
    found = lived(*rows, enrolments=(gone,), follow_ups=due)
    assert values(found, "livelihood_improved", "occasion", "from") == {("follow_up_6", "none"): 1}


def test_pairs_that_nobody_has_are_not_given():
    due = [{"follow_up": "1", "enrolment": "2", "months": "6", "due_on": "2025-06-30"}]
    found = lived(
        on("start", "none"),
        on("exit", "lon"),
        on("start", "other", key="2"),
        on("follow_up_6", "lon", key="2"),
        enrolments=(EXIT, enrolment("2", "2023-01-01", "2024-12-31")),
        follow_ups=due,
    )
    pairs = {(f["by"]["occasion"], f["by"]["from"]) for f in found if f["measure"] == "livelihood_improved"}
    assert pairs == {("exit", "none"), ("follow_up_6", "other")}


def test_without_the_file_nobody_knows():
    assert of(figures(dataset(enrolments=[EXIT])), "livelihood_transition") == {"value": None}
    assert of(figures(dataset(enrolments=[EXIT])), "livelihood_improved") == {"value": None}

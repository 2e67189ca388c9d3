"""The NNS table of Västerås 2018 and the ORS means of Hallstahammar 2019, as the command line gives them out of the examples.

29 answered the participants' form of 2018 (21 and 20 the two questions that hang on another). A percentage is possible where a whole
number of positive answers gives it, rounded; four of the ten are not, so some of the 29 left those questions out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.cases.printed import Report

from stegvis.cli import main

NNS, ORS = Report("vasteras-2018"), Report("hallstahammar-2019")
SURVEY = "nns_participant_survey"
# What is printed, the printed base, the positive answers that give it there (None: no whole number does), and what the example has.
PRINTED = {
    "support_of_great_use": (65, 29, None, (17, 26)),  # 18 of 29 are 62 %, 19 are 66 %
    "took_part_in_deciding": (83, 29, 24, (24, 29)),
    "support_had_time_needed": (68, 29, None, (19, 28)),  # 19 of 29 are 66 %, 20 are 69 %
    "person_or_team_to_turn_to": (97, 29, 28, (28, 29)),
    "developed_ways_to_handle_situation": (72, 29, 21, (21, 29)),
    "readier_to_work_or_study": (64, 29, None, (18, 28)),  # 18 of 29 are 62 %, 19 are 66 %
    "staff_used_my_experience": (86, 29, 25, (25, 29)),
    "planning_for_afterwards_begun": (75, 29, None, (21, 28)),  # 21 of 29 are 72 %, 22 are 76 %
    "planning_sufficient": (76, 21, 16, (16, 21)),
    "starts_within_reasonable_time": (80, 20, 16, (16, 20)),
}


def reported(name: str, year: int, folder: Path) -> list[dict[str, Any]]:
    """The figures that `stegvis example` and `stegvis report` give."""
    run = CliRunner()
    data = str(folder / name)
    assert run.invoke(main, ["example", name, data]).exit_code == 0
    days = ["--from", f"{year}-01-01", "--to", f"{year}-12-31"]
    said = run.invoke(main, ["report", data, *days, "--format", "json"], catch_exceptions=False)
    found: list[dict[str, Any]] = json.loads(said.stdout)["figures"]
    return found


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int, float]]:
    figures = reported(NNS.name, 2018, tmp_path_factory.mktemp("nns"))
    return {
        one["by"]["item"]: (one["value"], one["n"], one["share"])
        for one in figures
        if one["measure"] == "instrument_positive_share" and one["by"].get("team") == "vasteras"
    }


def counts_that_give(percent: int, n: int) -> list[int]:
    """The numbers of positive answers among n that are printed as this percentage."""
    return [hits for hits in range(n + 1) if (200 * hits + n) // (2 * n) == percent]


def test_the_table_is_the_whole_of_what_was_printed() -> None:
    places = {place.split(".")[1] for place in NNS.printed if place.startswith(SURVEY)} - {"n"}
    assert places == set(PRINTED)


@pytest.mark.parametrize("item", PRINTED)
def test_a_percentage_of_2018_is_possible_with_the_base_printed_beside_it_or_with_no_number_of_answers(
    item: str,
) -> None:
    percent, n, hits, _ = PRINTED[item]
    nested = f"{SURVEY}.{item}.percent"
    assert NNS.printed[nested if nested in NNS.printed else f"{SURVEY}.{item}"] == percent
    assert counts_that_give(percent, n) == ([] if hits is None else [hits])


@pytest.mark.parametrize("item", PRINTED)
def test_the_command_line_gives_each_percentage_of_2018_with_its_base(
    item: str, shares: dict[str, tuple[int, int, float]]
) -> None:
    percent, printed_base, hits, held = PRINTED[item]
    value, n, share = shares[item]
    assert (value, n) == held
    assert round(100 * share) == percent
    if hits is not None:
        assert (value, n) == (hits, printed_base)


@pytest.mark.parametrize("item", [item for item, (_, _, hits, _) in PRINTED.items() if hits is None])
def test_where_29_cannot_give_it_the_example_has_the_most_answers_that_can(item: str) -> None:
    percent, n, _, (_, base) = PRINTED[item]
    assert not any(counts_that_give(percent, more) for more in range(base + 1, n + 1))


def test_the_command_line_gives_the_ors_means_of_2019_and_their_66_per_cent(tmp_path: Path) -> None:
    means = {
        one["by"]["occasion"]: one["value"]
        for one in reported(ORS.name, 2019, tmp_path)
        if one["measure"] == "instrument_mean" and one["by"].get("team") and one["by"]["instrument"] == "ors"
    }
    assert means == {
        "start": pytest.approx(float(ORS.printed["ors.mean_at_start"])),
        "exit": pytest.approx(float(ORS.printed["ors.mean_at_exit"])),
    }
    rise = means["exit"] - means["start"]
    assert round(100 * rise / means["start"]) == 66
    assert round(100 * rise / means["exit"]) == ORS.printed["ors.published_improvement_percent"] == 40

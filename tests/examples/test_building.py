"""Examples built from their margins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stegvis.examples import examples
from stegvis.examples.answers import even_tenths
from stegvis.examples.build import build
from stegvis.examples.days import spread
from stegvis.examples.margins import MarginError, Margins, TeamMargins
from stegvis.examples.proof import prove

NAMES = ["hallstahammar-2019", "vasteras-2018", "vastmanland-2025"]


def margins(name: str) -> Margins:
    return examples()[name].margins


def only(name: str, **changes: object) -> Margins:
    """The example with its only team's further margins changed."""
    whole = margins(name)
    team: TeamMargins = whole.teams[0]
    return replace(whole, teams=[replace(team, more={**team.more, **changes})])


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_the_same_every_time(name: str) -> None:
    assert build(margins(name)) == build(margins(name))


def test_rows_that_miss_a_margin_are_told_with_what_they_say() -> None:
    example = margins("hallstahammar-2019")
    tables = dict(build(example))
    tables["participants"] = [{**row, "sex": "female"} for row in tables["participants"]]
    with pytest.raises(MarginError, match=r"active efter sex: ska vara .*'male'.*raderna ger .*29"):
        prove(tables, example)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"actions_of_exits": [1] * 14}, "15 avslut, men 14 antal samordnade åtgärder"),
        (
            {"follow_ups": [{"months": 6, "attempted": 90, "outcomes": {}}]},
            "90 uppföljningar efter 6 månader",
        ),
        ({"events": [{"activity": "Grupp", "kind": "group", "count": 90}]}, "Grupp ska ha 90 deltagare"),
        ({"years_mean": 12.0}, "år i offentlig försörjning"),
    ],
)
def test_what_cannot_be_built_is_refused(changes: dict[str, object], told: str) -> None:
    with pytest.raises(MarginError, match=told):
        build(only("hallstahammar-2019", **changes))


def test_days_are_weekdays_within_the_span() -> None:
    days = spread(date(2025, 1, 6), date(2025, 6, 27), 40)
    assert all(day.weekday() < 5 and date(2025, 1, 6) <= day <= date(2025, 6, 27) for day in days)


@pytest.mark.parametrize(("mean", "count"), [(16.9, 7), (28.0, 7), (5.5, 3)])
def test_scores_have_the_mean_asked_for(mean: float, count: int) -> None:
    assert sum(even_tenths(mean, count, 8)) == pytest.approx(mean * count)

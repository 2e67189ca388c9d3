"""Do the figures over time agree with what is counted by hand, and with the figures of the same period?"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import exp, isclose, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.printed import Report

from stegvis.definitions import load
from stegvis.domain.period import Period
from stegvis.figures.overtime.cohorts import cohort
from stegvis.figures.overtime.flow import flow
from stegvis.figures.overtime.incidence import Incidence, Moment, Spell, incidence
from stegvis.figures.overtime.livelihoods import passages
from stegvis.figures.overtime.stays import Stay, stays

CAUSES = ("work", "other")
SPELLS = st.lists(
    st.builds(Spell, st.integers(0, 60), st.sampled_from([*CAUSES, None])), min_size=1, max_size=40
)
YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))
REPORT = Report("vasteras-2018")
SCHEME = load().scheme(REPORT.dataset.package["scheme"])


def last(found: Incidence) -> Moment:
    return found.moments[-1]


def test_the_share_is_worked_out_as_by_hand() -> None:
    """Four at risk, one to work; three left when two censored have gone, one other."""
    found = incidence(
        [Spell(10, "work"), Spell(15, None), Spell(20, "other"), Spell(30, None), Spell(30, None)], CAUSES
    )
    assert [moment.at_risk for moment in found.moments] == [5, 5, 3, 2]
    assert found.at(12).shares["work"][0] == pytest.approx(1 / 5)
    assert last(found).shares["other"][0] == pytest.approx(4 / 5 * 1 / 3)
    assert last(found).remaining == pytest.approx(1 - 1 / 5 - 4 / 15)


def test_nothing_is_said_of_a_time_when_nobody_was_followed() -> None:
    found = incidence([Spell(10, "work"), Spell(25, None)], CAUSES)
    assert found.at(25) is not None
    assert found.at(26) is None
    assert incidence([], CAUSES).at(0) is None


@given(st.lists(st.builds(Spell, st.integers(1, 60), st.sampled_from(CAUSES)), min_size=1, max_size=40))
def test_with_everybody_followed_to_the_end_it_is_the_plain_share(spells: list[Spell]) -> None:
    found = last(incidence(spells, CAUSES))
    for cause in CAUSES:
        assert found.shares[cause][0] == pytest.approx(
            sum(spell.cause == cause for spell in spells) / len(spells)
        )


@given(st.integers(1, 39))
def test_with_everybody_followed_to_the_end_the_variance_is_that_of_a_share(works: int) -> None:
    """The interval is then the one of p(1 − p)/n, on the log scale twice."""
    spells = [Spell(10 + n, "work") for n in range(works)] + [Spell(100, "other")] * (40 - works)
    share, low, high = last(incidence(spells, CAUSES)).shares["work"]
    reach = exp(1.959964 * sqrt(share * (1 - share) / 40) / (share * log(share)))
    assert sorted((share**reach, share ** (1 / reach))) == pytest.approx([low, high])


@given(SPELLS)
def test_the_shares_lie_in_their_intervals_and_add_up(spells: list[Spell]) -> None:
    for moment in incidence(spells, CAUSES).moments:
        assert isclose(sum(s for s, _, _ in moment.shares.values()) + moment.remaining, 1)
        for share, low, high in moment.shares.values():
            assert -1e-9 <= low <= share + 1e-9
            assert share - 1e-9 <= high <= 1 + 1e-9


@given(SPELLS)
def test_one_cause_alone_is_one_less_kaplan_meier(spells: list[Spell]) -> None:
    """The product-limit estimate, worked out here in its own way."""
    merged = [Spell(spell.days, spell.cause and "out") for spell in spells]
    staying = 1.0
    for days in sorted({spell.days for spell in merged if spell.cause}):
        risk = [spell for spell in merged if spell.days >= days]
        staying *= 1 - sum(spell.days == days and spell.cause is not None for spell in risk) / len(risk)
    assert last(incidence(merged, ("out",))).remaining == pytest.approx(staying)


def test_the_flow_of_a_year_is_the_figures_of_the_year() -> None:
    months = flow(stays(REPORT.dataset, SCHEME), YEAR)
    team = {"team": "vasteras"}
    assert len(months) == 12
    assert sum(month.started for month in months) == REPORT.figure("participants_new", team).value
    assert sum(month.ended for month in months) == REPORT.figure("exits", team).value
    assert months[-1].enrolled == REPORT.figure("participants_enrolled", team).value
    for before, after in pairwise(months):
        assert after.enrolled == before.enrolled + after.started - after.ended


def test_a_cohort_at_exit_is_the_figures_of_its_outcomes_and_every_part_adds_up() -> None:
    found = cohort(REPORT.dataset, stays(REPORT.dataset, SCHEME), SCHEME, YEAR, today=date(2019, 1, 31))
    for code, count in found[0].counts.items():
        assert count == REPORT.figure("exits", {"team": "vasteras", "outcome": code}).value
    assert all(sum(after.counts.values()) == after.n == found[0].n for after in found)


def test_those_who_were_not_reached_stay_in_the_base() -> None:
    every = stays(REPORT.dataset, SCHEME)
    early = Period(date(2017, 1, 1), date(2018, 6, 30))
    after = next(
        found
        for found in cohort(REPORT.dataset, every, SCHEME, early, today=date(2019, 1, 31))
        if found.months == 6
    )
    assert after.counts["unreached"] > 0
    assert after.n > after.known > 0


def test_what_came_later_is_not_seen() -> None:
    stay = Stay("a", date(2025, 1, 1), date(2025, 8, 1), "work")
    assert stay.until(date(2025, 7, 31)) == Stay("a", date(2025, 1, 1), None, None)
    assert stay.until(date(2025, 8, 1)) == stay


def test_everybody_is_on_one_step_on_each_occasion() -> None:
    every = [stay.enrolment for stay in stays(REPORT.dataset, SCHEME) if stay.ended_on]
    found = passages(REPORT.dataset, load(), every, ("start", "exit", "follow_up_6"))
    assert [sum(passage.counts.values()) for passage in found] == [len(every)] * 2
    arrived = {rung: 0 for _, rung in found[0].counts}
    for (_, rung), count in found[0].counts.items():
        arrived[rung] += count
    left = {rung: 0 for rung, _ in found[1].counts}
    for (rung, _), count in found[1].counts.items():
        left[rung] += count
    assert arrived == left

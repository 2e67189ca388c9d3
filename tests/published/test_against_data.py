"""A published number is compared with the figure it is, in its own unit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.published import Contradiction, compare, load

HALF_YEAR = Period(date(2025, 1, 1), date(2025, 6, 30))
PERIOD = "period: {from: 2025-01-01, to: 2025-06-30}\nexit_scheme: vastmanland-2025\n"


def figure(measure: str, value: float | None, n: int | None = None, **by: str | int) -> Figure:
    return Figure(measure, tuple(by.items()), value, "enrolments", *(() if n is None else (n,)))


def found(folder: Path, text: str, *figures: Figure) -> dict[str, Contradiction]:
    path = folder / "published.yaml"
    path.write_text(PERIOD + text)
    return {one.where: one for one in compare(*load(path), figures, HALF_YEAR)}


def test_a_count_must_be_the_figure_itself(tmp_path: Path) -> None:
    figures = [figure("exits", 13, team="fns"), figure("exits", 8, 13, team="fns", outcome="rehab_medical")]
    said = found(tmp_path, "teams: {fns: {exits: {total: 12, rehab_medical: 8}}}", *figures)
    assert list(said) == ["teams.fns.exits.total"]
    assert (said["teams.fns.exits.total"].computed, said["teams.fns.exits.total"].rule) == (13, "data")


def test_a_split_without_records_is_zero_where_the_total_is_known(tmp_path: Path) -> None:
    said = found(tmp_path, "teams: {fns: {exits: {work: 2, studies: 0}}}", figure("exits", 5, team="fns"))
    assert list(said) == ["teams.fns.exits.work"]
    assert said["teams.fns.exits.work"].computed == 0


def test_what_the_data_cannot_know_is_a_note(tmp_path: Path) -> None:
    said = found(tmp_path, "team: sala\nqueue: 6", figure("queue", None, team="sala"))
    assert said["queue"].note
    assert said["queue"].computed is None


def test_thousands_of_kronor_are_compared_with_kronor(tmp_path: Path) -> None:
    report = "funding:\n  - {team: fns, granted: 1650, requisitioned: 589}\n  - {team: total, granted: 1651, requisitioned: 589}\n"
    figures = [
        figure("funding", 1650400, team="fns", entry="granted"),
        figure("funding", 588400, team="fns", entry="requisitioned"),
        figure("funding", 1650400, entry="granted"),
        figure("funding", 588600, entry="requisitioned"),
    ]
    said = found(tmp_path, report, *figures)
    assert {where: one.computed for where, one in said.items()} == {
        "funding.fns.requisitioned": 588,
        "funding.total.granted": 1650,
    }


def test_a_percentage_holds_within_how_it_is_printed(tmp_path: Path) -> None:
    figures = [
        figure("exits_completed", 52, team="vasteras"),
        figure("exits_completed", 20, 52, team="vasteras", track="mac"),
    ]
    assert not found(tmp_path, "team: vasteras\ncompleted_by_track: {mac: {share_percent: 38.5}}", *figures)
    said = found(tmp_path, "team: vasteras\ncompleted_by_track: {mac: {share_percent: 38.6}}", *figures)
    assert float(str(said["completed_by_track.mac.share_percent"].computed)) == 38.5


def test_the_unknown_are_left_out_of_the_referrers_shares(tmp_path: Path) -> None:
    figures = [
        figure("participants_active", 29, team="hallstahammar"),
        figure("participants_active", 13, 29, team="hallstahammar", referrer="arbetsformedlingen"),
        figure("participants_active", 1, 29, team="hallstahammar", referrer="unknown"),
    ]
    assert not found(tmp_path, "team: hallstahammar\nreferrer_percent: {arbetsformedlingen: 46}", *figures)


def test_those_not_reached_are_the_attempted_less_the_reached(tmp_path: Path) -> None:
    figures = [
        figure("follow_ups_attempted", 30, team="vasteras", months=6),
        figure("follow_ups_reached", 19, team="vasteras", months=6),
    ]
    assert not found(
        tmp_path,
        "team: vasteras\nfollow_up_6_months: {attempted: 30, unreachable: 11, reached: 19}",
        *figures,
    )
    said = found(tmp_path, "team: vasteras\nfollow_up_6_months: {unreachable: 10}", *figures)
    assert said["follow_up_6_months.unreachable"].computed == 11


def test_a_goal_is_what_was_reached_less_how_far_above_it_that_is(tmp_path: Path) -> None:
    reached = Figure(
        "outcome_share_of_completed", (("team", "sala"), ("outcome", "work")), 13, "enrolments", 52, 0.25
    )
    by = (
        ("team", "sala"),
        ("measure", "outcome_share_of_completed"),
        ("outcome", "work"),
        ("horizon", "at_exit"),
    )
    above = Figure("goal_attainment", by, -5.0, "percentage_points", 52)
    assert not found(tmp_path, "team: sala\ngoals: {at_exit: {work: 30}}", reached, above)
    assert (
        found(tmp_path, "team: sala\ngoals: {at_exit: {work: 25}}", reached, above)[
            "goals.at_exit.work"
        ].computed
        == 30
    )


def test_a_mean_of_another_year_is_not_compared(tmp_path: Path) -> None:
    figures = [figure("months_in_programme_mean", 9.94, 15, team="sala")]
    assert not found(
        tmp_path, "team: sala\ntime_in_programme_months: {mean_2023: 13.9, mean_2025: 9.9}", *figures
    )


def test_short_names_of_authorities_are_understood(tmp_path: Path) -> None:
    figures = [
        figure("exits_interrupted", 22, team="vasteras"),
        figure(
            "exits_interrupted", 12, 22, team="vasteras", reason="ill_health", referrer="forsakringskassan"
        ),
    ]
    said = found(tmp_path, "team: vasteras\ninterrupted: {back_to_referrer_ill_health: {fk: 11}}", *figures)
    assert said["interrupted.back_to_referrer_ill_health.fk"].computed == 12


def test_a_team_that_the_data_lacks_is_said_once(tmp_path: Path) -> None:
    said = found(tmp_path, "teams: {sala: {exits: {total: 7, work: 1}}}", figure("exits", 7, team="fns"))
    assert list(said) == ["teams.sala.exits.total"]
    assert "sala finns inte i underlaget" in said["teams.sala.exits.total"].message

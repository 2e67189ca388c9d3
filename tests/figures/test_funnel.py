"""Teams around the share of all: who is placed, who is hidden, and around what."""

from __future__ import annotations

from stegvis.domain.figure import Figure
from stegvis.figures.funnel import funnel

TEAMS = ("ek", "al", "bok", "tall")


def share(team: str | None, hits: float | None, n: int | None, *, withheld: bool = False) -> Figure:
    by = (("team", team),) if team else ()
    return Figure(
        "positive_share", by, hits, "enrolments", n, hits / n if hits is not None and n else None, withheld
    )


def test_teams_stand_in_order_of_size_around_the_share_of_all() -> None:
    found = funnel([share(None, 40, 100), share("ek", 24, 60), share("al", 16, 40)], "positive_share", TEAMS)
    assert found is not None
    assert [(one.team, one.place) for one in found.teams] == [("al", "within"), ("ek", "within")]
    assert (found.share, found.n) == (0.4, 100)
    assert found.without == ("bok", "tall")


def test_what_is_withheld_is_named_and_not_worked_out() -> None:
    figures = [
        share(None, None, None, withheld=True),
        share("ek", 24, 60),
        share("al", 16, 40),
        share("bok", None, None, withheld=True),
    ]
    found = funnel(figures, "positive_share", TEAMS)
    assert found is not None
    assert (found.whole, found.share, found.hidden) == (None, 0.4, ("bok",))


def test_one_team_alone_is_no_funnel() -> None:
    assert funnel([share(None, 6, 17), share("ek", 6, 17)], "positive_share", TEAMS) is None


def test_a_finer_split_is_not_taken_for_a_team() -> None:
    women = Figure("positive_share", (("team", "al"), ("sex", "female")), 3, "enrolments", 9, 1 / 3)
    assert funnel([share(None, 6, 17), share("ek", 6, 17), women], "positive_share", TEAMS) is None

"""The goals of the association's plan: what the figures say of each, and how that stands in the annual report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stegvis.definitions import load
from stegvis.documents.build import build
from stegvis.documents.kept import as_kept, from_kept
from stegvis.documents.layout import layout
from stegvis.documents.material import PlanGoal, ReportInput
from stegvis.documents.model import Document, Paragraph
from stegvis.documents.plan import figure_of, proposed
from stegvis.documents.shown import Shown
from stegvis.documents.speech import plain
from stegvis.domain.figure import Figure

WORK = PlanGoal("Arbete", "Fler till arbete", "exits", "work", level=25.0, unit="percent", result="partly")
WORDS = PlanGoal("Samverkan", "Ett gemensamt arbetssätt", result="met", evidence="Alla team använder det.")


def share(value: int, n: int) -> Figure:
    return Figure("exits", (("outcome", "work"),), value, "enrolments", n, value / n)


@pytest.mark.parametrize(
    ("value", "n", "says"),
    [(25, 100, "met"), (20, 100, "partly"), (5, 100, "not_met"), (4, 17, "partly"), (0, 17, "not_met")],
)
def test_a_share_below_its_goal_is_partly_met_where_chance_could_do_it(value: int, n: int, says: str) -> None:
    assert proposed(WORK, share(value, n)) == says


@pytest.mark.parametrize(("unit", "says"), [("count", "met"), ("months", "not_met")])
def test_months_are_to_be_at_most_and_numbers_at_least(unit: str, says: str) -> None:
    goal = replace(WORK, unit=unit, level=10.0)
    assert proposed(goal, Figure("exits", (), 12, "enrolments")) == says


def test_what_is_not_known_says_nothing() -> None:
    assert proposed(WORK, None) == ""
    assert proposed(WORDS, share(1, 2)) == ""
    assert proposed(WORK, Figure("exits", (("outcome", "work"),), None, "enrolments", 3)) == ""


def test_a_goal_after_six_months_is_held_against_the_follow_up() -> None:
    later = Figure("follow_up_outcome", (("months", 6), ("outcome", "work")), 3, "enrolments", 9, 1 / 3)
    assert figure_of(replace(WORK, after_months=6), Shown.of([share(1, 2), later])) == later


def told(material: ReportInput, *goals: PlanGoal) -> Document:
    return build(replace(material, plan=goals), layout("annual"), load())


def test_the_chapter_counts_the_goals_and_has_a_table_for_each_area(material: ReportInput) -> None:
    other = replace(WORK, goal="Fler till studier", outcome="studies", result="")
    document = told(material, WORK, other, WORDS)
    chapter = next(one for one in document.chapters if one.title == "Verksamhetsplanens mål")
    assert isinstance(chapter.blocks[0], Paragraph)
    assert plain(chapter.blocks[0].runs) == (
        "Av verksamhetsplanens tre mål är ett uppfyllt, ett delvis uppfyllt och ett inte bedömt."
    )
    first, second = (table for table in document.tables() if table in chapter.blocks)
    assert (first.caption, second.caption) == ("Arbete", "Samverkan")
    assert [cell.value for cell in first.rows[0]] == [
        "Fler till arbete",
        "Delvis uppfyllt",
        "Arbete: 2 av 7, 29\N{NO-BREAK SPACE}%. Målet är 25\N{NO-BREAK SPACE}%.",
    ]
    assert [figure.dimensions["outcome"] for figure in first.rows[0][2].figures] == ["work"]
    assert first.rows[1][1].value == "Inte bedömt"
    assert [cell.value for cell in second.rows[0]] == [WORDS.goal, "Uppfyllt", WORDS.evidence]


def test_the_reason_stands_only_where_the_assessment_is_not_the_figures(material: ReportInput) -> None:
    because = replace(WORK, reason="Två väntar på besked.")
    (table,) = (t for t in told(material, because).tables() if t.caption == "Arbete")
    assert str(table.rows[0][2].value).endswith("följer talet: Två väntar på besked.")
    same = replace(because, result="met")
    (table,) = (t for t in told(material, same).tables() if t.caption == "Arbete")
    assert "Två väntar" not in str(table.rows[0][2].value)


def test_the_plan_is_kept_when_the_report_is_frozen(material: ReportInput) -> None:
    assert from_kept(as_kept(replace(material, plan=(WORK, WORDS)))).plan == (WORK, WORDS)

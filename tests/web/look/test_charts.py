"""Where the marks of a chart stand."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from stegvis.web.look import charts
from stegvis.web.look import time_bar as held
from stegvis.web.look.line_chart import Event, LineChart, draw

STEP = st.none() | st.integers(0, 5)
FIRST = date(2026, 2, 10)


def drawn(text: str, **values: object) -> str:
    return Template(text).render(Context(values))


def test_the_stair_says_start_and_now() -> None:
    stair = charts.mini(1, 4)
    assert stair.said == "Steg 1 vid start, steg 4 nu"
    assert [box.kind for box in stair.boxes] == ["", "way", "way", "now", ""]
    assert stair.start is not None


def test_a_stair_climbed_down_is_shown_as_well() -> None:
    assert [charts.state(n, 4, 1) for n in range(6)] == ["", "now", "way", "way", "from", ""]


def test_who_stands_where_they_began_has_one_solid_step() -> None:
    stair = charts.mini(2, 2)
    assert stair.start is None
    assert [box.kind for box in stair.boxes].count("now") == 1


@given(STEP, STEP)
def test_the_blocks_stand_on_one_floor_and_rise(start: int | None, now: int | None) -> None:
    stair = charts.mini(start, now)
    assert {round(box.y + box.height, 1) for box in stair.boxes} <= {27.0}
    heights = [box.height for box in stair.boxes]
    assert heights == sorted(heights)


def test_the_ladder_puts_words_on_the_first_and_the_present_step() -> None:
    steps = charts.ladder("abcdef", 1, 4)
    assert [[mark.title for mark in step.marks] for step in steps] == [[], ["Start"], [], [], ["Nu"], []]
    assert [m.title for m in charts.ladder("abcdef", 3, 3)[3].marks] == ["Start och nu"]


def test_bars_start_at_nought_and_the_longest_leaves_room_for_its_number() -> None:
    rows = charts.bars([charts.Bar("Arbete", 6), charts.Bar("Studier", 3), charts.Bar("Avbrott", 0)], 17)
    assert [row.width for row in rows] == [76.0, 38.0, 0.0]
    assert rows[0].share == pytest.approx(6 / 17)


def test_bars_of_nothing_are_no_error() -> None:
    assert charts.bars([charts.Bar("Arbete", 0)], 0)[0].share is None
    assert charts.bars([]) == []


def test_a_wait_past_the_goal_is_over_and_never_wider_than_its_row() -> None:
    assert charts.waitbar(14, 12) == charts.WaitBar(87.5, True)
    assert charts.waitbar(12, 12).over is False
    assert charts.waitbar(400, 12).width == 100
    assert charts.waitbar(0, None) == charts.WaitBar(0, False)


def test_a_sparkline_keeps_the_place_of_what_is_missing() -> None:
    line = charts.spark([0, None, 40], 0, 40, cut=20)
    assert line.points == "0,31 100,3"
    assert (line.last, line.cut) == ((100, 3), 17)


def test_a_sparkline_of_nothing_has_no_last_point() -> None:
    assert charts.spark([], 0, 40).last is None


@given(st.lists(st.floats(0, 40), min_size=1, max_size=20), st.integers(1, 60))
def test_every_point_lies_inside_the_drawing(values: list[float], every: int) -> None:
    points = [(FIRST + timedelta(days=n * every), value) for n, value in enumerate(values)]
    chart = draw(LineChart("Hälsa", points, cut=25, near=5))
    assert all(8 <= p.x <= 96 and 12 <= p.y <= 248 for p in chart.points)
    assert len(chart.lines) == len(values) - 1
    across = [month.x for month in chart.months]
    assert across == sorted(across)
    assert chart.band is not None
    assert chart.band[0] + chart.band[1] <= 248.1


def test_events_outside_the_line_are_left_to_the_legend() -> None:
    chart = LineChart("Hälsa", [(FIRST, 18)], events=[Event(FIRST + timedelta(days=9), "A", "Arbetsträning")])
    assert draw(chart).events == []
    assert "Arbetsträning" in drawn("{% line_chart chart %}", chart=chart)


def test_widths_have_a_decimal_point_also_in_swedish() -> None:
    rows = [charts.Bar("Arbete", 3), charts.Bar("Studier", 1)]
    html = drawn("{% bars rows 4 %}{% waitbar 7 12 %}{% goal_line 0.353 0.173 0.587 0.25 %}", rows=rows)
    assert 'width="25.3%"' in html
    assert 'width="43.8%"' in html
    assert 'cx="35.3%"' in html


def test_seats_are_hollow_where_they_are_free_and_rust_where_there_are_too_many() -> None:
    assert drawn("{% seats 2 3 %}").count("free") == 1
    assert drawn("{% seats 4 3 %}").count("over") == 1


def test_an_unknown_figure_is_a_dash_with_its_reason() -> None:
    html = drawn('{% figure None "/x/" "ingen mätning" %}')
    assert "–" in html
    assert "ingen mätning" in html
    assert "<a" not in html
    assert drawn('{% figure 6 "/x/" %}') == '<a class="fig" href="/x/">6</a>'


def test_a_time_bar_is_hollow_where_nobody_is_and_fills_its_days() -> None:
    june = date(2026, 6, 1)
    row = held.Row(
        "Konsulent",
        "",
        (
            held.Stretch(june, date(2026, 6, 15), 0),
            held.Stretch(date(2026, 6, 16), date(2026, 6, 30), 0.5),
        ),
    )
    (line,), months = held.draw(held.TimeBar("En månad.", june, date(2026, 6, 30), (row,)))
    assert [(box.kind, box.x, box.width) for box in line.boxes] == [
        ("free", 0, 50),
        ("free", 50, 50),
        ("held", 50, 50),
    ]
    assert line.boxes[-1].height == held.HEIGHT / 2
    assert [month.name for month in months] == ["juni 2026"]


def test_a_time_bar_names_no_more_months_than_a_phone_has_room_for() -> None:
    bar = held.TimeBar("Två år.", date(2025, 1, 1), date(2026, 12, 31), ())
    names = [month.name for month in held.draw(bar)[1]]
    assert len(names) <= held.MOST_LABELS
    assert (names[0], "jan 2026" in names) == ("jan 2025", True)

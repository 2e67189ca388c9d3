"""Which charts may a template draw?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from stegvis.web.look import charts, months, spans
from stegvis.web.look import funnel as funnels
from stegvis.web.look import line_chart as over_time
from stegvis.web.look import time_bar as held
from stegvis.web.look import tornado as swings
from stegvis.web.look import wheel as year

register = template.Library()


@register.simple_tag
@cache
def mini(start: int | None, now: int | None) -> SafeString:
    """The mini ladder for two steps 0–5, beside the words it stands for; a list has it in every row, so each is drawn once."""
    return render_to_string("look/mini.html", {"mini": charts.mini(start, now)})


@register.inclusion_tag("look/ladder.html")
def ladder(
    labels: Sequence[str], start: int | None, now: int | None, marks: Sequence[charts.Mark] = ()
) -> dict[str, Any]:
    """The large ladder: six labels from step 0 up, and marks where words stand on a step."""
    return {"steps": charts.ladder(labels, start, now, marks)}


@register.inclusion_tag("look/seats.html")
def seats(taken: int, total: int) -> dict[str, Any]:
    """One square for each place, hollow where it is free; the sentence beside it says the same."""
    return {
        "squares": ["over" if n >= total else "" if n < taken else "free" for n in range(max(taken, total))]
    }


@register.inclusion_tag("look/waitbar.html")
def waitbar(weeks: float, goal: float | None, top: float | None = None) -> dict[str, Any]:
    """How long somebody has waited; rust past the goal."""
    return {"bar": charts.waitbar(weeks, goal, top)}


@register.inclusion_tag("look/bars.html")
def bars(rows: Sequence[charts.Bar], total: float | None = None) -> dict[str, Any]:
    """Horizontal bars from 0; with `total` each says its share."""
    return {"rows": charts.bars(rows, total), "total": total}


@register.inclusion_tag("look/tornado.html")
def tornado(rows: Sequence[swings.Swung], result: float) -> dict[str, Any]:
    """What a result becomes when one thing at a time is varied; the table beside it says the same."""
    return {"drawn": swings.tornado(rows, result)}


@register.inclusion_tag("look/spark.html")
def spark(
    values: Sequence[float | None], cut: float | None = None, low: float = 0, high: float = 40
) -> dict[str, Any]:
    """A sparkline on a fixed scale, beside its last number; the dotted line is the cut-off."""
    return {"spark": charts.spark(values, low, high, cut)}


@register.inclusion_tag("look/goal_line.html")
def goal_line(share: float, low: float, high: float, goal: float | None) -> dict[str, Any]:
    """A result, its reasonable range and its goal where it has one, shares of 1; the verdict in words stands beside it."""
    return {"line": charts.goal_line(share, low, high, goal)}


@register.inclusion_tag("look/scale_line.html")
def scale_line(
    low: float, mean: float, high: float, before: float | None = None, first: float = 1, last: float = 10
) -> dict[str, Any]:
    """The highest, mean and lowest of a few answers on their scale; the numbers stand beside it."""
    was = None if before is None else float(before)
    drawn = charts.scale_line(float(low), float(mean), float(high), was, first, last)
    return {"line": drawn, "first": first, "last": last}


@register.inclusion_tag("look/line_chart.html")
def line_chart(chart: over_time.LineChart) -> dict[str, Any]:
    """Values over time with limit, band and events; needs at least one point."""
    return {"drawn": over_time.draw(chart), "events": chart.events}


@register.inclusion_tag("look/time_bar.html")
def time_bar(bar: held.TimeBar) -> dict[str, Any]:
    """Rows over the same days, solid where they are filled and hollow where not; a table beside it says the same."""
    rows, months = held.draw(bar)
    over = any(s.over for row in bar.rows for s in row.stretches)
    return {"bar": bar, "rows": rows, "months": months, "over": over}


@register.inclusion_tag("look/wheel.html")
def year_wheel(wheel: year.Wheel) -> dict[str, Any]:
    """A year as a wheel of numbered days; the list beside it says the same."""
    months, dots, hand = year.draw(wheel)
    return {"wheel": wheel, "months": months, "dots": dots, "hand": hand}


@register.inclusion_tag("look/months.html")
def month_columns(title: str, turns: Sequence[months.Turn]) -> dict[str, Any]:
    """Those who came and went, month by month; a table beside it says the same."""
    return {"title": title, "columns": months.columns(turns)}


@register.inclusion_tag("look/stacks.html")
def stacks(rows: Sequence[spans.Stack], kinds: Mapping[str, spans.Kind]) -> dict[str, Any]:
    """A bar of the same width for each row, in its parts; a table beside it says the same."""
    return {"rows": spans.stacks(rows, kinds), "kinds": kinds.values()}


@register.inclusion_tag("look/areas.html")
def areas(chart: spans.Areas) -> dict[str, Any]:
    """Shares that change over time, stacked; a table beside it says the same."""
    return {
        "title": chart.title,
        "bands": spans.areas(chart.moments, chart.kinds, chart.width),
        "grid": spans.GRID,
        "ticks": chart.ticks,
        "kinds": chart.kinds.values(),
    }


@register.inclusion_tag("look/funnel.html")
def funnel(chart: funnels.Funnel) -> dict[str, Any]:
    """Groups around the share of all with the bands that chance gives; a table beside it says the same."""
    return {"drawn": funnels.draw(chart), "grid": funnels.GRID}


@register.inclusion_tag("look/passages.html")
def passages(title: str, said: Sequence[str], counts: Any, kinds: Mapping[str, spans.Kind]) -> dict[str, Any]:
    """The same people from occasion to occasion; `said` names the occasions. A table beside it says the same."""
    return {
        "title": title,
        "ticks": spans.evenly(said),
        "drawn": spans.passages(counts, kinds),
        "kinds": kinds.values(),
    }

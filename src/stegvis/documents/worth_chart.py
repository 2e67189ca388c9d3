"""Which picture shows what society's income hangs on?"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from stegvis.documents.charts import ABOVE, BESIDE, LINE, SCHEMA, Shape, config
from stegvis.documents.model import Chart, Table
from stegvis.documents.worth_tables import MOST_SWINGS
from stegvis.documents.worth_words import WorthWords
from stegvis.evaluation.answer import Answer

AT_HIGH, AT_LOW, INK = "#0b4f5c", "#7cb0bb", "#14211f"
ROOM = 74  # what the numbers at the ends of the bars need


def tornado(answer: Answer, table: Table, number: str, word: str, words: WorthWords) -> Chart:
    """Bars from the income at each thing's least value to that at its greatest, the widest first; a line is the result."""
    income = answer.accounts["society"].yearly_income or 0.0
    bars = [
        {**_bar(one.label, one.at_low, one.at_high, words), "result": income}
        for one in answer.swings[:MOST_SWINGS]
    ]
    parts = ", ".join(
        words.said("chart_part", label=bar["name"], low=bar["text_low"], high=bar["text_high"])
        for bar in bars
    )
    return Chart(
        anchor=f"figur-{number.replace('.', '-')}",
        number=f"{word} {number}",
        caption=table.caption,
        alt=words.said("chart_alt", parts=parts),
        spec=_spec(bars, income, BESIDE),
        narrow=_spec(bars, income, ABOVE),
        table=table.anchor,
        figures=(),
        note=words.said("chart_note", income=words.money(income)),
    )


def _bar(label: str, at_low: float, at_high: float, words: WorthWords) -> dict[str, Any]:
    least, most = sorted((at_low, at_high))
    return {
        "name": label[:1].upper() + label[1:],
        "at_low": at_low,
        "at_high": at_high,
        "least": least,
        "most": most,
        "text_low": words.money(at_low),
        "text_high": words.money(at_high),
        "text_least": words.money(least),
        "text_most": words.money(most),
    }


def _spec(bars: list[dict[str, Any]], income: float, shape: Shape) -> dict[str, Any]:
    ends = [bar[end] for bar in bars for end in ("least", "most")] + [income]
    left = shape.names + ROOM
    scale = {"domain": [min(ends), max(ends)], "range": [left, shape.width - ROOM], "zero": False}
    names = [wrap(str(bar["name"]), shape.letters) for bar in bars]
    deepest = max(map(len, names))
    down = 4 + LINE * (deepest - 1) // 2 if shape.above else 0
    values = [
        {
            **bar,
            "lines": lines,
            "lift": down - LINE * len(lines) - 2 if shape.above else -LINE * (len(lines) - 1) / 2,
        }
        for bar, lines in zip(bars, names, strict=True)
    ]
    return {
        "$schema": SCHEMA,
        "config": config(),
        "autosize": {"type": "none"},
        "width": shape.width,
        "height": {
            "step": shape.step + LINE * (deepest - 1) if shape.above else max(shape.step, LINE * deepest + 8)
        },
        "data": {"values": values},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": [bar["name"] for bar in bars], "axis": None}
        },
        "layer": [
            *(
                _half(end, colour, income, scale, down)
                for end, colour in (("at_low", AT_LOW), ("at_high", AT_HIGH))
            ),
            {
                "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
                "encoding": {"x": _at(income, scale), "y": None},
            },
            _number("least", "right", -6, scale, down),
            _number("most", "left", 6, scale, down),
            {
                "mark": {
                    "type": "text",
                    "fontWeight": 400,
                    "dx": 0,
                    "lineHeight": LINE,
                    "yOffset": {"expr": "datum.lift"},
                },
                "encoding": {"x": {"value": 0}, "text": {"field": "lines"}},
            },
        ],
    }


def _at(value: float, scale: Mapping[str, Any]) -> dict[str, Any]:
    return {"datum": value, "type": "quantitative", "axis": None, "scale": scale}


def _half(end: str, colour: str, income: float, scale: Mapping[str, Any], down: int) -> dict[str, Any]:
    field = {"field": end, "type": "quantitative", "axis": None, "scale": scale}
    return {
        "mark": {"type": "bar", "height": 15, "color": colour, "yOffset": down},
        "encoding": {"x": field, "x2": {"datum": income}},
    }


def _number(end: str, align: str, dx: int, scale: Mapping[str, Any], down: int) -> dict[str, Any]:
    field = {"field": end, "type": "quantitative", "axis": None, "scale": scale}
    return {
        "mark": {
            "type": "text",
            "fontWeight": 400,
            "fontSize": 13,
            "align": align,
            "dx": dx,
            "yOffset": down,
        },
        "encoding": {"x": field, "text": {"field": f"text_{end}"}},
    }

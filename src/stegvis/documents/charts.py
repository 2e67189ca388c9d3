"""Which picture shows a table of outcomes?"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from stegvis.documents.labels import Labels
from stegvis.documents.model import Cell, Chart, Table
from stegvis.documents.numbers import NO_BREAK, written
from stegvis.documents.speech import Speech

CONFIG = Path(__file__).parent / "templates" / "vega-config.json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDE, NARROW = 560, 288
LETTERS_A_LINE = 34
DIGIT_WIDTH = 8.5
POSITIVE, OTHER = "#0b4f5c", "#6b7874"


def bar_chart(table: Table, number: str, labels: Labels, speech: Speech, codes: tuple[str, ...]) -> Chart:
    """Horizontal bars of the table's first number, largest first, the share after it; positive outcomes dark.

    `codes` are the outcome codes of the rows, in the table's order.
    """
    bars = [_bar(row, labels.positive(code), speech.language) for row, code in zip(table.rows, codes, strict=True)]
    bars.sort(key=lambda bar: -bar["value"])
    said = ", ".join(f"{bar['name']} {bar['text']} ({bar['share']})" for bar in bars)
    figures = tuple(cell.figure for row in table.rows for cell in row if cell.figure)
    return Chart(
        anchor=f"figur-{number.replace('.', '-')}",
        number=f"{speech.word('chart')} {number}",
        caption=table.caption,
        alt=speech.word("chart_says", parts=said),
        spec=_spec(bars, _beside(bars), WIDE, 34),
        narrow=_spec(bars, _above(), NARROW, 52),
        table=table.anchor,
        figures=figures,
        note=speech.word("chart_colour"),
    )


def _bar(row: tuple[Cell, ...], positive: bool, language: str) -> dict[str, Any]:
    name, value, share = row[0].value, row[1].value or 0, row[2].value
    text = written(value, "int", language)
    return {
        "name": name,
        "label": "\n".join(wrap(str(name), LETTERS_A_LINE)),
        "value": value,
        "text": text,
        "share": written(share, "share", language).replace(NO_BREAK, " "),
        "after": 8 + DIGIT_WIDTH * len(text) + 8,
        "colour": POSITIVE if positive else OTHER,
    }


def _spec(bars: list[dict[str, Any]], naming: dict[str, Any], width: int, step: int) -> dict[str, Any]:
    most = max(bar["value"] for bar in bars)
    order = [bar["label"] for bar in bars]
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": [0, most], "range": [0, naming["room"]]}}
    y = {"field": "label", "type": "nominal", "sort": order, "axis": naming["axis"], "scale": {"paddingInner": 0.34, "paddingOuter": 0.1}}
    offset = naming["offset"]
    return {
        "$schema": SCHEMA,
        "config": config(),
        "width": naming["room"] + 90,
        "height": {"step": step},
        "data": {"values": bars},
        "usermeta": {"width": width},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "height": 17, "yOffset": offset}, "encoding": {"x": x, "color": {"field": "colour", "type": "nominal", "scale": None}}},
            {"mark": {"type": "text", "yOffset": offset}, "encoding": {"x": x, "text": {"field": "text"}}},
            {
                "mark": {"type": "text", "yOffset": offset, "fontWeight": 400, "color": "#45534f", "dx": {"expr": "datum.after"}},
                "encoding": {"x": x, "text": {"field": "share"}},
            },
            *naming["layers"],
        ],
    }


def _beside(bars: list[dict[str, Any]]) -> dict[str, Any]:
    """Names left of the bars, as on the page."""
    axis = {"title": None, "labelExpr": "split(datum.label, '\\n')", "labelAlign": "left", "labelPadding": 226, "labelLimit": 226, "labelLineHeight": 15, "labelBaseline": "middle", "labelOffset": 0, "grid": False}
    return {"axis": axis, "room": WIDE - 226 - 90, "offset": 0, "layers": []}


def _above() -> dict[str, Any]:
    """Names above the bars, as on a phone."""
    name = {
        "mark": {"type": "text", "fontWeight": 400, "yOffset": -16, "dx": 0, "limit": NARROW},
        "encoding": {"x": {"value": 0}, "text": {"field": "name"}},
    }
    return {"axis": None, "room": NARROW - 90, "offset": 4, "layers": [name]}


@cache
def config() -> Any:
    """The look of every chart."""
    return json.loads(CONFIG.read_text(encoding="utf-8"))

"""Which picture shows a table of outcomes?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from stegvis.documents.labels import Labels
from stegvis.documents.model import Cell, Chart, Table
from stegvis.documents.numbers import HIDDEN, NO_BREAK, in_cell
from stegvis.documents.speech import Speech

CONFIG = Path(__file__).parent / "templates" / "vega-config.json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
DIGIT_WIDTH = 8.5
LINE = 15
LABELS = 90
POSITIVE, OTHER = "#0b4f5c", "#6b7874"


@dataclass(frozen=True, slots=True)
class Shape:
    """How bars and their names share the width, in pixels: names stand left of the bars or above them."""

    width: int
    names: int
    letters: int
    step: int
    above: bool = False

    @property
    def bars(self) -> tuple[int, int]:
        return self.names, self.width - LABELS


BESIDE = Shape(width=560, names=214, letters=32, step=30)
ABOVE = Shape(width=288, names=0, letters=40, step=50, above=True)


def bar_chart(table: Table, number: str, labels: Labels, speech: Speech, codes: tuple[str, ...]) -> Chart:
    """Horizontal bars of the table's first number, largest first, the share after it; positive outcomes dark.

    `codes` are the outcome codes of the rows, in the table's order.
    """
    bars = [
        _bar(row, labels.positive(code), speech.language) for row, code in zip(table.rows, codes, strict=True)
    ]
    bars.sort(key=lambda bar: -bar["value"])
    hidden = any(row[1].withheld for row in table.rows)
    said = ", ".join(_read_out(bar, speech) for bar in bars)
    figures = tuple(cell.figure for row in table.rows for cell in row[1:3] if cell.figure)
    return Chart(
        anchor=f"figur-{number.replace('.', '-')}",
        number=f"{speech.word('chart')} {number}",
        caption=table.caption,
        alt=speech.word("chart_says", parts=said),
        spec=_spec(bars, BESIDE),
        narrow=_spec(bars, ABOVE),
        table=table.anchor,
        figures=figures,
        note=" ".join(speech.word(name) for name in ("chart_colour", *(["chart_hidden"] if hidden else []))),
    )


def _read_out(bar: Mapping[str, Any], speech: Speech) -> str:
    if bar["text"] == HIDDEN:
        return f"{bar['name']}, {speech.word('hidden')}"
    return f"{bar['name']} {bar['text']} ({bar['share'].replace(HIDDEN, speech.word('hidden'))})"


def _bar(row: tuple[Cell, ...], positive: bool, language: str) -> dict[str, Any]:
    name, counted, share = row[:3]
    text = in_cell(replace(counted, value=counted.value or 0), "int", language)
    return {
        "name": name.value,
        "value": counted.value or 0,
        "text": text,
        "share": in_cell(share, "share", language).replace(NO_BREAK, " "),
        "after": 8 + DIGIT_WIDTH * len(text) + 8,
        "colour": POSITIVE if positive else OTHER,
    }


def _spec(bars: list[dict[str, Any]], shape: Shape) -> dict[str, Any]:
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
    scale = {"domain": [0, max(1, *(bar["value"] for bar in bars))], "range": shape.bars}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
    y = {"field": "name", "type": "nominal", "sort": [bar["name"] for bar in bars], "axis": None}
    quiet = {"type": "text", "fontWeight": 400}
    return {
        "$schema": SCHEMA,
        "config": config(),
        "autosize": {"type": "none"},
        "width": shape.width,
        "height": {"step": shape.step + (LINE * (deepest - 1) if shape.above else 0)},
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {"type": "bar", "height": 17, "yOffset": down},
                "encoding": {"x": x, "color": {"field": "colour", "scale": None}},
            },
            {"mark": {"type": "text", "yOffset": down}, "encoding": {"x": x, "text": {"field": "text"}}},
            {
                "mark": {**quiet, "yOffset": down, "color": "#45534f", "dx": {"expr": "datum.after"}},
                "encoding": {"x": x, "text": {"field": "share"}},
            },
            {
                "mark": {**quiet, "dx": 0, "lineHeight": LINE, "yOffset": {"expr": "datum.lift"}},
                "encoding": {"x": {"value": 0}, "text": {"field": "lines"}},
            },
        ],
    }


@cache
def config() -> Any:
    """The look of every chart."""
    return json.loads(CONFIG.read_text(encoding="utf-8"))

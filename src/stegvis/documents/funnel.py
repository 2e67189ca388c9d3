"""How do the teams lie around the share of all, as a picture, a table and words?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stegvis.documents.charts import SCHEMA, config
from stegvis.documents.labels import Labels
from stegvis.documents.model import Block, Cell, Chart, Column, Paragraph, Row, Run, Table
from stegvis.documents.numbers import NO_BREAK, count, decimal, whole
from stegvis.documents.speech import Speech
from stegvis.documents.tables import Tabulator
from stegvis.domain.figure import Figure
from stegvis.figures.funnel import Funnel, TeamPlace, asked_of, funnel

INK, BRAND, QUIET, EDGE = "#14211f", "#0b4f5c", "#45534f", "#77857f"
INNER, OUTER = "#e0eef0", "#f1f5f4"


@dataclass(frozen=True)
class FunnelWords:
    """What is said of a funnel, on a page and in a document alike."""

    labels: Labels
    speech: Speech

    def asked(self, said: str) -> str:
        """What the asked share is called: its outcome, else its measure."""
        measure, by = asked_of(said)
        names = [self.labels.of(dimension, code) for dimension, code in by.items()]
        return ", ".join(names) or self.labels.measure(measure)

    def name(self, team: str) -> str:
        """The team's name."""
        return self.labels.of("team", team)

    def percent(self, share: float) -> str:
        """A share in whole per cent."""
        return f"{whole(100 * share)}{NO_BREAK}%"

    def span(self, limits: tuple[float, float]) -> str:
        """Between which shares, in whole per cent."""
        low, high = limits
        return f"{whole(100 * low)}–{self.percent(high)}"

    def place(self, one: TeamPlace) -> str:
        """Where a team lies."""
        return self.speech.word(f"funnel_{one.place}")

    def lead(self, found: Funnel) -> str:
        """Whether chance explains the differences, in a sentence or two."""
        outside, said = found.outside, self.speech.word
        if not outside:
            return said("funnel_none_outside")
        told = [
            said(
                "funnel_told", team=self.name(one.team), share=self.percent(one.share), place=self.place(one)
            )
            for one in outside
        ]
        others = said("funnel_others") if len(found.teams) > len(outside) else ""
        return " ".join(filter(None, [*told, others]))

    def note(self, found: Funnel) -> str:
        """How it is read, and who is not in it."""
        said, names = self.speech.word, self.names
        middle = said(
            "funnel_middle" if found.whole else "funnel_middle_told", share=self.percent(found.share)
        )
        hidden = said("goals_hidden", names=names(found.hidden)) if found.hidden else ""
        without = said("left_out", names=names(found.without)) if found.without else ""
        return " ".join(filter(None, [middle, said("funnel_read"), hidden, without]))

    def alt(self, found: Funnel) -> str:
        """The whole picture, for those who do not see it."""
        language = self.speech.language
        parts = (
            f"{self.name(one.team)} {count(one.hits, language)}/{one.n}, {self.place(one)}"
            for one in found.teams
        )
        return self.speech.word("funnel_alt", share=self.percent(found.share), parts="; ".join(parts))

    def names(self, teams: Sequence[str]) -> str:
        """The teams' names in a row."""
        return ", ".join(self.name(team) for team in teams)


def funnel_blocks(
    figures: Sequence[Figure],
    said: str,
    tabulator: Tabulator,
    chapter: int,
    tables: Iterator[int],
    charts: Iterator[int],
) -> Iterator[Block]:
    """The sentence, the picture and the table; nothing where fewer than two teams' shares are told."""
    found = funnel(figures, said, tabulator.teams)
    if found is None:
        return
    words = FunnelWords(tabulator.labels, tabulator.speech)
    number = f"{chapter}.{next(tables)}"
    table = _table(found, number, words)
    yield Paragraph((Run(words.lead(found)),))
    yield _chart(found, table, f"{chapter}.{next(charts)}", words)
    yield table


def _table(found: Funnel, number: str, words: FunnelWords) -> Table:
    said, speech = words.speech.word, words.speech
    return Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{said('table')} {number}",
        caption=said("funnel_caption", measure=words.asked(found.said), period=speech.days()),
        columns=(
            Column(words.labels.dimension("team"), "text"),
            Column(said("number"), "int", asked_of(found.said)[0]),
            Column(said("funnel_of"), "int"),
            Column(said("per_share"), "share"),
            Column(said("funnel_span"), "text"),
            Column(said("goal_verdict"), "text"),
        ),
        rows=tuple(_row(n, one, words) for n, one in enumerate(found.teams, 1)),
        note=(Run(words.note(found)),),
        source=said("source", period=speech.days()),
        widths=(10, 3, 2, 3, 4, 10),
    )


def _row(number: int, one: TeamPlace, words: FunnelWords) -> Row:
    return (
        Cell(f"{number} {words.name(one.team)}"),
        Cell(one.hits, one.figure),
        Cell(one.n, one.figure),
        Cell(one.share, one.figure),
        Cell(words.span(one.usual)),
        Cell(words.place(one)),
    )


def _chart(found: Funnel, table: Table, number: str, words: FunnelWords) -> Chart:
    said = words.speech.word
    return Chart(
        anchor=f"figur-{number.replace('.', '-')}",
        number=f"{said('chart')} {number}",
        caption=table.caption,
        alt=words.alt(found),
        spec=_spec(found, words, 560, 300),
        narrow=_spec(found, words, 288, 260),
        table=table.anchor,
        figures=tuple(one.figure for one in found.teams) + ((found.whole,) if found.whole else ()),
        note=said("funnel_key"),
        kind="funnel",
    )


def _spec(found: Funnel, words: FunnelWords, width: int, height: int) -> dict[str, Any]:
    """Two bands, their edges, a line for all, and a numbered mark for each team: a disc within, a square on its corner outside."""
    edges = found.edges()
    widest = edges[-1].n
    dots = [
        {
            "n": one.n,
            "share": one.share,
            "no": str(number),
            "name": words.name(one.team),
            "outside": one.place != "within",
        }
        for number, one in enumerate(found.teams, 1)
    ]
    curve = [
        {
            "n": edge.n,
            "low": edge.usual[0],
            "high": edge.usual[1],
            "least": edge.seldom[0],
            "most": edge.seldom[1],
        }
        for edge in (replace(edges[0], n=0), *edges)
    ]
    x = {
        "field": "n",
        "type": "quantitative",
        "scale": {"domain": [0, widest], "nice": False},
        "axis": {"title": words.speech.word("funnel_axis"), "grid": False, "tickMinStep": 1, "format": "d"},
    }
    return {
        "$schema": SCHEMA,
        "config": config(),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "width": width,
        "height": height,
        "datasets": {"teams": dots, "limits": curve},
        "usermeta": {
            "share": found.share,
            "all": words.speech.word("funnel_all", share=words.percent(found.share)),
            "axis": words.speech.word("funnel_axis"),
        },
        "layer": [
            _band("least", "most", OUTER, x),
            _band("low", "high", INNER, x),
            *(_edge(end, [2, 3], x) for end in ("least", "most")),
            *(_edge(end, [6, 4], x) for end in ("low", "high")),
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "color": BRAND, "strokeWidth": 1.5},
                "encoding": {"y": {"datum": found.share, "type": "quantitative"}},
            },
            *(
                _said(text, edges[-1].n, share, colour, x)
                for text, share, colour in (
                    (words.percent(0.95), edges[-1].usual[1], QUIET),
                    (f"{decimal(99.8, words.speech.language)}{NO_BREAK}%", edges[-1].seldom[1], QUIET),
                    (words.speech.word("funnel_all", share=words.percent(found.share)), found.share, BRAND),
                )
            ),
            *_marks("datum.outside", "diamond", INK, x),
            *_marks("!datum.outside", "circle", BRAND, x),
        ],
    }


def _y(field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {
            "title": None,
            "labelExpr": "datum.value * 100 + '\u00a0%'",
            "values": [0, 0.25, 0.5, 0.75, 1],
            "zindex": 1,
        },
    }


def _band(low: str, high: str, colour: str, x: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"name": "limits"},
        "mark": {"type": "area", "color": colour, "opacity": 1, "line": False},
        "encoding": {"x": x, "y": _y(low), "y2": {"field": high}},
    }


def _edge(field: str, dash: list[int], x: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"name": "limits"},
        "mark": {"type": "line", "color": EDGE, "strokeWidth": 1, "strokeDash": dash, "point": False},
        "encoding": {"x": x, "y": _y(field)},
    }


def _said(text: str, n: int, share: float, colour: str, x: dict[str, Any]) -> dict[str, Any]:
    """What a line is called, over its right end."""
    return {
        "data": {"values": [{"n": n, "share": share}]},
        "mark": {
            "type": "text",
            "text": text,
            "align": "right",
            "dx": 0,
            "dy": -7,
            "fontSize": 13,
            "fontWeight": 400,
            "color": colour,
        },
        "encoding": {"x": x, "y": _y("share")},
    }


def _marks(which: str, shape: str, colour: str, x: dict[str, Any]) -> list[dict[str, Any]]:
    held = {"data": {"name": "teams"}, "transform": [{"filter": which}]}
    places = {"x": x, "y": _y("share")}
    size = 420 if shape == "diamond" else 300
    return [
        {
            **held,
            "mark": {
                "type": "point",
                "filled": True,
                "opacity": 1,
                "shape": shape,
                "size": size,
                "color": colour,
            },
            "encoding": places,
        },
        {
            **held,
            "mark": {
                "type": "text",
                "color": "#ffffff",
                "fontSize": 11,
                "dx": 0,
                "dy": 0.5,
                "align": "center",
            },
            "encoding": {**places, "text": {"field": "no"}},
        },
    ]

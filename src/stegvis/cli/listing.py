"""How are figures listed on a screen or as rows?"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TextIO

import click

from stegvis.definitions import Definitions, read
from stegvis.domain.figure import ABSENT, Figure
from stegvis.figures import Asked


def figures_as_text(asked: Asked, target: TextIO, language: str) -> None:
    """A readable table for each measure, with the findings that touch it counted last."""
    period, names = asked.period, _names(asked)
    click.echo(f"{asked.data.title}, {period.first} – {period.last}", file=target)
    for measure, figures in groupby(asked.figures, key=lambda f: f.measure):
        definition = asked.definitions.measures[measure]
        unit = asked.definitions.codes["unit"].name_of(definition.unit, language)
        click.echo(f"\n{definition.label.in_(language)} ({unit})", file=target)
        for figure in figures:
            click.echo(
                f"  {_by(figure, asked.definitions, names, language):<70} {_value(figure)}", file=target
            )
    errors = sum(finding.severity == "error" for finding in asked.data.findings)
    warnings = len(asked.data.findings) - errors
    click.echo(f"\nUnderlaget: {errors} fel, {warnings} varningar. Se dem med stegvis check.", file=target)


def _names(asked: Asked) -> dict[str, str]:
    """What the dataset calls its teams and tracks."""
    named = [("team", row) for row in asked.data.rows("teams", ["team", "name"])]
    named += [("track", row) for row in asked.data.rows("tracks", ["track", "name"])]
    return {row[kind]: row["name"] for kind, row in named}


def _by(figure: Figure, definitions: Definitions, names: Mapping[str, str], language: str) -> str:
    dimensions = read("dimensions")
    words = []
    for dimension, value in figure.by:
        known = definitions.codes.get(definitions.dimensions.get(dimension, ""))
        said = known.name_of(str(value), language) if known else names.get(str(value), str(value))
        label = dimensions[dimension]["label"][language] if dimension in dimensions else dimension
        words.append(said if dimension == "team" else f"{label}: {said}")
    return " · ".join(words) or {"sv": "Alla", "en": "All"}[language]


def _value(figure: Figure) -> str:
    if figure.value is None:
        return f"{'..' if figure.withheld else '–':>10}"
    number = f"{figure.value:,.1f}" if isinstance(figure.value, float) else f"{figure.value:,}"
    shown = f"{number.replace(',', ' ').replace('.', ','):>10}"
    if figure.share is not ABSENT:
        base = f"{figure.n:,}".replace(",", " ").replace(".", ",")
        return f"{shown}  {100 * figure.share:.0f} % av {base}"
    return shown + (f"  (n = {figure.n})" if figure.n is not ABSENT else "")

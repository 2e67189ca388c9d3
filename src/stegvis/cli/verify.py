"""Do the figures that a PDF prints still hold?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from stegvis.cli.asked import ask
from stegvis.cli.errors import Unreadable
from stegvis.documents.attachment import Attachment, AttachmentError, Difference, attached_figures, compare
from stegvis.domain.figure import Figure
from stegvis.figures import Asked


@click.command()
@click.argument("pdf", metavar="RAPPORT.PDF", type=click.Path(path_type=Path))
@click.option(
    "--dataset",
    required=True,
    type=click.Path(path_type=Path),
    help="Underlaget som siffrorna ska prövas mot.",
)
@click.option("--engine", default="duckdb", show_default=True, help="Motor som räknar: duckdb eller spark.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(pdf: Path, dataset: Path, engine: str, form: str) -> None:
    """Räkna om siffrorna som RAPPORT.PDF bär och säg vilka som inte längre gäller."""
    try:
        carried = attached_figures(pdf)
    except AttachmentError as fault:
        raise Unreadable(str(fault)) from fault
    first, last = date.fromisoformat(carried.first), date.fromisoformat(carried.last)
    asked = ask(
        dataset,
        first,
        last,
        teams=_teams(carried),
        scheme=carried.scheme,
        engine=engine,
        audience=carried.audience,
    )
    differences = compare(carried, asked.figures)
    if form == "json":
        click.echo(json.dumps(_said(carried, asked, differences), ensure_ascii=False, indent=1))
    else:
        _tell(carried, asked, differences)


def _teams(carried: Attachment) -> tuple[str, ...]:
    """The teams asked for; none where the report also gives figures for the whole dataset."""
    whole = any("team" not in figure.dimensions for figure in carried.figures)
    return () if whole else carried.teams


def _said(carried: Attachment, asked: Asked, differences: list[Difference]) -> dict[str, object]:
    return {
        "holds": not differences,
        "printed": len(carried.figures),
        "same_data": carried.dataset == asked.data.fingerprint,
        "same_definitions": carried.definitions == asked.definitions.fingerprint,
        "differences": [
            {"printed": d.printed.as_dict(), "now": d.now.as_dict() if d.now else None, "what": d.what}
            for d in differences
        ],
    }


def _tell(carried: Attachment, asked: Asked, differences: list[Difference]) -> None:
    same = "samma" if carried.dataset == asked.data.fingerprint else "ett annat"
    rules = "samma" if carried.definitions == asked.definitions.fingerprint else "andra"
    click.echo(
        f"{len(carried.figures)} tryckta siffror, {carried.first} – {carried.last}. Underlaget är {same}, definitionerna {rules}."
    )
    if not differences:
        click.echo("Alla siffror gäller.")
        return
    click.echo(f"{len(differences)} siffror gäller inte längre:")
    for difference in differences:
        click.echo(
            f"  {_name(difference.printed)}: tryckt {_value(difference.printed)}, nu {_value(difference.now)}"
        )


def _name(figure: Figure) -> str:
    by = ", ".join(f"{dimension}={value}" for dimension, value in figure.by)
    return f"{figure.measure} ({by})" if by else figure.measure


def _value(figure: Figure | None) -> str:
    if figure is None:
        return "finns inte"
    if figure.hidden:
        return "dolt"
    return "okänt" if figure.value is None else str(figure.value)

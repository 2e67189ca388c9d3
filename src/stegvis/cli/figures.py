"""Which figures may be handed to somebody else?"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from stegvis.cli.asked import EARLIER, ask
from stegvis.figures.release import release_of, write_release


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "first",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Periodens första dag, till exempel 2025-01-01.",
)
@click.option(
    "--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Periodens sista dag, till exempel 2025-06-30."
)
@click.option(
    "--audience",
    type=click.Choice(["association", "public"]),
    default="association",
    show_default=True,
    help="För vem: förbundet eller alla.",
)
@EARLIER
@click.option("--engine", default="duckdb", show_default=True, help="Motor som räknar: duckdb eller spark.")
@click.option("--out", type=click.Path(path_type=Path), help="Fil att skriva till. Annars skärmen.")
def figures(
    dataset: Path,
    first: date | None,
    last: date | None,
    audience: str,
    earlier: tuple[Path, ...],
    engine: str,
    out: Path | None,
) -> None:
    """Skydda alla siffror i DATASET så att de kan lämnas till någon annan, som JSON.

    Filen har namn på team och inriktningar men inga personer. Flera sådana filer läggs ihop med stegvis merge,
    och blir en rapport med stegvis report.
    """
    release = release_of(ask(dataset, first, last, engine=engine, audience=audience, earlier=earlier))
    if out is None:
        write_release(release, sys.stdout)
        return
    with out.open("w", encoding="utf-8", newline="") as target:
        write_release(release, target)
    hidden = sum(figure.hidden for figure in release.figures)
    click.echo(f"Siffrorna är skrivna: {out}. {len(release.figures)} siffror, {hidden} dolda (..).", err=True)

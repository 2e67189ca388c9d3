"""Do the figures that a PDF prints still hold?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from stegvis.cli.asked import ask
from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError, load
from stegvis.documents.attachment import Attachment, AttachmentError, Difference, attached_figures, compare
from stegvis.domain.figure import Figure
from stegvis.figures import Asked
from stegvis.figures.merging import merge
from stegvis.figures.release import ReleaseError, read_release


@dataclass(frozen=True, slots=True)
class Fresh:
    """What the printed figures are held against: figures, and the fingerprints of what they come from.

    `teams` are those that it knows of, where the report is also about others: then their figures alone are tried.
    """

    figures: Sequence[Figure]
    dataset: str
    definitions: str
    teams: tuple[str, ...] = ()


@click.command()
@click.argument("pdf", metavar="RAPPORT.PDF", type=click.Path(path_type=Path))
@click.option(
    "--dataset",
    type=click.Path(path_type=Path),
    help="Underlaget som siffrorna ska prövas mot.",
)
@click.option(
    "--figures",
    "files",
    multiple=True,
    metavar="SIFFROR.JSON",
    type=click.Path(path_type=Path),
    help="I stället för ett underlag: en personuppgiftsansvarigs skyddade siffror, gjorda med stegvis figures. Ange en gång för var och en.",
)
@click.option("--engine", default="duckdb", show_default=True, help="Motor som räknar: duckdb eller spark.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(pdf: Path, dataset: Path | None, files: tuple[Path, ...], engine: str, form: str) -> None:
    """Räkna om siffrorna som RAPPORT.PDF bär och säg vilka som inte längre gäller.

    En rapport om flera personuppgiftsansvarigas team prövas på två sätt: hela mot allas skyddade siffror (--figures), eller den del
    som är ens egen mot det egna underlaget (--dataset).
    """
    if bool(dataset) == bool(files):
        raise click.UsageError(
            "Ange antingen --dataset UNDERLAG eller --figures SIFFROR.JSON, en eller flera gånger."
        )
    try:
        carried = attached_figures(pdf)
    except AttachmentError as fault:
        raise Unreadable(str(fault)) from fault
    fresh = _added_up(files) if dataset is None else _counted(carried, dataset, engine)
    tried = _of(carried, fresh.teams)
    differences = compare(tried, fresh.figures)
    left = len(carried.figures) - len(tried.figures)
    if form == "json":
        click.echo(json.dumps(_said(tried, fresh, differences, left), ensure_ascii=False, indent=1))
    else:
        _tell(tried, fresh, differences, left)


def _added_up(files: Sequence[Path]) -> Fresh:
    """What the controllers' protected figures make together."""
    try:
        releases = [read_release(path) for path in files]
        whole = merge(releases, load()) if len(releases) > 1 else releases[0]
    except (ReleaseError, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    return Fresh(whole.figures, whole.dataset, whole.definitions)


def _counted(carried: Attachment, dataset: Path, engine: str) -> Fresh:
    asked = _ask(carried, dataset, engine, _teams(carried))
    lacking = [team for team in carried.teams if team not in asked.shown]
    own = tuple(team for team in carried.teams if team in asked.shown)
    if not own:
        raise Unreadable(
            f"{dataset} har inget av rapportens team: {', '.join(carried.teams)}. Ange underlaget för ett av dem."
        )
    return Fresh(asked.figures, asked.data.fingerprint, asked.definitions.fingerprint, own if lacking else ())


def _ask(carried: Attachment, dataset: Path, engine: str, teams: tuple[str, ...]) -> Asked:
    first, last = date.fromisoformat(carried.first), date.fromisoformat(carried.last)
    return ask(
        dataset,
        first,
        last,
        teams=teams,
        scheme=carried.scheme,
        engine=engine,
        audience=carried.audience,
        least=carried.least,
    )


def _teams(carried: Attachment) -> tuple[str, ...]:
    """The teams asked for; none where the report also gives figures for the whole dataset, or is about several teams."""
    whole = any("team" not in figure.dimensions for figure in carried.figures)
    return () if whole else carried.teams


def _of(carried: Attachment, teams: tuple[str, ...]) -> Attachment:
    """The figures that can be tried: all, or those of the teams that are known."""
    if not teams:
        return carried
    return replace(carried, figures=tuple(f for f in carried.figures if f.dimensions.get("team") in teams))


def _said(carried: Attachment, fresh: Fresh, differences: list[Difference], left: int) -> dict[str, object]:
    return {
        "holds": not differences,
        "printed": len(carried.figures),
        "same_data": carried.dataset == fresh.dataset,
        "same_definitions": carried.definitions == fresh.definitions,
        **({"tried_teams": list(fresh.teams), "not_tried": left} if fresh.teams else {}),
        "differences": [
            {"printed": d.printed.as_dict(), "now": d.now.as_dict() if d.now else None, "what": d.what}
            for d in differences
        ],
    }


def _tell(carried: Attachment, fresh: Fresh, differences: list[Difference], left: int) -> None:
    rules = "samma" if carried.definitions == fresh.definitions else "andra"
    if fresh.teams:
        click.echo(
            f"{len(carried.figures)} tryckta siffror om {', '.join(fresh.teams)}, {carried.first} – {carried.last}. Definitionerna är {rules}. "
            f"{left} siffror om andra team, och om alla tillsammans, prövas med --figures."
        )
    else:
        same = "samma" if carried.dataset == fresh.dataset else "ett annat"
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

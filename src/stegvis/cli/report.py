"""What are the figures of a half-year report, and how do they become a document?"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from stegvis.cli.asked import EARLIER, ask
from stegvis.cli.document import document_of, handed_document, is_release, write_document
from stegvis.cli.evaluated import evaluations
from stegvis.cli.listing import figures_as_text
from stegvis.figures import Asked, explain, write_csv, write_json

TO_SCREEN = ("text", "json", "csv")
AUDIENCES = ("team", "association", "public")
DOCUMENTS = ("html", "pdf", "docx", "xlsx")


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
    "--team", "teams", multiple=True, metavar="KOD", help="Bara detta team; kan anges flera gånger."
)
@click.option("--scheme", metavar="NAMN", help="Indelning av avslut. Annars den som underlaget anger.")
@click.option(
    "--format", "form", type=click.Choice([*TO_SCREEN, *DOCUMENTS]), default="text", show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), help="Fil att skriva till.")
@click.option("--lang", "language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--engine", default="duckdb", show_default=True, help="Motor som räknar: duckdb eller spark.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="team",
    show_default=True,
    help="För vem: teamet ser allt, förbundet och allmänheten bara det som inte röjer någon.",
)
@EARLIER
@click.option(
    "--texts",
    is_flag=True,
    help="Ta med teamens egna texter i en skyddad rapport. Läs dem först: tal i dem är inte prövade.",
)
@click.option(
    "--evaluate",
    "profiled",
    metavar="PROFIL",
    help="Lägg till vad insatsen är värd, räknat med profilen, i varje teams kapitel.",
)
@click.option("--explain", "explained", metavar="MÅTT", help="Lista i stället posterna bakom en siffra.")
@click.option(
    "--by", "by", multiple=True, metavar="DIMENSION=VÄRDE", help="Vilken siffra, till exempel outcome=work."
)
def report(
    dataset: Path,
    first: date | None,
    last: date | None,
    teams: tuple[str, ...],
    scheme: str | None,
    form: str,
    out: Path | None,
    language: str,
    engine: str,
    audience: str,
    earlier: tuple[Path, ...],
    texts: bool,
    profiled: str | None,
    explained: str | None,
    by: tuple[str, ...],
) -> None:
    """Räkna alla mått i DATASET för en period, som siffror eller som färdig rapport.

    DATASET är en mapp, en datapackage.json eller en zip. Utan --from och --to används perioden som underlaget anger.
    Det kan också vara en fil från stegvis figures eller stegvis merge, som blir en rapport med --format html, pdf, docx eller xlsx.
    """
    if is_release(dataset):
        if (
            first
            or last
            or scheme
            or explained
            or texts
            or profiled
            or audience != "team"
            or earlier
            or form not in DOCUMENTS
        ):
            raise click.UsageError(
                "En siffror-fil har redan sin period, indelning och mottagare. Ange bara --team, --lang, --out och "
                f"--format {', '.join(DOCUMENTS)}."
            )
        _of_release(dataset, teams, form, out, language)
        return
    _can_be_protected(audience, scheme, explained, profiled)
    if earlier and audience == "team":
        raise click.UsageError("Teamet ser allt. Ange --audience, eller ta bort --earlier.")
    asked = ask(
        dataset, first, last, teams=teams, scheme=scheme, engine=engine, audience=audience, earlier=earlier
    )
    if explained:
        _list_records(asked, explained, _pairs(by), form)
    elif form in DOCUMENTS:
        target = out or Path(f"{asked.data.name}-{asked.period.first}--{asked.period.last}.{form}")
        worth = evaluations(asked, profiled) if profiled else None
        write_document(document_of(asked, language, texts=texts or None, worth=worth), form, target)
        click.echo(f"Rapporten är skriven: {target}", err=True)
    else:
        _print(asked, form, out, language)


def _of_release(path: Path, teams: tuple[str, ...], form: str, out: Path | None, language: str) -> None:
    """Writes the report of a file of figures."""
    target = out or Path(f"{path.stem}.{form}")
    write_document(handed_document(path, language, teams), form, target)
    click.echo(f"Rapporten är skriven: {target}", err=True)


def _can_be_protected(audience: str, scheme: str | None, explained: str | None, profiled: str | None) -> None:
    """Raises a usage error for what is only for the team itself."""
    if audience == "team":
        return
    if explained:
        raise click.UsageError(
            "Posterna bakom en siffra är bara för teamet. Ta bort --explain eller --audience."
        )
    if profiled:
        raise click.UsageError(
            "Vad insatsen är värd är bara för teamet: lagens belopp är kända, så summorna kan ge bort hur många de är. "
            "Ta bort --evaluate eller --audience."
        )
    if scheme:
        raise click.UsageError(
            "Skyddade siffror lämnas bara i underlagets egen indelning, eftersom två indelningar kan röja varandra. Ta bort --scheme."
        )


def _pairs(by: Sequence[str]) -> dict[str, str]:
    pairs = dict(pair.partition("=")[::2] for pair in by)
    for name, value in pairs.items():
        if not value:
            raise click.UsageError(f"--by {name} saknar värde. Skriv till exempel --by outcome=work.")
    return pairs


def _list_records(asked: Asked, measure: str, by: dict[str, str], form: str) -> None:
    if len(asked.teams) == 1:
        by = {"team": asked.teams[0], **by}
    try:
        keys = explain(
            asked.data,
            asked.period,
            measure,
            by,
            scheme=asked.scheme,
            definitions=asked.definitions,
            engine=asked.engine,
        )
    except KeyError as fault:
        raise click.UsageError(str(fault.args[0])) from fault
    if form == "json":
        click.echo(json.dumps({"measure": measure, "by": by, "records": keys}, ensure_ascii=False))
    else:
        click.echo("\n".join(keys) if keys else "Inga poster ligger bakom siffran.", err=not keys)


def _print(asked: Asked, form: str, out: Path | None, language: str) -> None:
    if out is None:
        _write(asked, form, sys.stdout, language)
        return
    with out.open("w", encoding="utf-8", newline="") as target:
        _write(asked, form, target, language)


def _write(asked: Asked, form: str, target: TextIO, language: str) -> None:
    if form == "json":
        write_json(asked, target)
    elif form == "csv":
        write_csv(asked.figures, target)
    else:
        figures_as_text(asked, target, language)

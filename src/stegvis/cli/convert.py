"""How does somebody get a dataset that is read fast, or one written just as the contract says?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from stegvis.cli.errors import Unreadable
from stegvis.dataset import Converted, DatasetError
from stegvis.dataset import convert as convert_dataset
from stegvis.definitions import DefinitionError, load


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(["parquet", "csv"]), default="parquet", show_default=True)
def convert(dataset: Path, folder: Path, form: Literal["parquet", "csv"]) -> None:
    """Kontrollera underlaget DATASET en gång och skriv dess rätta rader i den tomma mappen FOLDER.

    Som Parquet läses de sedan direkt, utan ny kontroll, så länge inget i mappen ändras. Som CSV blir det UTF-8 med komma,
    punkt och ISO-datum, vad det än var förut. Rader med fel följer inte med; de sägs med `stegvis check DATASET`.
    """
    try:
        made = convert_dataset(dataset, folder, definitions=load(), on=date.today(), format=form)
    except FileExistsError as fault:
        raise click.UsageError(f"Mappen {folder} är inte tom. Ange en ny eller tom mapp.") from fault
    except OSError as fault:
        raise Unreadable(f"Det går inte att skriva i {folder}: {fault.strerror}.") from fault
    except (DatasetError, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    click.echo(_told(made, folder))


def _told(made: Converted, folder: Path) -> str:
    lines = [f"{name:<14}{count:>12}" for name, count in made.rows.items()]
    errors = sum(finding.severity == "error" for finding in made.findings)
    left = (
        f"{errors} fel: de raderna följde inte med. Kör stegvis check för att se dem."
        if errors
        else "Alla rader följde med."
    )
    return "\n".join([*lines, "", f"{folder} är skriven. {left}"])

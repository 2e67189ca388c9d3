"""What do several controllers' protected figures make together?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError, load
from stegvis.figures.merging import merge as together
from stegvis.figures.release import Release, ReleaseError, read_release, write_release


@click.command()
@click.argument("files", metavar="SIFFROR…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Fil att skriva till. Annars skärmen.")
def merge(files: tuple[Path, ...], out: Path | None) -> None:
    """Lägg ihop SIFFROR från flera personuppgiftsansvariga, gjorda med stegvis figures.

    Antal och summor läggs ihop. Där någons tal är dolt är summan också dold; filen säger då vems tal som saknas och vad de andra
    blir. Svaret är en fil av samma slag, som stegvis report gör en rapport av.
    """
    try:
        release = together([read_release(path) for path in files], load())
    except (ReleaseError, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    if out is None:
        write_release(release, sys.stdout)
        return
    with out.open("w", encoding="utf-8", newline="") as target:
        write_release(release, target)
    click.echo(_summary(release, out), err=True)


def _summary(release: Release, out: Path) -> str:
    return (
        f"Sammanlagt: {out}. {len(release.teams)} team från {len(release.sources)} underlag. "
        f"{len(release.gaps)} summor saknar någons tal."
    )

"""How does somebody get a dataset to try with?"""

from __future__ import annotations

from pathlib import Path

import click

from stegvis.examples import ExampleError, examples, write_example


@click.command()
@click.argument("name", required=False)
@click.argument("folder", required=False, metavar="MAPP", type=click.Path(path_type=Path))
def example(name: str | None, folder: Path | None) -> None:
    """Skriv ett färdigt underlag med påhittade personer och publicerade tal till MAPP.

    Utan NAME visas vilka exempel som finns.
    """
    if name is None:
        for known in examples().values():
            click.echo(f"{known.name:<20} {known.margins.title}")
        return
    if folder is None:
        raise click.UsageError(
            f"Ange mappen som exemplet ska skrivas till, till exempel: stegvis example {name} {name}"
        )
    try:
        written = write_example(name, folder)
    except ExampleError as fault:
        raise click.UsageError(str(fault)) from fault
    click.echo(
        f"{len(written)} filer skrivna till {folder}. Nästa steg: stegvis report {folder} --format html"
    )

"""What is wrong in somebody's data, told so that it can be put right?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import click

from stegvis.cli.errors import Unreadable
from stegvis.dataset import DatasetError
from stegvis.dataset import check as check_dataset
from stegvis.definitions import DefinitionError, load
from stegvis.domain.finding import Finding

SHOWN = 20
SEVERITIES = {"error": "Fel", "warning": "Varning"}


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Dag att räkna från, till exempel för förfallna uppföljningar. Annars sista dagen i underlagets egen period, eller i dag.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def check(context: click.Context, dataset: Path, on: datetime | None, form: str) -> None:
    """Kontrollera underlaget DATASET och säg allt som är fel, var, och vad du kan göra åt det.

    DATASET är en mapp, en datapackage.json eller en zip. Avslutas med 1 om det finns fel, 2 om inget gick att läsa.
    """
    try:
        findings = check_dataset(
            dataset, definitions=load(), on=on.date() if on else None, otherwise=date.today()
        )
    except (DatasetError, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    if form == "json":
        click.echo(
            json.dumps(
                {"findings": [finding.as_dict() for finding in findings]}, ensure_ascii=False, indent=1
            )
        )
    else:
        click.echo("\n".join(_text(findings)))
    context.exit(1 if any(finding.severity == "error" for finding in findings) else 0)


def _text(findings: tuple[Finding, ...]) -> Iterator[str]:
    """The findings by file, errors first, no more than `SHOWN` of each code."""
    if not findings:
        yield "Inget att anmärka på."
        return
    for file, found in groupby(findings, key=lambda finding: finding.file):
        yield from ("", file)
        ordered = sorted(found, key=lambda finding: (finding.severity, finding.code))
        for _, alike in groupby(ordered, key=lambda finding: finding.code):
            yield from _alike(list(alike))
    yield from ("", _total(findings))


def _alike(findings: list[Finding]) -> Iterator[str]:
    """Findings of one code: the first on their lines, how many more there are, what concerns the file, and what to do."""
    on_lines = [finding for finding in findings if finding.line]
    for finding in on_lines[:SHOWN]:
        yield f"  {SEVERITIES[finding.severity]}, rad {finding.line}: {finding.message}"
    if len(on_lines) > SHOWN:
        yield f"  … och {len(on_lines) - SHOWN} till av samma slag (med --format json syns fler)."
    for finding in findings:
        if not finding.line:
            yield f"  {SEVERITIES[finding.severity]}: {finding.message}"
    yield f"    → {findings[0].remedy}"


def _total(findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    counted = f"Listat: {errors} fel och {warnings} {'varning' if warnings == 1 else 'varningar'}."
    if errors:
        return f"{counted} Raderna med fel, och de som pekar på dem, räknas inte i någon rapport."
    return f"{counted} Alla rader räknas."

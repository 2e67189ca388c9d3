"""How does an instrument go to another program and come from one, and is its file whole?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from stegvis.cli.errors import Unreadable
from stegvis.dataset import DatasetError
from stegvis.dataset import load as load_dataset
from stegvis.definitions import DefinitionError, Instrument, checked_entry, entry_of, load
from stegvis.definitions import instrument as made_of
from stegvis.instruments.exchange import (
    Answered,
    ExchangeError,
    questionnaire,
    questionnaire_response,
    read_questionnaire,
    read_xlsform,
    xlsform,
)

ASKED = ("why", "source", "licence", "unit")
Writer = Callable[[str, Mapping[str, Any]], bytes]


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _yaml(entry: Mapping[str, Any]) -> bytes:
    return yaml.safe_dump(dict(entry), allow_unicode=True, sort_keys=False, width=140).encode()


WRITERS: dict[str, Writer] = {
    "xlsform": xlsform,
    "fhir": lambda name, entry: _json(questionnaire(name, entry)),
    "yaml": lambda name, entry: _yaml(entry),
}


@click.group()
def instrument() -> None:
    """Mätinstrument: kontrollera en fil, hämta till XLSForm eller FHIR, läs in därifrån."""


@instrument.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def check(file: Path) -> None:
    """Se om instrumentfilen FILE (YAML) är hel. Avslutas med 1 om något fattas."""
    try:
        entry = yaml.safe_load(file.read_text(encoding="utf-8"))
        _whole(file.stem, entry)
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise Unreadable(f"{file} är inte giltig YAML: {fault}") from fault
    except (DefinitionError, ValueError) as fault:
        click.echo(f"{file}: {fault}")
        raise SystemExit(1) from fault
    click.echo(f"{file}: hel, {len(entry['items'])} frågor.")


def _whole(code: str, entry: Any) -> Instrument:
    """The instrument of an entry. Raises DefinitionError for its shape, ValueError for what does not hold together."""
    checked_entry("instruments", code, entry)
    return made_of(code, entry)


@instrument.command()
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(list(WRITERS)), default="xlsform", show_default=True)
def export(code: str, file: Path, form: str) -> None:
    """Skriv instrumentet CODE till FILE.

    Orden i ett licensierat formulär följer med där de är inlagda: skicka filen bara till den som har licensen.
    """
    one = _known(code)
    _write(file, WRITERS[form](code, entry_of(one)))
    note = f" Licens: {one.licence}." if one.licensed else ""
    click.echo(f"{file} är skriven.{note}")


@instrument.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("target", metavar="YAML", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--why", help="Vad det är till för, om formuläret inte säger det.")
@click.option("--source", help="Varifrån formuläret kommer.")
@click.option("--licence", help="Vad licensen tillåter.")
@click.option("--unit", help="Poängens enhet, till exempel points.")
def import_(file: Path, target: Path, **asked: str | None) -> None:
    """Läs ett formulär, XLSForm (.xlsx) eller FHIR Questionnaire (.json), och skriv det som instrumentfil.

    Filens namn blir instrumentets kod. Lägg den i mappen instruments under STEGVIS_DEFINITIONS.
    """
    try:
        entry = _read(file)
        _fill(entry, asked)
        _whole(target.stem, entry)
    except ExchangeError as fault:
        raise Unreadable(f"{file} går inte att ta emot.\n" + "\n".join(fault.faults)) from fault
    except (DefinitionError, ValueError) as fault:
        raise Unreadable(f"{file} räcker inte till ett instrument. {fault}") from fault
    _write(target, _yaml(entry))
    click.echo(
        f"{target} är skriven, {len(entry['items'])} frågor. Kontrollera positiva svar och poäng i filen."
    )


def _fill(entry: dict[str, Any], asked: Mapping[str, str | None]) -> None:
    """What the form does not say is asked for, never made up. Raises ValueError with the options to give."""
    missing = [f"--{name}" for name in ASKED if not (asked[name] or entry.get(name))]
    if missing:
        raise ValueError(f"Formuläret säger inte allt. Ange {', '.join(missing)}.")
    for name in ASKED:
        if asked[name]:
            entry[name] = {"sv": asked[name], "en": asked[name]} if name == "why" else asked[name]


def _read(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    if file.suffix.lower() != ".json":
        return read_xlsform(content)
    try:
        form = json.loads(content)
    except ValueError as fault:
        raise ExchangeError([f"Filen är inte giltig JSON: {fault}."]) from fault
    return read_questionnaire(form if isinstance(form, dict) else {})


@instrument.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def answers(dataset: Path, code: str, file: Path) -> None:
    """Skriv svaren på instrumentet CODE i underlaget DATASET som FHIR: ett QuestionnaireResponse för varje tillfälle."""
    one = _known(code)
    try:
        data = load_dataset(dataset, definitions=load(), on=date.today())
    except (DatasetError, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    columns = [
        "response",
        "enrolment",
        "instrument",
        "version",
        "occasion",
        "answered_on",
        "item",
        "value",
        "text",
    ]
    rows = [row for row in data.rows("responses", columns) if row["instrument"] == code]
    found = [questionnaire_response(answered, one) for answered in _answered(rows)]
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": resource} for resource in found],
    }
    _write(file, _json(bundle))
    click.echo(f"{file} är skriven: {len(found)} svarstillfällen.")


def _answered(rows: list[dict[str, Any]]) -> Iterator[Answered]:
    occasions: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        occasions.setdefault(row["response"], []).append(row)
    for held in occasions.values():
        first = held[0]
        yield Answered(
            first["instrument"],
            int(first["version"] or 1),
            first["answered_on"],
            first["occasion"],
            first["enrolment"] or "",
            {row["item"]: float(row["value"]) for row in held if row["value"] is not None},
            {row["item"]: row["text"] for row in held if row["text"]},
        )


def _known(code: str) -> Instrument:
    try:
        known = load().instruments
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault
    if code not in known:
        raise click.UsageError(f"Instrumentet {code} finns inte. Välj ett av: {', '.join(sorted(known))}.")
    return known[code]


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise Unreadable(f"Det går inte att skriva {file}: {fault.strerror}.") from fault

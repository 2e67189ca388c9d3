"""Which pages of the documentation are written from the definitions and the commands themselves?

`python -m docs.generate` writes them, `--check` fails when one is stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from stegvis.cli import main
from stegvis.definitions import CodeList, Definitions, Measure, Parameter, all_parameters, load
from stegvis.figures.compiled import path, shipped_text
from stegvis.figures.fact import FACTS

HOME = Path(__file__).parent / "referens"
STATUSES = {"verified": "kontrollerat", "derived": "härlett", "unverified": "**ej kontrollerat**"}
MARK = "<!-- Skrivs av `make docs`. Ändra i definitionerna, inte här. -->"


def measures(definitions: Definitions) -> Iterator[str]:
    yield "# Måtten\n"
    yield f"{MARK}\n\nVarje siffra i en rapport kommer från ett av dessa mått. De ligger i `src/stegvis/definitions/data/measures/`.\n"
    for measure in definitions.measures.values():
        yield from _measure(measure, definitions)


def _measure(measure: Measure, definitions: Definitions) -> Iterator[str]:
    unit = definitions.codes["unit"].name_of(measure.unit)
    ways = ["totalt" if not s.by else " × ".join(f"`{d}`" for d in s.by) for s in measure.splits]
    yield f"## {measure.label.sv}\n"
    yield f"{measure.why.sv}\n"
    yield "| | |\n|---|---|"
    yield f"| Kod | `{measure.name}`, version {measure.version} |"
    yield f"| Enhet | {unit} |"
    yield f"| Bas | {measure.base.sv} |"
    yield f"| Delas på | {'; '.join(ways)} |"
    yield f"| Källa | {measure.source} |"
    yield f"| Räknat exempel | `{measure.example}` |"
    yield f"| English | {measure.label.en}. {measure.why.en} |\n"


def codes(definitions: Definitions) -> Iterator[str]:
    yield "# Koder och indelningar\n"
    yield f"{MARK}\n\nKoderna är de som står i underlagets filer. En öppen lista tar även andra koder.\n"
    for listed in definitions.codes.values():
        yield from _codes(listed)
    yield "# Indelningar av avslut\n"
    for scheme in definitions.schemes.values():
        yield f"## {scheme.name}\n\n{scheme.label.sv}. Källa: {scheme.source}. Positiva utfall: {', '.join(scheme.positive)}.\n"
        yield "| Kolumn | Kod | Tar utfallen |\n|---|---|---|"
        for column in scheme.columns:
            taken = (
                "alla avbrutna" if column.completed is False else ", ".join(f"`{o}`" for o in column.outcomes)
            )
            yield f"| {column.label.sv} | `{column.code}` | {taken} |"
        yield ""


def _codes(listed: CodeList) -> Iterator[str]:
    rungs = any(code.rung is not None for code in listed.codes.values())
    yield f"## {listed.label.sv}\n\n`{listed.name}`{', öppen lista' if listed.open else ''}. Källa: {listed.source}.\n"
    if not listed.codes:
        return
    yield (
        "| Kod | Svenska | English |"
        + (" Steg |" if rungs else "")
        + "\n|---|---|---|"
        + ("---|" if rungs else "")
    )
    for code in listed.codes.values():
        note = " (bara i siffror)" if code.derived else ""
        yield f"| `{code.code}`{note} | {code.label.sv} | {code.label.en} |" + (
            f" {code.rung} |" if rungs else ""
        )
    yield ""


def commands(_: Definitions) -> Iterator[str]:
    yield "# Kommandon\n"
    yield f"{MARK}\n\nVarje kommando svarar med `--help`. Slutstatus: 0 besvarat, 1 (bara `check`) underlaget har fel, 2 fel användning eller oläsbart.\n"
    context = click.Context(main, info_name="stegvis")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(
            command, info_name=f"stegvis {name}", parent=None, terminal_width=100, max_content_width=100
        )
        yield f"## stegvis {name}\n\n```\n{command.get_help(inner)}\n```\n"


def parameters(_: Definitions) -> Iterator[str]:
    yield "# Parametrar\n"
    yield f"{MARK}\n\nDe ligger i `src/stegvis/definitions/data/parameters/`. Ett värde gäller från sitt datum till nästa. Kontrollerat: talet är läst i källan. Härlett: räknat ur kontrollerade tal. Ej kontrollerat: antagande eller allmän kunskap.\n"
    for parameter in all_parameters().values():
        yield from _parameter(parameter)


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield f"## {parameter.label.sv}\n\n`{parameter.name}`, {parameter.unit}. English: {parameter.label.en}.\n"
    if parameter.note:
        yield f"{parameter.note.sv}\n"
    yield "| Från | Värde | Status | Källa |\n|---|---|---|---|"
    for dated in parameter.values:
        value = "–" if dated.value is None else json.dumps(dated.value, ensure_ascii=False)
        value = f"`{value}`" if isinstance(dated.value, dict | list) else value
        spread = dated.distribution
        value += f" ({spread.low:g}–{spread.high:g})" if spread else ""
        note = f" ({dated.note.sv})" if dated.note else ""
        yield f"| {dated.since} | {value} | {STATUSES[dated.status]} | {dated.reference.sv}{note} |"
    yield ""


PAGES: dict[str, Callable[[Definitions], Iterator[str]]] = {
    "matt.md": measures,
    "koder.md": codes,
    "kommandon.md": commands,
    "parametrar.md": parameters,
}


def written() -> dict[Path, str]:
    """Every generated page with the text it should have."""
    definitions = load()
    pages = {HOME / name: "\n".join(page(definitions)).rstrip() + "\n" for name, page in PAGES.items()}
    return pages | {path(fact, "duckdb"): shipped_text(fact, "duckdb", definitions) for fact in FACTS}


def run(arguments: list[str]) -> int:
    """Writes the pages, or with `--check` says which are stale. Returns the exit status."""
    pages = written()
    stale = [
        page for page, text in pages.items() if not page.is_file() or page.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        click.echo("\n".join(f"{page} är inaktuell. Kör make docs." for page in stale) or "Sidorna stämmer.")
        return 1 if stale else 0
    for page in stale:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(pages[page], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

"""Where does a published report contradict itself, or the data?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from stegvis.cli.asked import ask
from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError
from stegvis.published import Answer, Contradiction, Report, UnreadableReport, Vocabulary, compare, load
from stegvis.published import reconcile as reconciled


@click.command()
@click.argument("published", type=click.Path(path_type=Path), metavar="PUBLICERAD.yaml")
@click.option("--dataset", type=click.Path(path_type=Path), help="Jämför också med talen i detta underlag.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def reconcile(published: Path, dataset: Path | None, form: str) -> None:
    """Hitta var en publicerad rapport säger emot sig själv.

    PUBLICERAD.yaml håller rapportens tal (se docs/metod/avstamning.md). Med --dataset jämförs de också med ett underlag
    för samma period. Ärlig avrundning är en not, ingen motsägelse.
    """
    try:
        report, words = load(published)
        answer = reconciled(report, words)
    except (UnreadableReport, DefinitionError) as fault:
        raise Unreadable(str(fault)) from fault
    if dataset is not None:
        answer = answer.and_also(_against_data(report, words, dataset))
    if form == "json":
        click.echo(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(published.name, answer, words))


def _against_data(report: Report, words: Vocabulary, dataset: Path) -> tuple[Contradiction, ...]:
    if report.period is None:
        raise click.UsageError(
            "Rapporten säger inte vilken period den gäller. Lägg till period: {from: 2025-01-01, to: 2025-06-30} "
            "i filen, eller kör utan --dataset."
        )
    asked = ask(dataset, report.period.first, report.period.last, scheme=report.scheme)
    return compare(report, words, asked.figures, report.period)


def _as_text(name: str, answer: Answer, words: Vocabulary) -> str:
    lines = [
        f"{name}: {_many(len(answer.contradictions), 'motsägelse', 'motsägelser')}, {_many(len(answer.notes), 'not', 'noter')}"
    ]
    lines += _listed("Motsägelser", answer.contradictions, words)
    lines += _listed("Noter: avrundning, och tal som underlaget inte kan svara på", answer.notes, words)
    return "\n".join(lines)


def _many(number: int, one: str, many: str) -> str:
    return f"{number or 'inga'} {one if number == 1 else many}"


def _listed(title: str, found: Sequence[Contradiction], words: Vocabulary) -> list[str]:
    if not found:
        return []
    lines = ["", title]
    for number, one in enumerate(found, 1):
        lines += [f"{number:>3}. {one.where}  [{words.rules.get(one.rule, one.rule)}]", f"     {one.message}"]
    return lines

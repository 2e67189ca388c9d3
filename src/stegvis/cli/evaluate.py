"""What is the intervention worth a year to society and each actor, and when is it paid back?"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from stegvis.cli import evaluate_dataset
from stegvis.cli.accounts_listing import accounts_as_text, odd_as_text
from stegvis.cli.document import write_document
from stegvis.cli.errors import Unreadable
from stegvis.cli.evaluate_dataset import answered, measured_care
from stegvis.cli.evaluated import evaluation_of
from stegvis.cli.state_change import as_json, as_text, asked
from stegvis.definitions import DefinitionError
from stegvis.evaluation.known import KnownError, odd_cells, read_known
from stegvis.evaluation.profiles import DEFAULT, Profile, profile
from stegvis.evaluation.worth import worth

DOCUMENTS = ("html", "pdf", "docx")


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.option("--team", metavar="KOD", help="Teamet i underlaget.")
@click.option(
    "--from",
    "first",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Periodens första dag, till exempel 2025-01-01.",
)
@click.option(
    "--incomes",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Kända årliga intäkter per aktör (YAML, JSON).",
)
@click.option(
    "--state",
    "before",
    metavar="TILLSTÅND",
    help="Vad någon lever av före: SLAG:OMFATTNING[:MÅNADSLÖN][:nyckel=värde,…].",
)
@click.option(
    "--to",
    "to",
    metavar="DAG|TILLSTÅND",
    help="Periodens sista dag; med --state vad samma person lever av efter, skrivet på samma sätt.",
)
@click.option("--municipality", metavar="KOMMUN", help="Kommunen vars skatt gäller, till exempel vasteras.")
@click.option(
    "--year",
    type=click.IntRange(2000, 2100),
    metavar="ÅR",
    help="Året vars regler gäller, till exempel 2017.",
)
@click.option("--cost", type=float, metavar="KRONOR", help="Vad insatsen kostade, till exempel 9180000.")
@click.option(
    "--care",
    "care",
    multiple=True,
    metavar="VEM:FÖRE:EFTER",
    help="Mätt vård och service, kronor per år för alla som avslutades; VEM är municipality eller region.",
)
@click.option(
    "--profile", "named", default=DEFAULT, show_default=True, metavar="NAMN", help="Val och antaganden."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Frö: samma frö ger samma svar.")
@click.option(
    "--draws",
    type=click.IntRange(10, 100_000),
    default=1000,
    show_default=True,
    help="Hur många gånger personer och parametrar dras.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", *DOCUMENTS]), default="text", show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), help="Fil att skriva till, för html, pdf och docx.")
@click.option("--lang", "language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def evaluate(
    dataset: Path | None,
    team: str | None,
    first: date | None,
    incomes: Path | None,
    before: str | None,
    to: str | None,
    municipality: str | None,
    year: int | None,
    cost: float | None,
    care: tuple[str, ...],
    named: str,
    seed: int,
    draws: int,
    form: str,
    out: Path | None,
    language: str,
) -> None:
    """Räkna vad insatsen är värd: årlig intäkt, kostnad, vinst och återbetalningstid per aktör.

    Ett DATASET med --team, --from och --to ger allt ur deltagarnas försörjning före och efter, och hur säkert det är;
    med --format html, pdf eller docx som en färdig rapport.
    Med --incomes räknas vinst och återbetalningstid ur intäkter som redan är kända (se docs/metod/utvardering.md).
    Med --state och --to räknas en enda ändring av försörjning, rad för rad (se docs/metod/utvardering-modell.md).
    """
    chosen = _profile(named)
    if form in DOCUMENTS and dataset is None:
        raise click.UsageError(
            f"En rapport som {form} räknas ur ett underlag. Ange DATASET, --team, --from och --to."
        )
    if dataset is not None:
        period = (first.date() if isinstance(first, datetime) else first, _day(to))
        measured = measured_care(care)
        data, answer = answered(dataset, period, team, municipality, cost, (seed, draws, measured), chosen)
        if form in DOCUMENTS:
            target = out or Path(f"{data.name}-vardet-{answer.asked.team}.{form}")
            write_document(evaluation_of(data, answer, language), form, target)
            click.echo(f"Rapporten är skriven: {target}", err=True)
            return
        click.echo(evaluate_dataset.as_json(answer) if form == "json" else evaluate_dataset.as_text(answer))
    elif before is not None or to is not None:
        click.echo(_of_change(before, to, municipality, year, chosen, form))
    elif incomes is not None:
        click.echo(_of_known(incomes, cost, chosen, form))
    else:
        raise click.UsageError(
            "Ange ett underlag, eller --incomes FIL med årliga intäkter per aktör, eller --state och --to."
        )


def _day(said: str | None) -> date | None:
    try:
        return None if said is None else date.fromisoformat(said)
    except ValueError as fault:
        raise click.UsageError(f"--to är ”{said}”. Skriv periodens sista dag som 2025-06-30.") from fault


def _of_change(
    before: str | None,
    after: str | None,
    municipality: str | None,
    year: int | None,
    chosen: Profile,
    form: str,
) -> str:
    """One change of state, or what is missing to count it."""
    if before is None or after is None:
        raise click.UsageError(
            "Ange både --state (före) och --to (efter), till exempel --state sjukpenning:100:25000."
        )
    if municipality is None:
        raise click.UsageError("Ange kommunen med --municipality, till exempel --municipality vasteras.")
    if year is None:
        raise click.UsageError("Ange året med --year, till exempel --year 2017.")
    said = asked(before, after, municipality, year, chosen)
    return as_json(said) if form == "json" else as_text(said)


def _profile(named: str) -> Profile:
    try:
        return profile(named)
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault
    except KeyError as fault:
        raise click.UsageError(str(fault.args[0])) from fault


def _of_known(path: Path, cost: float | None, chosen: Profile, form: str) -> str:
    """Profit and payback from known incomes, and what a printed report says that they do not give."""
    try:
        known = read_known(path)
    except KnownError as fault:
        raise Unreadable(str(fault)) from fault
    paid = known.cost if cost is None else cost
    if paid is None:
        raise click.UsageError("Ange vad insatsen kostade med --cost, till exempel --cost 9180000.")
    accounts = worth(known.incomes, paid, chosen)
    odd = odd_cells(known, paid, chosen)
    if form == "json":
        said = {
            "actors": {actor: account.as_dict() for actor, account in accounts.items()},
            "participants": {"n": known.participants, "unknown": None},
            "profile": chosen.name,
            "unverified_parameters": [],
            "does_not_come_out": [one.as_dict() for one in odd],
        }
        return json.dumps(said, ensure_ascii=False, indent=2)
    return accounts_as_text(accounts, chosen) + odd_as_text(odd)

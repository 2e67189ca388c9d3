"""What does one change of state mean a year, for each actor and line by line?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from stegvis.cli.errors import Unreadable
from stegvis.definitions import DefinitionError, InForce, load
from stegvis.documents.numbers import count
from stegvis.evaluation.actors import RESOURCES
from stegvis.evaluation.change import Change
from stegvis.evaluation.one_change import OneChange, one_change
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.state import StateError


def asked(before: str, after: str, municipality: str, year: int, profile: Profile) -> OneChange:
    """The change that was written. Raises click's errors, in Swedish."""
    try:
        return one_change(before, after, municipality, year, profile)
    except StateError as fault:
        raise click.UsageError(str(fault)) from fault
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault


def as_json(said: OneChange) -> str:
    """The contract's form: SEK a year with two decimals."""
    told = {
        "actors": {actor: _money(gained) for actor, gained in said.change.actors().items()},
        "disposable_income": _money(said.change.disposable_income()),
        "ledger": list(_ledger(said.change)),
        "student_loan": _money(said.change.student_loan()),
        "municipality": said.municipality,
        "year": said.year,
        "profile": said.profile.name,
        "parameters": [_parameter(entry) for entry in said.parameters.in_use],
        "unverified_parameters": list(said.parameters.unverified),
        "notes": list(said.notes()),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_text(said: OneChange) -> str:
    """Actors first, then the ledger, then what to know about the parameters."""
    names = load().codes["actor"]

    def name(actor: str) -> str:
        return "Reala resurser" if actor == RESOURCES else names.name_of(actor)

    lines = [
        f"{said.profile.label.sv} ({said.profile.name}), {said.municipality} {said.year}. Kronor per år.",
        "",
    ]
    lines += [f"{name(a):<24}{_kronor(gained):>12}" for a, gained in said.change.actors().items()]
    lines += ["", f"{'Disponibel inkomst':<24}{_kronor(said.change.disposable_income()):>12}", ""]
    lines.append(f"{'Flöde':<48}{'Från':<22}{'Till':<22}{'Före':>11}{'Efter':>11}{'Ändring':>11}")
    for line in said.change.lines():
        sums = "".join(f"{_kronor(amount):>11}" for amount in (line.before, line.after, line.amount))
        lines.append(f"{line.label.sv:<48}{name(line.payer):<22}{name(line.receiver):<22}{sums}")
    notes = list(said.notes())
    return "\n".join([*lines, *(("", *notes) if notes else ())])


def _ledger(made: Change) -> Iterator[dict[str, Any]]:
    for line in made.lines():
        yield {
            "flow": line.flow,
            "label": line.label.sv,
            "payer": line.payer,
            "receiver": line.receiver,
            "before": _money(line.before),
            "after": _money(line.after),
            "amount": _money(line.amount),
        }


def _parameter(entry: InForce) -> dict[str, Any]:
    return {
        "name": entry.name,
        "value": entry.value,
        "unit": entry.parameter.unit,
        "since": str(entry.dated.since),
        "reference": entry.dated.reference.sv,
        "status": entry.status,
        "early": entry.early,
    }


def _money(amount: Any) -> float:
    return round(float(amount[0]), 2) + 0.0


def _kronor(amount: Any) -> str:
    return count(round(float(amount[0])), "sv")

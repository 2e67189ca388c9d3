"""What is a team's intervention worth, from a dataset, as text or JSON?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from stegvis.cli.accounts_listing import accounts_as_text, kronor
from stegvis.cli.errors import Unreadable
from stegvis.dataset import Dataset, DatasetError, load
from stegvis.definitions import DefinitionError
from stegvis.definitions import load as load_definitions
from stegvis.documents.numbers import NO_BREAK, decimal
from stegvis.documents.worth_words import WorthWords, care_said
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer, EvaluationError, Outcome, Part, Question, evaluate
from stegvis.evaluation.care import Care
from stegvis.evaluation.disputed import Way
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.told import cost_of


def answered(
    source: Path,
    period: tuple[date | None, date | None],
    team: str | None,
    municipality: str | None,
    cost: float | None,
    chances: tuple[int, int, tuple[Care, ...]],
    profile: Profile,
) -> tuple[Dataset, Answer]:
    """The dataset and its evaluation; `chances` are seed, number of draws and measured care. Raises click's errors, in Swedish."""
    first, last = period
    if first is None or last is None:
        raise click.UsageError(
            "Ange perioden med --from och --to, till exempel --from 2025-01-01 --to 2025-06-30."
        )
    try:
        asked = Period(first, last)
        data = load(source, definitions=load_definitions(), on=last)
        one = _team(data, team)
        told = cost_of(data, one["team"], asked)
        paid = cost if cost is not None else told[0] if told else None
        if paid is None:
            raise click.UsageError(
                "Underlaget vet inte vad teamet kostade i perioden. Ange --cost, till exempel --cost 9180000."
            )
        place = municipality or (one["municipalities"] or "").split(";")[0]
        if not place:
            raise click.UsageError(
                "Teamet har ingen kommun. Ange en med --municipality, till exempel vasteras."
            )
        question = Question(one["team"], asked, place, paid, *chances)
        chosen = profile.with_choices(care=True) if question.care else profile
        return data, evaluate(data, question, chosen)
    except (DatasetError, DefinitionError, EvaluationError) as fault:
        raise Unreadable(str(fault)) from fault
    except ValueError as fault:
        raise click.UsageError(str(fault.args[0])) from fault


def measured_care(said: Iterable[str]) -> tuple[Care, ...]:
    """Measured care as it is written, payer:before:after. Raises click's error, in Swedish."""
    try:
        parts = [one.split(":") for one in said]
        return tuple(Care(payer, float(before), float(after)) for payer, before, after in parts)
    except ValueError as fault:
        raise click.UsageError(
            f"--care är {', '.join(said)}. Skriv vem som betalar och kronor per år före och efter, "
            "till exempel region:900000:700000."
        ) from fault


def _team(data: Dataset, wanted: str | None) -> dict[str, Any]:
    teams = {row["team"]: row for row in data.rows("teams", ["team", "name", "municipalities"])}
    if wanted is None and len(teams) == 1:
        return next(iter(teams.values()))
    if wanted not in teams:
        raise click.UsageError(f"Ange ett team med --team: {', '.join(sorted(teams))}.")
    return teams[wanted]


def as_json(answer: Answer) -> str:
    """The contract's form, and everything beside it."""
    told = {
        "actors": {actor: _actor(answer, actor) for actor in answer.accounts},
        "participants": {"n": answer.main.n, "unknown": answer.main.unknown},
        "profile": answer.profile.name,
        "unverified_parameters": list(answer.parameters.unverified),
        "parameters_before_their_first_date": [entry.name for entry in answer.parameters.early],
        "assumptions": {
            name: {"value": one.value, "low": one.low, "high": one.high, "source": one.source}
            for name, one in answer.profile.assumptions.items()
        },
        "choices": dict(answer.profile.ledger),
        "care": [{"payer": c.payer, "before": c.before, "after": c.after} for c in answer.care],
        "outcomes": [_outcome(one) for one in answer.outcomes],
        "parts": [_part(one) for one in answer.parts],
        "counted_otherwise": [_way(one) for one in answer.ways],
        "tornado": [
            {
                "name": s.name,
                "low": s.low,
                "high": s.high,
                "at_low": round(s.at_low, 2),
                "at_high": round(s.at_high, 2),
            }
            for s in answer.swings
        ],
        "goal_months": answer.goal_months,
        "seed": answer.asked.seed,
        "draws": answer.asked.draws,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _actor(answer: Answer, actor: str) -> dict[str, Any]:
    spread = answer.spreads[actor]
    return {
        **answer.accounts[actor].as_dict(),
        "interval": [round(end, 2) for end in spread.interval],
        "p_gains": spread.p_gains,
        "p_payback_within_goal": spread.p_payback_within_goal,
        "payback_months_quantiles": dict(zip(("p10", "p50", "p90"), spread.payback_months, strict=False))
        or None,
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "occasion": one.occasion,
        "completed_only": one.completed_only,
        "n": one.n,
        "unknown": one.unknown,
        "known_only": _rounded(one.known_only),
        "with_unknown_as_their_kind": _rounded(one.with_unknown),
    }


def _part(one: Part) -> dict[str, Any]:
    society = None if one.society is None else round(one.society, 2)
    return {"by": one.by, "code": one.code, "n": one.n, "society": society}


def _way(one: Way) -> dict[str, Any]:
    accounts = {actor: account.as_dict() for actor, account in one.accounts.items()}
    return {"of": one.disputed, "value": one.value, "own": one.own, "actors": accounts}


def _rounded(incomes: Any) -> dict[str, float] | None:
    return None if incomes is None else {actor: round(value, 2) for actor, value in incomes.items()}


def as_text(answer: Answer) -> str:
    """Accounts first, then how sure they are, then what to know."""
    return "\n".join(
        [
            accounts_as_text(answer.accounts, answer.profile),
            *_sure(answer),
            *_outcomes(answer),
            *_notes(answer),
        ]
    )


def _sure(answer: Answer) -> Iterator[str]:
    low, high = answer.spreads["society"].interval
    within = answer.spreads["society"].p_payback_within_goal or 0.0
    yield ""
    yield f"Samhällets årliga intäkt ligger mellan {kronor(low)} och {kronor(high)} kronor (95 %)."
    yield f"Sannolikheten att den är återbetald inom {answer.goal_months:g} månader är {decimal(100 * within, 'sv', 0)} %."
    if answer.swings:
        yield "Mest hänger den på:"
        for one in answer.swings[:5]:
            yield f"  {one.label}: {kronor(one.at_low)} till {kronor(one.at_high)}"


def _outcomes(answer: Answer) -> Iterator[str]:
    labels = load_definitions().codes["occasion"]
    yield ""
    yield f"{'Samhällets intäkt per år':<46}{'Antal':>7}{'Okända':>8}{'Utan dem':>14}{'Med dem':>14}"
    for one in answer.outcomes:
        who = "fullföljda" if one.completed_only else "alla avslut"
        sums = [
            kronor(None if held is None else held["society"]) for held in (one.known_only, one.with_unknown)
        ]
        yield f"{labels.name_of(one.occasion) + ', ' + who:<46}{one.n:>7}{one.unknown:>8}{sums[0]:>14}{sums[1]:>14}"


def _notes(answer: Answer) -> Iterator[str]:
    yield ""
    yield care_said(answer, WorthWords("sv", load_definitions(), {})).replace(NO_BREAK, " ")
    yield "Underlaget har inga löner eller hyror: de är profilens antaganden, se --format json."
    if answer.parameters.unverified:
        yield f"Ej kontrollerade parametrar: {', '.join(answer.parameters.unverified)}."

"""Who pays a livelihood, how is it taxed, and what may be said of it in a state?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from stegvis.definitions.files import read, stamp
from stegvis.definitions.text import Text


@dataclass(frozen=True, slots=True)
class LivelihoodFlow:
    """A kind of livelihood: payer, administrator, tax treatment, and the rule that gives its amount."""

    code: str
    label: Text
    why: Text
    source: str
    evaluated: bool
    rule: str = ""
    flow: Text | None = None
    payer: str = ""
    administrator: str | None = None
    handling: str | None = None
    taxed: bool = False
    work: bool = False
    pension_fee: bool = False
    own_tax_reduction: bool = False
    insured: bool = False
    guarantee_age: str | None = None
    needs_wage: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubsidyFlow:
    """A support to an employer: payer, administrator, and the rule that gives its amount."""

    code: str
    label: Text
    source: str
    evaluated: bool
    rule: str = ""
    payer: str = ""
    administrator: str | None = None
    handling: str | None = None


@dataclass(frozen=True, slots=True)
class StateOption:
    """What may follow a livelihood in a state as KEY=VALUE."""

    code: str
    label: Text
    type: str
    example: str
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    values: tuple[float, ...] = ()
    codes: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerFlow:
    """A tax, fee, cost or production: from whom to whom."""

    code: str
    label: Text
    payer: str
    receiver: str


Stamp = tuple[tuple[Path, int], ...]
Kind = TypeVar("Kind", LivelihoodFlow, SubsidyFlow, StateOption, LedgerFlow)


def livelihood_flows() -> Mapping[str, LivelihoodFlow]:
    """Every kind of livelihood, by code."""
    return _livelihoods(stamp("livelihood_flows"))


def subsidy_flows() -> Mapping[str, SubsidyFlow]:
    """Every support to an employer, by code."""
    return _subsidies(stamp("subsidy_flows"))


def state_options() -> Mapping[str, StateOption]:
    """Every option of a state, by key."""
    return _options(stamp("state_options"))


def ledger_flows() -> Mapping[str, LedgerFlow]:
    """Every flow that is not itself a livelihood or a support, by code."""
    return _flows(stamp("ledger_flows"))


@cache
def _livelihoods(_mark: Stamp) -> Mapping[str, LivelihoodFlow]:
    return {code: _made(LivelihoodFlow, code, said) for code, said in read("livelihood_flows").items()}


@cache
def _subsidies(_mark: Stamp) -> Mapping[str, SubsidyFlow]:
    return {code: _made(SubsidyFlow, code, said) for code, said in read("subsidy_flows").items()}


@cache
def _options(_mark: Stamp) -> Mapping[str, StateOption]:
    return {code: _made(StateOption, code, said) for code, said in read("state_options").items()}


@cache
def _flows(_mark: Stamp) -> Mapping[str, LedgerFlow]:
    return {code: _made(LedgerFlow, code, said) for code, said in read("ledger_flows").items()}


def _made(shape: type[Kind], code: str, said: Mapping[str, Any]) -> Kind:
    known = {field.name for field in fields(shape)}
    return shape(code=code, **{key: _value(value) for key, value in said.items() if key in known})


def _value(said: Any) -> Any:
    if isinstance(said, dict):
        return Text(**said)
    return tuple(said) if isinstance(said, list) else said

"""What experts write: tables, codes, schemes, measures and instruments as YAML, read once and checked."""

from stegvis.definitions.files import DefinitionError, checked_entry, read
from stegvis.definitions.flows import (
    LedgerFlow,
    LivelihoodFlow,
    StateOption,
    SubsidyFlow,
    ledger_flows,
    livelihood_flows,
    state_options,
    subsidy_flows,
)
from stegvis.definitions.instrument import Condition, CutOff, Instrument, Item, Scale, Subscale
from stegvis.definitions.instrument_reading import instrument
from stegvis.definitions.instrument_writing import entry_of
from stegvis.definitions.loader import load
from stegvis.definitions.model import (
    Code,
    CodeList,
    Column,
    Definitions,
    Field,
    FindingRule,
    Measure,
    Scheme,
    Split,
    Table,
)
from stegvis.definitions.municipal_tax import Municipality, municipalities
from stegvis.definitions.parameters import (
    Dated,
    Distribution,
    InForce,
    Parameter,
    Parameters,
    all_parameters,
    parameters_at,
)
from stegvis.definitions.text import Text, Words, in_language

__all__ = [
    "Code",
    "CodeList",
    "Column",
    "Condition",
    "CutOff",
    "Dated",
    "DefinitionError",
    "Definitions",
    "Distribution",
    "Field",
    "FindingRule",
    "InForce",
    "Instrument",
    "Item",
    "LedgerFlow",
    "LivelihoodFlow",
    "Measure",
    "Municipality",
    "Parameter",
    "Parameters",
    "Scale",
    "Scheme",
    "Split",
    "StateOption",
    "Subscale",
    "SubsidyFlow",
    "Table",
    "Text",
    "Words",
    "all_parameters",
    "checked_entry",
    "entry_of",
    "in_language",
    "instrument",
    "ledger_flows",
    "livelihood_flows",
    "load",
    "municipalities",
    "parameters_at",
    "read",
    "state_options",
    "subsidy_flows",
]

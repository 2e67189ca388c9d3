"""What experts write: tables, codes, schemes, measures and instruments as YAML, read once and checked."""

from stegvis.definitions.files import DefinitionError, read
from stegvis.definitions.instrument import Condition, CutOff, Instrument, Item, Scale, Subscale
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
from stegvis.definitions.text import Text, Words, in_language

__all__ = [
    "Code",
    "CodeList",
    "Column",
    "Condition",
    "CutOff",
    "DefinitionError",
    "Definitions",
    "Field",
    "FindingRule",
    "Instrument",
    "Item",
    "Measure",
    "Scale",
    "Scheme",
    "Split",
    "Subscale",
    "Table",
    "Text",
    "Words",
    "in_language",
    "load",
    "read",
]

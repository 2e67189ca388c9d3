"""What experts write: tables, codes, schemes, measures and instruments as YAML, read once and checked."""

from stegvis.definitions.files import DefinitionError, read
from stegvis.definitions.loader import load
from stegvis.definitions.model import (
    Code,
    CodeList,
    Column,
    Definitions,
    Field,
    FindingRule,
    Instrument,
    Item,
    Measure,
    Scheme,
    Split,
    Table,
    Text,
)

__all__ = [
    "Code",
    "CodeList",
    "Column",
    "DefinitionError",
    "Definitions",
    "Field",
    "FindingRule",
    "Instrument",
    "Item",
    "Measure",
    "Scheme",
    "Split",
    "Table",
    "Text",
    "load",
    "read",
]

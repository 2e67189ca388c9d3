"""What is a code called in the document's language?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.definitions import Definitions, read
from stegvis.documents.speech import Speech


@dataclass(frozen=True)
class Labels:
    """Names of codes, teams and tracks. A code without a name is shown as it is."""

    definitions: Definitions
    scheme: str
    names: Mapping[str, Mapping[str, str]]
    speech: Speech

    def of(self, dimension: str, code: str | int) -> str:
        """The label of one value of a dimension."""
        if code == "unknown":
            return self.speech.word("unknown")
        if dimension == "months":
            return f"{code} {self.speech.word('months_after')}"
        if dimension in self.names:
            return self.names[dimension].get(str(code), str(code))
        if dimension == "outcome":
            columns = {c.code: c.label for c in self.definitions.schemes[self.scheme].columns}
            return columns[str(code)].in_(self.speech.language) if code in columns else str(code)
        if dimension == "instrument" and code in self.definitions.instruments:
            return self.definitions.instruments[str(code)].label.in_(self.speech.language)
        codes = self.definitions.codes.get(self.definitions.dimensions.get(dimension, dimension))
        return codes.name_of(str(code), self.speech.language) if codes else str(code)

    def ordered(self, dimension: str, codes: list[str | int]) -> list[str | int]:
        """The codes in their list's order (outcomes in the scheme's); those of no list stay as they came, last."""
        codes_of = self.definitions.codes.get(self.definitions.dimensions.get(dimension, dimension))
        columns = [column.code for column in self.definitions.schemes[self.scheme].columns]
        listed = columns if dimension == "outcome" else list(codes_of.codes) if codes_of else []
        places = {code: place for place, code in enumerate(listed)}
        return sorted(codes, key=lambda code: places.get(str(code), len(places)))

    def item(self, instrument: str, code: str) -> str:
        """What a question of an instrument is called: its label, else its code."""
        known = self.definitions.instruments.get(instrument)
        labels = {item.code: item.label for item in known.items} if known else {}
        label = labels.get(code)
        return label.in_(self.speech.language) if label else code

    def dimension(self, name: str) -> str:
        """What a split is called at the head of its column."""
        return str(read("dimensions")[name]["label"][self.speech.language])

    def measure(self, name: str) -> str:
        """The measure's own label."""
        found = self.definitions.measures.get(name)
        return found.label.in_(self.speech.language) if found else name

    def positive(self, code: str) -> bool:
        """True when the scheme counts this outcome as positive."""
        return code in self.definitions.schemes[self.scheme].positive

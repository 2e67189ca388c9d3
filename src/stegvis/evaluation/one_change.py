"""What does one change of livelihood mean a year, and what should be known before the answer is used?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.definitions import InForce, Parameters, parameters_at
from stegvis.evaluation.change import Change, change
from stegvis.evaluation.choices import choices
from stegvis.evaluation.parsing import parse_state
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.state import State

LAST_YEAR = 2026  # the last year that the parameters are entered for
FULL = 100


@dataclass(frozen=True, slots=True)
class OneChange:
    """One person's change, the year's parameters, and which of them it rested on."""

    before: State
    after: State
    municipality: str
    year: int
    profile: Profile
    parameters: Parameters
    change: Change

    def notes(self) -> Iterator[str]:
        """What to know before the answer is used, in Swedish."""
        for text, state in (("före", self.before), ("efter", self.after)):
            extent = sum(component.extent for component in state.components)
            if extent > FULL:
                yield f"Omfattningarna {text} blir {extent:g} procent tillsammans. Räknat som det står."
        if self.year > LAST_YEAR:
            yield f"Parametrarna är inlagda till och med {LAST_YEAR}; de senaste används."
        for entry in self.parameters.in_use:
            yield from _of_parameter(entry)


def one_change(before: str, after: str, municipality: str, year: int, profile: Profile) -> OneChange:
    """The change that is written. Raises StateError where a state cannot be read, DefinitionError where a value is missing."""
    had, has = parse_state(before), parse_state(after)
    parameters = parameters_at(date(year, 7, 1), municipality)
    made = change([had], [has], parameters, choices(profile.ledger))
    return OneChange(had, has, str(parameters.place), year, profile, parameters, made)


def _of_parameter(entry: InForce) -> Iterator[str]:
    label = f"{entry.parameter.label.sv} ({entry.name})"
    if entry.early:
        yield f"{label}: året ligger före det första värdet, som gäller från {entry.dated.since} och används."
    if entry.unknown_since:
        yield f"{label}: värdet från {entry.unknown_since} är inte känt; det från {entry.dated.since} används."
    elif entry.status == "unverified":
        yield f"{label}: ej kontrollerat värde ({entry.dated.reference.sv})."

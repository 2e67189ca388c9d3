"""Which codes can be chosen, and what are they called?"""

from __future__ import annotations

from functools import cache

from stegvis.definitions import Definitions, load

# The steps of the ladder, from 0 up.
STEPS = (
    "Utan egen försörjning",
    "Sjukpenning, försörjningsstöd",
    "Rehabiliteringspenning",
    "Aktivitetsstöd, a-kassa",
    "Lön med stöd, studiestöd",
    "Lön",
)


@cache
def known() -> Definitions:
    """The definitions in use, read once: a changed file takes effect when the application is started anew."""
    return load()


def choices(codes: str) -> list[tuple[str, str]]:
    """The codes of a list that can be registered, with their Swedish labels; derived ones left out."""
    return [(code, said.label.sv) for code, said in known().codes[codes].codes.items() if not said.derived]


def label(codes: str, code: str | None) -> str:
    """The Swedish label of a code; the code itself where an open list does not know it, and a dash where there is none."""
    if not code:
        return "–"
    said = known().codes[codes].codes.get(code)
    return said.label.sv if said else code


def rung(livelihood: str) -> int:
    """The step of the ladder that a livelihood stands on, 0–5."""
    return known().codes["livelihood"].codes[livelihood].rung or 0

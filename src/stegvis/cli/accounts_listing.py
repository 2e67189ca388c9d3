"""How do the actors' accounts look in a terminal?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stegvis.definitions import load
from stegvis.documents.numbers import UNKNOWN, count
from stegvis.evaluation.known import Odd
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.worth import Worth

HEAD = ("Aktör", "Intäkt per år", "Kostnad", "Efter 1 år", "Efter 5 år", "Återbetald")
WIDTHS = (20, 14, 14, 14, 14, 12)
CELLS = {
    "one_year": "vinst efter ett år",
    "per_participant": "vinst per deltagare",
    "five_years": "vinst efter fem år",
    "payback_months": "återbetalningstid i månader",
}


def accounts_as_text(accounts: Mapping[str, Worth], profile: Profile) -> str:
    """Each actor on a line, kronor."""
    names = load().codes["actor"]
    lines = [f"{profile.label.sv} ({profile.name}). Kronor.", "", _line(HEAD)]
    for actor, one in accounts.items():
        money = (one.yearly_income, one.cost, one.profit_1, one.profit_5)
        lines.append(_line((names.name_of(actor), *map(kronor, money), month(one))))
    return "\n".join(lines)


def kronor(value: float | None) -> str:
    """Whole kronor; unknown is a dash."""
    return UNKNOWN if value is None else count(round(value), "sv")


def month(one: Worth) -> str:
    """When the cost is paid back."""
    if one.never:
        return "aldrig"
    return UNKNOWN if one.payback_months is None else f"{one.payback_months:.0f} mån"


def odd_as_text(odd: Sequence[Odd]) -> str:
    """What a report prints and no arithmetic gives."""
    if not odd:
        return ""
    names = load().codes["actor"]
    lines = ["", "", "Tal i rapporten som intäkter och kostnad inte ger:"]
    for one in odd:
        low, high = (count(round(end), "sv") for end in one.computed)
        lines.append(
            f"  {names.name_of(one.actor)}, {CELLS[one.cell]}: tryckt {count(one.printed, 'sv')}, räknat {low} till {high}."
        )
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    first, *rest = cells
    return f"{first:<{WIDTHS[0]}}" + "".join(
        f"{cell:>{width}}" for cell, width in zip(rest, WIDTHS[1:], strict=True)
    )

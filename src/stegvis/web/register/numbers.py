"""Is this a personnummer or a samordningsnummer, and what does it tell?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from personnummer.personnummer import (
    Personnummer,
    PersonnummerInvalidException,
    PersonnummerParseException,
)

from stegvis.web.access.record import Refused

FORM = "Skriv personnumret med tio eller tolv siffror, födelsedagen först."
CHECK = "Kontrollsiffran stämmer inte. Se efter om två siffror bytt plats."
DAY = "Födelsedagen i numret finns inte. Se efter månad och dag."


@dataclass(frozen=True, slots=True)
class Number:
    """A valid number: twelve digits, the sex that its ninth birth digit tells, and the year of birth."""

    digits: str
    sex: str
    birth_year: int


def read(text: str) -> Number:
    """Reads a number as people write it: ten or twelve digits, with or without a dash or spaces.

    Raises Refused with what to look for. Ten digits are of the last hundred years, as the library reads them.
    """
    written = re.sub(r"[\s\u2010-\u2015\u2212]", lambda sign: "" if sign.group().isspace() else "-", text)
    if not re.fullmatch(r"(\d{2})?\d{6}[-+]?\d{4}", written):
        raise Refused(FORM, "number")
    try:
        found = Personnummer(written)
    except (PersonnummerInvalidException, PersonnummerParseException) as fault:
        raise Refused(CHECK if _day_exists(written) else DAY, "number") from fault
    return Number(
        found.format(long_format=True), "female" if found.is_female() else "male", int(found.full_year)
    )


def _day_exists(written: str) -> bool:
    """Whether month and day can be a birthday (a samordningsnummer has 60 added to the day)."""
    digits = re.sub(r"\D", "", written)[-10:]
    month, day = int(digits[2:4]), int(digits[4:6]) % 60
    return 1 <= month <= 12 and 1 <= day <= 31

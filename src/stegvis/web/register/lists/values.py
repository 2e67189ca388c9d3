"""What does a cell of somebody's list mean: which day, which person, which sex, which number?"""

from __future__ import annotations

import re
from datetime import date, timedelta

from stegvis.web.access.record import Refused
from stegvis.web.look import dates
from stegvis.web.register import numbers
from stegvis.web.register.clock import today
from stegvis.web.register.lists.guessing import guess_codes

SERIAL = re.compile(r"[2-7]\d{4}([.,]0+)?")  # a day as Excel counts them: 1954 to 2119
EPOCH = date(1899, 12, 30)
WITH_TIME = re.compile(r"(.+?)[ t]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)|(\d{4})[./](\d{1,2})[./](\d{1,2})")
LOST = re.compile(r"\d[.,]\d+e\+\d+", re.IGNORECASE)
PART = re.compile(r"0\.\d+|1(\.0+)?")
BETWEEN = re.compile(r"[;,+/&]|\boch\b")
WITH_EXTENT = re.compile(r"([^\d%]*[^\d%\s(:=])[\s(:=]*(?:(\d{2,3})\s*(?:%|procent)?\)?)?")
SHORT = re.compile(r"\d{8,9}")
LOST_SAYS = (
    "Excel har gjort om personnumret till {text}, och siffrorna sist är borta. "
    "Gör kolumnen till text i Excel och skriv numret på nytt."
)


def day(text: str, now: date | None = None) -> date | None:
    """The day that a cell says, None where it is empty. Raises Refused where it is no day, or the day cannot be told."""
    written = text.strip().lower()
    if not written:
        return None
    timed = WITH_TIME.fullmatch(written)
    written = timed[1] if timed else written
    if SERIAL.fullmatch(written):
        return EPOCH + timedelta(days=int(written[:5]))
    dotted = DOTTED.fullmatch(written)
    if dotted:
        written = (
            f"{dotted[1]}/{dotted[2]} {dotted[3]}"
            if dotted[1]
            else f"{dotted[4]}-{int(dotted[5]):02}-{int(dotted[6]):02}"
        )
    found = dates.read(written, now or today())
    if found is None:
        raise Refused(f"”{text}” är ingen dag. Skriv som 2026-11-22.")
    return found


def number(text: str) -> numbers.Number | None:
    """The personnummer that a cell says, None where it is empty. Raises Refused where it is none or has lost digits.

    A number that Excel took the first zeros from gets them back.
    """
    written = text.strip().removesuffix(",0").removesuffix(".0")
    if not written:
        return None
    if LOST.fullmatch(written):
        raise Refused(LOST_SAYS.format(text=text.strip()))
    return numbers.read(written.zfill(10) if SHORT.fullmatch(written) else written)


def year(text: str, now: date | None = None) -> int | None:
    """The year that a cell says, alone or in a day; None where it is empty. Raises Refused."""
    written = text.strip().removesuffix(",0").removesuffix(".0")
    if re.fullmatch(r"\d{4}", written):
        return int(written)
    found = day(written, now)
    return found.year if found else None


def percent(text: str) -> str:
    """The extent that a cell says, as whole per cent: "50 %", "50" or, as Excel keeps a percentage, "0,5" and "1"."""
    written = text.replace("%", "").strip().replace(",", ".")
    if "%" not in text and PART.fullmatch(written):
        return f"{round(float(written) * 100)}"
    return written.removesuffix(".0")


def livelihoods(text: str) -> list[tuple[str, str]]:
    """The words of a cell about livelihood, each with the extent that stands after it: "Sjukpenning 50 %, lön 50"."""
    found = []
    for part in filter(None, map(str.strip, BETWEEN.split(text))):
        told = WITH_EXTENT.fullmatch(part)
        found.append((told[1].strip(), told[2] or "") if told else (part, ""))
    return found


def code(text: str, codes: str, choices: list[tuple[str, str]]) -> str:
    """The code that a cell says by label, code or known word; "" where it is empty. Raises Refused."""
    written = text.strip()
    found = guess_codes([written], codes, choices).get(written, "")
    if written and not found:
        raise Refused(f"”{written}” är inget av valen. Välj vad det motsvarar.")
    return found

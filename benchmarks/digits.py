"""Which personnummer do made-up people have?"""

from __future__ import annotations

from datetime import date, timedelta


def number(serial: int) -> str:
    """Twelve digits of the series kept for tests (980–999), with the check digit; repeats after 365,000."""
    day = date(1950 + serial // 7300 % 50, 1, 1) + timedelta(days=serial // 20 % 365)
    nine = f"{day:%y%m%d}{980 + serial % 20}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return f"{day:%Y}{nine[2:]}{-sum(n // 10 + n % 10 for n in doubled) % 10}"

"""How much may somebody's files ask of this machine?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a dataset may cost at most. Bytes unless the name says otherwise.

    `ratio` is unpacked over packed size of a zip entry, asked only of entries above `ratio_from`; text packs 5 to 20
    times, a bomb a thousand times. `findings` is how many findings of one code and column are given in full.
    """

    line: int = 1 << 20
    columns: int = 1_000
    rows: int = 100_000_000
    descriptor: int = 8 << 20
    text: int = 1 << 20
    unpacked: int = 2 << 30
    ratio: int = 200
    ratio_from: int = 10 << 20
    entries: int = 10_000
    findings: int = 1_000
    memory: str = "1GB"
    threads: int = 2

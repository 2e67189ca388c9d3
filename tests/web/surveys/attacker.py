"""Who has the whole database, the key and the log at one moment, and tries to say which answer is whose?

Shares no code with what it attacks but the way of opening what is encrypted: it has the installation's key.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from random import Random
from typing import Any

from django.db import connection

from stegvis.web.access.secrecy import Unreadable, decrypt

Row = dict[str, str]
Guess = dict[str, str]  # an answer's marker → who
MARKER = re.compile(r"svar-[0-9a-f]{8}")
HIDDEN = {
    "sqlite": "rowid AS _rowid",
    "postgresql": "ctid AS _ctid, xmin AS _xmin, xmax AS _xmax, cmin AS _cmin",
}


def marker(rng: Random) -> str:
    """A text that nobody else writes."""
    return f"svar-{rng.getrandbits(32):08x}"


def guesses(codes: Mapping[str, str], log: Iterable[str], surveys: Iterable[int]) -> dict[str, Guess]:
    """What each way of attacking guesses. `codes` is who was given which code: the attacker has the printed sheet."""
    who = {sha256(code.replace("-", "").encode()).hexdigest(): name for name, code in codes.items()}
    who |= {code: name for name, code in codes.items()} | {name: name for name in codes}
    tables = _everything(surveys)
    tables["the log"] = [{"_line": f"{n:09}", "said": said} for n, said in enumerate(log)]
    answers = dict(_orders(tables, lambda row: MARKER.findall(" ".join(row.values()))))
    invited = dict(_orders(tables, lambda row: _used(row, who)))
    found = {}
    for one, markers in answers.items():
        for other, names in invited.items():
            if len(markers) == len(names):
                found[f"{one} = {other}"] = dict(zip(markers, names, strict=True))
                found[f"{one} = {other}, backwards"] = dict(zip(markers, reversed(names), strict=True))
    return found | _same_words(tables, who)


def _everything(surveys: Iterable[int]) -> dict[str, list[Row]]:
    """Every row of every table as text, what is encrypted opened, with what the database itself knows of the row."""
    purposes = ["invitation", "draft", *(f"sealed survey {pk}" for pk in surveys)]
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT {HIDDEN[connection.vendor]}, t.* FROM "{table}" t')
            names = [column[0] for column in cursor.description]
            found[table] = [
                {name: _legible(value, purposes) for name, value in zip(names, row, strict=True)}
                for row in cursor.fetchall()
            ]
    return found


def _legible(value: Any, purposes: list[str]) -> str:
    text = value.decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
    if len(text) > 30 and re.fullmatch(r"[A-Za-z0-9+/]+=*", text):
        for purpose in purposes:
            try:
                return decrypt(text, purpose)
            except (Unreadable, ValueError):
                continue
    return text


def _orders(tables: Mapping[str, list[Row]], mentions: Any) -> Iterator[tuple[str, list[str]]]:
    """The order in which a table mentions answers or people, sorted by each of its columns and as it lies."""
    for table, rows in tables.items():
        if not any(mentions(row) for row in rows):
            continue
        for column in [None, *rows[0]]:
            lying = rows if column is None else sorted(rows, key=lambda row: _sortable(row[column]))
            seen = dict.fromkeys(one for row in lying for one in mentions(row))
            if len(seen) > 1:
                yield f"{table} by {column}", list(seen)


def _sortable(text: str) -> tuple[Any, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", text))


def _used(row: Row, who: Mapping[str, str]) -> list[str]:
    if row.get("used") in ("0", "False"):
        return []
    return [who[word] for word in re.findall(r"[\w@.-]+", " ".join(row.values())) if word in who]


def _same_words(tables: Mapping[str, list[Row]], who: Mapping[str, str]) -> dict[str, Guess]:
    """A row with one answer and a row with one person that have a word in common which no other such row has: a key, a time."""
    answers, people = defaultdict(set), defaultdict(set)
    for rows in tables.values():
        for row in rows:
            text = " ".join(row.values())
            markers, names = set(MARKER.findall(text)), set(_used(row, who))
            for word in set(re.findall(r"[\w.:+-]+", text)):
                if len(markers) == 1:
                    answers[word] |= markers
                if len(names) == 1:
                    people[word] |= names
    shared = {
        next(iter(answers[word])): next(iter(people[word]))
        for word in answers
        if len(answers[word]) == 1 == len(people[word])
    }
    return {"a word in common": shared} if shared else {}

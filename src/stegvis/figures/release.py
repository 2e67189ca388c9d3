"""How are figures handed over, so that somebody without the data can add them up and make a report of them?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from stegvis.domain.figure import By, Figure
from stegvis.domain.period import Period
from stegvis.figures.asked import Asked

FORM = "stegvis-siffror-1"
Key = tuple[str, By]
Named = tuple[tuple[str, str], ...]


class ReleaseError(Exception):
    """A file of figures cannot be read, or cannot be added to the others; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A sum that is not known: whose part is missing, and what the others' parts make."""

    known: float | int | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """Figures for an audience with the names that a reader needs, and no record.

    `teams` and `tracks` are codes and names in order. `sources` are those whose figures it is made of, where they are several,
    and `gaps` say of a sum of theirs that is not known what is missing. `least` is the smallest count shown (0: not said).
    """

    name: str
    association: str
    period: Period
    scheme: str
    audience: str
    teams: Named
    tracks: Named
    dataset: str
    definitions: str
    figures: tuple[Figure, ...]
    sources: tuple[str, ...] = ()
    gaps: Mapping[Key, Gap] = field(default_factory=dict)
    least: int = 0


def release_of(asked: Asked) -> Release:
    """What was asked and protected, with the dataset's own names."""
    rows = asked.data.rows
    associations = [row["name"] for row in rows("associations", ["association", "name"])]
    teams = {row["team"]: row["name"] for row in rows("teams", ["team", "name"])}
    return Release(
        name=asked.data.title,
        association=associations[0] if len(associations) == 1 else asked.data.title,
        period=asked.period,
        scheme=asked.scheme,
        audience=asked.audience,
        teams=tuple((team, teams[team]) for team in asked.shown),
        tracks=tuple((row["track"], row["name"]) for row in rows("tracks", ["track", "name"])),
        dataset=asked.data.fingerprint,
        definitions=asked.definitions.fingerprint,
        figures=tuple(asked.figures),
        least=asked.least,
    )


def told(release: Release) -> dict[str, Any]:
    """The release as plain values, in the form of `stegvis report`."""
    figures = [_tidy(figure, release.gaps) for figure in release.figures]
    return {**_head(release), "figures": figures, "findings": []}


def release_from(said: Mapping[str, Any]) -> Release:
    """A release back from its plain values. Raises KeyError, ValueError or TypeError for what is none."""
    return _release(said)


def _head(release: Release) -> dict[str, Any]:
    return {
        "form": FORM,
        "dataset": release.name,
        "association": release.association,
        "period": {"from": str(release.period.first), "to": str(release.period.last)},
        "scheme": release.scheme,
        "audience": release.audience,
        "least": release.least,
        "definitions": release.definitions,
        "fingerprint": release.dataset,
        "teams": dict(release.teams),
        "tracks": dict(release.tracks),
        "sources": list(release.sources),
    }


def write_release(release: Release, target: TextIO) -> None:
    """As JSON, with a figure on each line."""
    opening = json.dumps(_head(release), ensure_ascii=False, indent=0)[1:-2]
    lines = (json.dumps(_tidy(figure, release.gaps), ensure_ascii=False) for figure in release.figures)
    target.write("{" + opening + ',\n"figures": [\n' + ",\n".join(lines) + '\n],\n"findings": []\n}\n')


def read_release(path: Path) -> Release:
    """The file's figures. Raises ReleaseError where it is not such a file."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise ReleaseError(f"{path} går inte att läsa som siffror i JSON. ({fault})") from fault
    if not isinstance(said, dict) or said.get("form") != FORM:
        raise ReleaseError(
            f"{path} är ingen siffror-fil. Gör en med stegvis figures UNDERLAG --out FIL.json."
        )
    try:
        return _release(said)
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise ReleaseError(
            f"{path} är skadad eller ändrad och går inte att läsa. Hämta den på nytt. ({fault})"
        ) from fault


def _release(said: Mapping[str, Any]) -> Release:
    figures = tuple(Figure.from_dict(entry) for entry in said["figures"])
    gaps = {
        (figure.measure, figure.by): Gap(entry.get("known"), tuple(entry["missing"]))
        for figure, entry in zip(figures, said["figures"], strict=True)
        if "missing" in entry
    }
    period = Period(date.fromisoformat(said["period"]["from"]), date.fromisoformat(said["period"]["to"]))
    return Release(
        name=str(said["dataset"]),
        association=str(said["association"]),
        period=period,
        scheme=str(said["scheme"]),
        audience=str(said["audience"]),
        teams=tuple((str(code), str(name)) for code, name in said["teams"].items()),
        tracks=tuple((str(code), str(name)) for code, name in said["tracks"].items()),
        dataset=str(said["fingerprint"]),
        definitions=str(said["definitions"]),
        figures=figures,
        sources=tuple(map(str, said["sources"])),
        gaps=gaps,
        least=int(said.get("least", 0)),
    )


def _tidy(figure: Figure, gaps: Mapping[Key, Gap]) -> dict[str, object]:
    gap = gaps.get((figure.measure, figure.by))
    told = figure.as_dict()
    return told if gap is None else {**told, "known": gap.known, "missing": list(gap.missing)}

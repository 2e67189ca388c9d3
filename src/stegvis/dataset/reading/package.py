"""What does `datapackage.json` say about the dataset beside it?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from stegvis.dataset.findings import Findings
from stegvis.dataset.limits import Limits

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Package:
    """A dataset's own description. `paths` are its resources: table name to path, relative to the folder."""

    name: str
    title: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)

    @property
    def last_day(self) -> date | None:
        """The last day of the period that the dataset is about, where it says so."""
        last = self.settings.get("period", {}).get("to")
        return date.fromisoformat(last) if last else None


def read_package(folder: Path, name: str, findings: Findings, limits: Limits) -> Package:
    """The package of a folder; one without a descriptor is named after the folder.

    Raises DatasetError where the descriptor is there but cannot be used.
    """
    path = folder / DESCRIPTOR
    if not path.is_file():
        return Package(name, name)
    said = _content(path, findings, limits)
    settings = said.get("stegvis", {})
    fault = _fault(said, settings)
    if fault:
        raise findings.refusal("descriptor_unreadable", DESCRIPTOR, reason=fault)
    named = str(said.get("name") or name)
    return Package(
        named, str(said.get("title") or named), settings, _paths(said.get("resources", []), findings)
    )


def _content(path: Path, findings: Findings, limits: Limits) -> dict[str, Any]:
    if path.stat().st_size > limits.descriptor:
        raise findings.refusal("descriptor_unreadable", DESCRIPTOR, reason="den är större än 8 MB")
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as fault:
        reason = f"den är inte JSON (rad {fault.lineno}, tecken {fault.colno})"
        raise findings.refusal("descriptor_unreadable", DESCRIPTOR, reason=reason) from fault
    except (UnicodeDecodeError, RecursionError, ValueError) as fault:
        raise findings.refusal(
            "descriptor_unreadable", DESCRIPTOR, reason="den är inte JSON i UTF-8"
        ) from fault
    if not isinstance(said, dict):
        raise findings.refusal("descriptor_unreadable", DESCRIPTOR, reason="den ska vara ett JSON-objekt")
    return said


def _fault(said: dict[str, Any], settings: Any) -> str | None:
    if not isinstance(settings, dict):
        return "”stegvis” ska vara ett objekt"
    if not isinstance(settings.get("scheme", ""), str):
        return "”scheme” under ”stegvis” ska vara namnet på en indelning"
    teams = settings.get("teams", [])
    if not isinstance(teams, list) or not all(isinstance(team, str) for team in teams):
        return "”teams” under ”stegvis” ska vara en lista med teamens koder"
    if not _is_period(settings.get("period", {})):
        return "”period” under ”stegvis” ska ha ”from” och ”to” som datum, till exempel 2025-01-01"
    resources = said.get("resources", [])
    if not isinstance(resources, list) or not all(isinstance(one, dict) for one in resources):
        return "”resources” ska vara en lista med filer"
    return None


def _is_period(said: Any) -> bool:
    if not isinstance(said, dict):
        return False
    try:
        return all(isinstance(date.fromisoformat(said[end]), date) for end in ("from", "to") if end in said)
    except (TypeError, ValueError):
        return False


def _paths(resources: list[dict[str, Any]], findings: Findings) -> dict[str, str]:
    paths: dict[str, str] = {}
    for resource in resources:
        path = resource.get("path")
        if not isinstance(path, str):
            continue
        inside = PurePosixPath(path)
        if inside.is_absolute() or ".." in inside.parts or "\\" in path or "://" in path:
            raise findings.refusal(
                "descriptor_unreadable", DESCRIPTOR, reason=f"sökvägen {path} leder ut ur mappen"
            )
        paths[str(resource.get("name") or inside.stem)] = path
    return paths

"""Which definition files are there, and do they hold what they must?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from stegvis.definitions.said import said

HOME = Path(__file__).parent
CUSTOMER = "STEGVIS_DEFINITIONS"


class DefinitionError(Exception):
    """A definition file cannot be used; says which file, where in it, and what is wrong."""


def folders() -> tuple[Path, ...]:
    """The folders with definitions: the product's own, then the customer's (`STEGVIS_DEFINITIONS`)."""
    own = os.environ.get(CUSTOMER)
    if own and not Path(own).is_dir():
        raise DefinitionError(
            f"{CUSTOMER} pekar på {own}, som inte är en mapp. Ange mappen med dina definitioner."
        )
    return (HOME / "data", *((Path(own),) if own else ()))


def read(kind: str) -> dict[str, Any]:
    """Every definition of a kind, by code: `KIND.yaml` and each `KIND/CODE.yaml`, a customer's own last.

    Raises DefinitionError with file and place when one is not YAML or lacks what its shape (`shapes/KIND.yaml`) asks for.
    """
    found: dict[str, Any] = {}
    for path in _paths(kind, folders()):
        content = _checked(kind, path, path.stat().st_mtime_ns)
        found.update(content if path.stem == kind else {path.stem: content})
    return found


def stamp(*kinds: str) -> tuple[tuple[Path, int], ...]:
    """The files of some kinds and when each was changed: what is read of them holds until then. Cheap, unlike the fingerprint."""
    homes = folders()
    files = [path for kind in kinds for path in _paths(kind, homes)]
    return tuple((path, path.stat().st_mtime_ns) for path in files)


def fingerprint() -> str:
    """A short hash of every definition in use: the same figures are promised only under the same one."""
    return _digest(tuple(_stamped(folder) for folder in folders()))


Stamped = tuple[Path, tuple[tuple[Path, int, int], ...]]


def _stamped(folder: Path) -> Stamped:
    """The folder's definition files, with when each was changed and its length: enough to see that one is another."""
    found = ((path, path.stat()) for path in sorted((*folder.rglob("*.yaml"), *folder.glob("*.csv"))))
    return folder, tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=4)
def _digest(stamped: tuple[Stamped, ...]) -> str:
    digest = sha256()
    for folder, files in stamped:
        for path, _, _ in files:
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _paths(kind: str, homes: tuple[Path, ...]) -> Iterator[Path]:
    for home in homes:
        single = home / f"{kind}.yaml"
        if single.is_file():
            yield single
        yield from sorted((home / kind).glob("*.yaml"))


@cache
def _checked(kind: str, path: Path, _changed: int) -> Any:
    content = _parsed(path)
    single = path.stem == kind
    entries = content.items() if single and isinstance(content, dict) else [(path.stem, content)]
    for code, entry in entries:
        checked_entry(kind, code, entry, path.name)
    return content


def checked_entry(kind: str, code: str, entry: Any, where: str = "") -> None:
    """Whether a definition that lies in no folder (yet) has its shape. Raises DefinitionError with the first fault."""
    faults = Draft202012Validator(_shape(kind)).iter_errors(_plain(entry))
    for fault in sorted(faults, key=lambda e: list(map(str, e.absolute_path))):
        place = " → ".join([str(code), *map(str, fault.absolute_path)])
        named = f"{where}: {place}" if where else place
        raise DefinitionError(f"{named}: {said(fault)}. Formen beskrivs i shapes/{kind}.yaml.")


def _parsed(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise DefinitionError(f"{path}: filen är inte giltig YAML: {fault}") from fault


@cache
def _shape(kind: str) -> dict[str, Any]:
    path = HOME / "shapes" / f"{kind}.yaml"
    if not path.is_file():
        return {}
    shape: dict[str, Any] = _parsed(path)
    text = {
        "type": "object",
        "required": ["sv", "en"],
        "properties": {"sv": {"type": "string"}, "en": {"type": "string"}},
        "additionalProperties": False,
    }
    return {**shape, "$defs": {**shape.get("$defs", {}), "text": text}}


def _plain(entry: Any) -> Any:
    """The entry with dates as text, as JSON Schema knows them."""
    return json.loads(json.dumps(entry, default=str))


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

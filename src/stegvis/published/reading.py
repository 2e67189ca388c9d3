"""How is the file of a published report read, exactly as its numbers are printed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from stegvis.domain.period import Period
from stegvis.published.block import Block, Node, Report
from stegvis.published.printed import read_number

LARGEST_FILE = 5_000_000
MOST_VALUES = 200_000
DEEPEST = 20
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
BASE_IN_COMMENT = re.compile(r"\s#.*?\b[nN]\s*=\s*(\d+)\b")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableReport(Exception):
    """The file cannot be read as a published report; says why and what to do."""


def read(path: Path, ignored: frozenset[str] = frozenset()) -> Report:
    """The report in a YAML file. Keys in `ignored` (comments, the readers' own findings) are left out of it.

    Raises UnreadableReport with a message for the user.
    """
    text = _text(path)
    try:
        _refuse_traps(path, text)
        tree = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as fault:
        raise UnreadableReport(
            f"{path}: filen är inte YAML: {_place(fault)}. Rätta raden och försök igen."
        ) from fault
    if not isinstance(tree, yaml.MappingNode):
        raise UnreadableReport(
            f"{path}: filen ska hålla nycklar med värden, som i en publicerad rapport (nyckel: värde)."
        )
    root = _Reader(path, text.splitlines(), ignored).block(tree, "")
    return Report(root, _period(path, root), _word(root, "exit_scheme"), _word(root, "team"))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableReport(f"{path}: filen är större än 5 MB och är knappast en publicerad rapport.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as fault:
        raise UnreadableReport(f"{path} finns inte. Kontrollera sökvägen.") from fault
    except IsADirectoryError as fault:
        raise UnreadableReport(f"{path} är en mapp. Ange YAML-filen med rapportens tal.") from fault
    except OSError as fault:
        raise UnreadableReport(f"{path} går inte att läsa. Kontrollera att du får läsa filen.") from fault
    except UnicodeDecodeError as fault:
        raise UnreadableReport(f"{path}: filen är inte text i UTF-8. Spara om den som UTF-8.") from fault


def _refuse_traps(path: Path, text: str) -> None:
    """Aliases unfold and deep nesting overflows; neither occurs in a report."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableReport(
                f"{path}: filen hänvisar till sig själv (*{event.anchor}). Skriv ut värdet i stället."
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UnreadableReport(
                f"{path}: filen är nästlad djupare än {DEEPEST} nivåer och är knappast en publicerad rapport."
            )


class _Reader:
    """Turns the nodes of YAML into blocks; stops at a file that holds more than any report."""

    def __init__(self, path: Path, lines: list[str], ignored: frozenset[str]) -> None:
        self.path, self.lines, self.ignored = path, lines, ignored
        self.values = 0

    def block(self, node: yaml.MappingNode, place: str) -> Block:
        items: dict[str, Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            if key in items:
                line = key_node.start_mark.line + 1
                raise UnreadableReport(
                    f"{self.path}, rad {line}: nyckeln {key} står två gånger. Behåll den ena."
                )
            if key not in self.ignored:
                inner = self.node(value, f"{place}.{key}" if place else key)
                items[key] = self._with_base(inner, key_node)
        return Block(place, items)

    def node(self, node: yaml.Node, place: str) -> Node:
        self.values += 1
        if self.values > MOST_VALUES:
            raise UnreadableReport(
                f"{self.path}: filen håller fler än {MOST_VALUES} värden och är knappast en publicerad rapport."
            )
        if isinstance(node, yaml.MappingNode):
            return self.block(node, place)
        if isinstance(node, yaml.SequenceNode):
            return Block(place, dict(self._members(node, place)))
        text = str(node.value)
        return read_number(text) or text

    def _members(self, node: yaml.SequenceNode, place: str) -> Iterator[tuple[str, Node]]:
        """The members of a list: rows by the team they name, others by their number."""
        seen: set[str] = set()
        for number, member in enumerate(node.value):
            key = _team_of(member) or str(number)
            key = f"{key}_{number}" if key in seen else key
            seen.add(key)
            yield key, self.node(member, f"{place}.{key}")

    def _with_base(self, node: Node, key: yaml.Node) -> Node:
        """A block whose key is followed by a comment such as `# n = 29` has that base."""
        if not isinstance(node, Block):
            return node
        said = BASE_IN_COMMENT.search(QUOTED.sub("", self.lines[key.start_mark.line]))
        return Block(node.path, node.items, Decimal(said[1])) if said else node


def _team_of(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((str(value.value) for key, value in node.value if key.value == "team"), None)


def _word(root: Block, key: str) -> str | None:
    word = root.items.get(key)
    return word if isinstance(word, str) else None


def _period(path: Path, root: Block) -> Period | None:
    said = root.items.get("period")
    if not isinstance(said, Block):
        return None
    try:
        first, last = (date.fromisoformat(str(said.items.get(end))) for end in ("from", "to"))
        return Period(first, last)
    except ValueError as fault:
        raise UnreadableReport(
            f"{path}: perioden går inte att läsa ({fault}). Skriv period: {{from: 2025-01-01, to: 2025-06-30}}."
        ) from fault


def _place(fault: yaml.YAMLError) -> str:
    mark = getattr(fault, "problem_mark", None)
    return f"rad {mark.line + 1}, kolumn {mark.column + 1}" if mark else "kontrollera tecknen i filen"

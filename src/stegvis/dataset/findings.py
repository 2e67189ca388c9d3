"""How does a rule that was broken become words that somebody can act on?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from stegvis.dataset.identity import hidden
from stegvis.definitions import FindingRule
from stegvis.domain.finding import Finding

SHOWN = 60


class DatasetError(Exception):
    """Nothing can be answered from this source. `findings` say what is wrong, where, and what to do about it."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("\n".join(f"{found.message} {found.remedy}" for found in findings))


class Findings:
    """Everything found in one dataset so far, in the words of the rules (`findings.yaml`).

    No finding ever shows a personal identity number, and a long or unprintable value is shown shortened.
    """

    def __init__(self, rules: Mapping[str, FindingRule]) -> None:
        self._rules = rules
        self._found: list[Finding] = []
        self._rests: list[Finding] = []

    def severity(self, code: str) -> str:
        return self._rules[code].severity

    def add(self, code: str, file: str, **known: Any) -> Finding:
        """Notes one finding: `line`, `column` and `key` where they are known, and what the rule's words ask for by name."""
        made = self.made(code, file, **known)
        self._found.append(made)
        return made

    def add_rest(self, like: Finding, more: int) -> None:
        """Notes that there are `more` findings of the same kind than those given in full."""
        words = self._rules["more_of_the_same"].message.sv.format(more=more, file=like.file)
        self._rests.append(replace(like, message=words, line=None, key=None))

    def made(
        self,
        code: str,
        file: str,
        *,
        line: int | None = None,
        column: str | None = None,
        key: object = None,
        **values: object,
    ) -> Finding:
        rule = self._rules[code]
        known = {"file": file, "line": line, "column": column, "key": key, **values}
        words = {name: shown(value) for name, value in known.items()}
        return Finding(
            code=code,
            severity=rule.severity,
            file=hidden(file),
            message=rule.message.sv.format_map(words),
            remedy=rule.remedy.sv.format_map(words),
            line=line,
            column=None if column is None else shown(column),
            key=None if key is None else shown(key),
        )

    def refusal(self, code: str, file: str, **known: Any) -> DatasetError:
        """An error to raise where reading cannot go on."""
        return DatasetError(self.made(code, file, **known))

    def extend(self, found: Iterable[Finding]) -> None:
        self._found.extend(found)

    def sorted(self, order: Iterable[str]) -> tuple[Finding, ...]:
        """The findings by file (in the given order, others first), line, column and code; "and N more" last in its file."""
        place = {file: number for number, file in enumerate(order)}

        def key(pair: tuple[bool, Finding]) -> tuple[object, ...]:
            rest, found = pair
            return (
                place.get(found.file, -1),
                found.file,
                rest,
                found.line or 0,
                found.column or "",
                found.code,
                found.message,
            )

        pairs = [*((False, found) for found in self._found), *((True, found) for found in self._rests)]
        return tuple(found for _, found in sorted(pairs, key=key))


def shown(value: object) -> str:
    """A value as it may be printed: without identity numbers or control characters, and not too long."""
    text = hidden(str(value))
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[: SHOWN * 2])
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"

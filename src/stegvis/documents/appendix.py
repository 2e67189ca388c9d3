"""How is each printed figure counted, and what is wrong in what it was counted from?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stegvis.definitions import Measure
from stegvis.documents.labels import Labels
from stegvis.documents.model import (
    Block,
    Cell,
    Chapter,
    Column,
    Definition,
    Definitions,
    Paragraph,
    Run,
    Table,
    figures_of,
)
from stegvis.documents.numbers import NO_BREAK
from stegvis.documents.shown import Shown
from stegvis.domain.finding import Finding

_SLOT = re.compile(r"\{[^}]*\}")


def definitions_of(chapters: Sequence[Chapter], labels: Labels, hidden: str = "") -> Iterator[Block]:
    """The definitions of every measure that the chapters print, in the definitions' own order.

    `hidden` says what is hidden in the report, and why.
    """
    printed = {
        figure.measure for chapter in chapters for block in chapter.blocks for figure in figures_of(block)
    }
    known = [measure for name, measure in labels.definitions.measures.items() if name in printed]
    if known:
        yield Paragraph(labels.speech.sentence("definitions", Shown.of(())), lead=True)
        if hidden:
            yield Paragraph((Run(hidden),))
        yield Definitions(tuple(_definition(measure, labels) for measure in known))


def findings_of(findings: Sequence[Finding], number: str, labels: Labels) -> Iterator[Block]:
    """What was found, grouped by kind and file and counted, errors first; no record is named."""
    speech = labels.speech
    yield Paragraph(speech.sentence("findings" if findings else "findings_none", Shown.of(())), lead=True)
    if not findings:
        return
    groups = Counter((found.severity != "error", found.code, found.file) for found in findings)
    rows = tuple(
        (
            Cell(_said(code, labels)),
            Cell(speech.word("warnings" if mild else "errors")),
            Cell(file),
            Cell(times),
        )
        for (mild, code, file), times in sorted(groups.items())
    )
    heads = tuple(Column(speech.word(name), "text") for name in ("finding", "severity", "file"))
    yield Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=speech.word("findings_caption"),
        columns=(*heads, Column(speech.word("number"), "int")),
        rows=rows,
    )


def _definition(measure: Measure, labels: Labels) -> Definition:
    speech = labels.speech
    said = (
        ("base", measure.base.in_(speech.language)),
        ("unit", labels.definitions.codes["unit"].name_of(measure.unit, speech.language)),
        ("kept_source", measure.source),
        ("definition", f"{measure.name}, {speech.word('version')}{NO_BREAK}{measure.version}"),
    )
    facts = tuple((speech.word(name), text) for name, text in said)
    return Definition(
        measure.name, measure.label.in_(speech.language), measure.why.in_(speech.language), facts
    )


def _said(code: str, labels: Labels) -> str:
    """What a finding of this kind says, with an ellipsis where each row says its own."""
    rule = labels.definitions.findings.get(code)
    return _SLOT.sub("…", rule.message.in_(labels.speech.language)) if rule else code

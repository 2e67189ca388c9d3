"""Which figure, table or chart does a mark in somebody's text stand for?

`[[exits]]` is a figure, `[[exits outcome=work]]` one of a split, `[[exits outcome=work andel]]` its share; alone on its line
`[[tabell outcomes]]` is a table of the layout, `[[diagram outcomes]]` the chart of one and `[[citat 12]]` a participant's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from stegvis.documents.labels import Labels
from stegvis.documents.material import Story
from stegvis.documents.model import Block, Cell, Inline, Kind, ListBlock, Paragraph, Quote, Run, TextTable
from stegvis.documents.numbers import in_cell
from stegvis.documents.shown import Shown
from stegvis.documents.stories import MARKS, quoted
from stegvis.domain.figure import ABSENT, Figure

TABLE, CHART, SHARE = "tabell", "diagram", "andel"
_APART = re.compile(r"\n[ \t]*\n")
_MARK = re.compile(r"\[\[\s*([^\[\]]{1,200}?)\s*\]\]")


class MarkError(Exception):
    """A mark stands for nothing; says what to write instead."""


@dataclass(frozen=True)
class Marks:
    """What marks stand for in one chapter: its figures, the layout's tables and charts by name, and stories by number."""

    shown: Shown
    labels: Labels
    tables: Collection[str]
    put: Callable[[str, bool], Iterator[Block]]
    stories: Mapping[str, Story]

    def filled(self, block: Block) -> Iterator[Block]:
        """The block with its marks filled in; a mark that stands for nothing stays as it was written.

        A story that may not be shown is left out, mark and all.
        """
        if isinstance(block, Paragraph):
            alone = _MARK.fullmatch("".join(run.text for run in block.runs).strip())
            words = alone[1].split() if alone else []
            if len(words) == 2 and words[0] in (TABLE, CHART) and words[1] in self.tables:
                yield from self.put(words[1], words[0] == CHART)
            elif len(words) == 2 and words[0] in MARKS:
                yield from self._told(words[1])
            else:
                yield replace(block, runs=self._runs(block.runs))
        elif isinstance(block, Quote):
            yield replace(block, blocks=tuple(b for one in block.blocks for b in self.filled(one)))
        elif isinstance(block, ListBlock):
            items = (tuple(b for one in item for b in self.filled(one)) for item in block.items)
            yield replace(block, items=tuple(items))
        elif isinstance(block, TextTable):
            yield replace(block, rows=tuple(tuple(map(self._runs, row)) for row in block.rows))
        else:
            yield block

    def faults(self, text: str) -> list[str]:
        """What is wrong with the marks of a text, each with what to write instead."""
        found = []
        alone = {part.strip() for part in _APART.split(text)}
        for mark in _MARK.finditer(text):
            try:
                if mark[1].split()[0] in MARKS and mark[0] not in alone:
                    raise MarkError(f"{mark[0]} ska stå ensamt på sin rad, med en tom rad före och efter.")
                self._checked(mark[1])
            except MarkError as fault:
                found.append(str(fault))
        return found

    def _checked(self, said: str) -> None:
        kind, *rest = said.split()
        if kind in MARKS:
            self._allowed(said, rest)
        elif kind not in (TABLE, CHART):
            self._figure(said)
        elif len(rest) != 1 or rest[0] not in self.tables:
            raise MarkError(f"[[{said}]]: tabellen finns inte. Tabeller som finns: {', '.join(self.tables)}.")

    def _allowed(self, said: str, rest: list[str]) -> None:
        story = self.stories.get(rest[0]) if len(rest) == 1 else None
        if story is None:
            raise MarkError(f"[[{said}]]: det finns inte i teamet. Välj under Infoga.")
        if story.why_not:
            raise MarkError(f"[[{said}]]: {story.why_not} Ta bort märket.")

    def _told(self, number: str) -> Iterator[Block]:
        story = self.stories.get(number)
        if story and not story.why_not:
            yield quoted(story, self.labels.speech)

    def _runs(self, runs: Inline) -> Inline:
        return tuple(part for run in runs for part in self._parts(run) if part.text)

    def _parts(self, run: Run) -> Iterator[Run]:
        place = 0
        for mark in _MARK.finditer(run.text):
            try:
                text, figure = self._figure(mark[1])
            except MarkError:
                continue
            yield replace(run, text=run.text[place : mark.start()])
            yield replace(run, text=text, figure=figure)
            place = mark.end()
        yield replace(run, text=run.text[place:])

    def _figure(self, said: str) -> tuple[str, Figure]:
        """The figure of a mark and how it is written. Raises MarkError."""
        name, *rest = said.split()
        measure = self.labels.definitions.measures.get(name)
        if measure is None:
            raise MarkError(f"[[{said}]]: måttet {name} finns inte. Välj under Infoga.")
        by = dict(part.split("=", 1) for part in rest if "=" in part)
        odd = [part for part in rest if "=" not in part and part != SHARE]
        if odd:
            raise MarkError(f"[[{said}]]: {odd[0]} går inte att förstå. Skriv till exempel outcome=work.")
        found = [f for f in self.shown.finer(name) if _split(f) == by]
        if not found:
            raise MarkError(f"[[{said}]]: {name} har inget tal för det. Se uppdelningarna under Siffror.")
        figure = found[0]
        if SHARE in rest:
            share = None if figure.share is ABSENT else figure.share
            return self._written(Cell(share, figure, withheld=figure.withheld), "share"), figure
        kind: Kind = (
            "sek" if measure.unit == "SEK" else "number" if measure.kind in ("mean", "median") else "int"
        )
        return self._written(Cell(figure.value, figure, withheld=figure.hidden), kind), figure

    def _written(self, cell: Cell, kind: Kind) -> str:
        return in_cell(cell, kind, self.labels.speech.language)


def _split(figure: Figure) -> dict[str, str]:
    return {name: str(value) for name, value in figure.by if name != "team"}

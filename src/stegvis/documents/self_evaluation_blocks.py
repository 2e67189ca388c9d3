"""What does a report say of a team's self-evaluation: what each area came to, what was said, and who does what?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stegvis.documents.model import Block, Cell, Column, Heading, Paragraph, Row, Run, Table
from stegvis.documents.numbers import decimal
from stegvis.documents.self_evaluation import Judged, NineFields, Promise, SelfEvaluation
from stegvis.documents.speech import Speech
from stegvis.documents.text import blocks_of

NUMBERS = ("highest", "mean", "lowest")


def self_evaluation_of(
    days: Sequence[SelfEvaluation],
    nine: Sequence[NineFields],
    speech: Speech,
    chapter: int,
    numbers: Iterator[int],
) -> Iterator[Block]:
    """The day as a section: a sentence, its values, the talk, what was undertaken, what came of the last, the nine fields."""
    for day in days:
        yield Paragraph((Run(_lead(day, speech)),), lead=True)
        yield _values(day, speech, f"{chapter}.{next(numbers)}")
        if day.earlier:
            caption = speech.word("evaluated_earlier", before=str(day.before))
            yield _promised(caption, day.earlier, speech, f"{chapter}.{next(numbers)}")
        for area in day.areas:
            yield from _talk(area, speech)
        if day.promises:
            caption = speech.word("evaluated_promises")
            yield _promised(caption, day.promises, speech, f"{chapter}.{next(numbers)}")
    for sheet in nine:
        yield _nine(sheet, speech, f"{chapter}.{next(numbers)}")


def _nine(sheet: NineFields, speech: Speech, number: str) -> Table:
    day = sheet.made_on
    return Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=speech.word("nine_caption", day=_day(day.day, day.month, day.year, speech)),
        columns=(Column("", "text"), *(Column(one, "text") for one in sheet.columns)),
        rows=tuple(
            (Cell(name), *(Cell(" ".join(text.split())) for text in texts)) for name, texts in sheet.rows
        ),
        widths=(16, 28, 28, 28),
    )


def _lead(day: SelfEvaluation, speech: Speech) -> str:
    """When it was held, and which areas stood highest and lowest."""
    held = speech.word(
        "evaluated_held", day=_day(day.held_on.day, day.held_on.month, day.held_on.year, speech)
    )
    known = [area for area in day.areas if area.mean is not None]
    if len(known) < 2:
        return held
    best, least = (pick(known, key=lambda area: area.mean or 0) for pick in (max, min))
    said = {"best": best, "least": least}
    values = {
        name: f"{area.label} ({decimal(area.mean or 0, speech.language)})" for name, area in said.items()
    }
    return f"{held} {speech.word('evaluated_ends', **values)}"


def _values(day: SelfEvaluation, speech: Speech, number: str) -> Table:
    compared = day.before is not None and any(area.before is not None for area in day.areas)
    heads = [
        Column(speech.word(f"evaluated_{name}"), "number" if name == "mean" else "int") for name in NUMBERS
    ]
    if compared:
        heads.append(Column(speech.word("evaluated_before", before=str(day.before)), "number"))
    agreed = any(area.n == 1 for area in day.areas)
    unknown = any(area.n is None for area in day.areas)
    notes = [
        "evaluated_note",
        *(["evaluated_agreed"] if agreed else []),
        *(["evaluated_few"] if unknown else []),
    ]
    return Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=speech.word("evaluated_caption", held=str(day.held_on.year)),
        columns=(Column(speech.word("evaluated_area"), "text"), *heads),
        rows=tuple(_row(area, compared=compared) for area in day.areas),
        note=(Run(" ".join(speech.word(name) for name in notes)),),
    )


def _row(area: Judged, *, compared: bool) -> Row:
    own = (Cell(getattr(area, name)) for name in NUMBERS)
    return (Cell(area.label), *own, *([Cell(area.before)] if compared else []))


def _talk(area: Judged, speech: Speech) -> Iterator[Block]:
    told = [("evaluated_works", area.works), ("evaluated_step", area.step)]
    if any(text for _, text in told):
        yield Heading(3, area.label)
    for name, text in told:
        if text:
            yield from _said(speech.word(name), blocks_of(text))


def _said(head: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What was said, after what it is an answer to."""
    first = blocks[0] if blocks else None
    runs = first.runs if isinstance(first, Paragraph) else ()
    yield Paragraph((Run(f"{head}. ", strong=True), *runs))
    yield from blocks[1:] if runs else blocks


def _promised(caption: str, promises: Sequence[Promise], speech: Speech, number: str) -> Table:
    named = any(one.who for one in promises)
    heads = ["area", "what", *(["who"] if named else []), "due", "result"]
    widths = (18, 34, 14, 18, 16) if named else (20, 42, 19, 19)
    return Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=caption,
        columns=tuple(Column(speech.word(f"evaluated_{head}"), "text") for head in heads),
        rows=tuple(_promise(one, speech, named=named) for one in promises),
        widths=widths,
    )


def _promise(one: Promise, speech: Speech, *, named: bool) -> Row:
    result = speech.word(f"evaluated_{one.result or 'open'}")
    return (
        Cell(one.area),
        Cell(one.what),
        *([Cell(one.who)] if named else []),
        Cell(_day(one.due.day, one.due.month, one.due.year, speech)),
        Cell(f"{result}. {one.note}" if one.note else result),
    )


def _day(day: int, month: int, year: int, speech: Speech) -> str:
    return f"{day} {speech.phrases['months'][speech.language][month - 1]} {year}"

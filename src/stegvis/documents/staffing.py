"""How was a team staffed over the period, place by place and without names?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stegvis.documents.material import Post
from stegvis.documents.model import Block, Cell, Column, Paragraph, Row, Run, Table
from stegvis.documents.numbers import decimal
from stegvis.documents.speech import Speech

HEADS = ("funded", "filled", "vacant")


def staffing_of(
    posts: Sequence[Post], speech: Speech, chapter: int, numbers: Iterator[int]
) -> Iterator[Block]:
    """A sentence and a table of the team's places; nothing where there were none in the period."""
    if not posts:
        return
    number = f"{chapter}.{next(numbers)}"
    funded, filled = sum(post.funded for post in posts), sum(post.filled for post in posts)
    said = speech.word(
        "staffing_said", funded=decimal(funded, speech.language), filled=decimal(filled, speech.language)
    )
    yield Paragraph((Run(said),))
    yield Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=f"{speech.word('staffing_caption')}, {speech.days()}",
        columns=(
            Column(speech.word("staffing_role"), "text"),
            Column(speech.word("staffing_employer"), "text"),
            Column(speech.word("staffing_share"), "share"),
            *(Column(speech.word(f"staffing_{head}"), "number") for head in HEADS),
        ),
        rows=tuple(
            (
                Cell(post.role),
                Cell(post.employer),
                Cell(post.share / 100),
                *_months(post.funded, post.filled),
            )
            for post in posts
        ),
        total=(Cell(speech.word("total")), Cell(""), Cell(""), *_months(funded, filled))
        if len(posts) > 1
        else None,
        note=(Run(speech.word("staffing_note")),),
    )


def _months(funded: float, filled: float) -> Row:
    """Vacant is what the two leave, each as it is printed."""
    had, held = round(funded, 1), round(filled, 1)
    return Cell(had), Cell(held), Cell(round(had - held, 1))

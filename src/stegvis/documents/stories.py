"""How do a participant's own words stand in a report?"""

from __future__ import annotations

from stegvis.documents.material import Story
from stegvis.documents.model import Paragraph, Quote, Run
from stegvis.documents.speech import Speech
from stegvis.documents.text import printable

MARK_OF = {"quote": "citat", "story": "berättelse"}  # [[citat 12]] or [[berättelse 12]], alone on its line
MARKS = tuple(MARK_OF.values())


def mark_of(story: Story) -> str:
    """What is written in a text for the story to stand there."""
    return f"[[{MARK_OF[story.kind]} {story.number}]]"


def quoted(story: Story, speech: Speech) -> Quote:
    """The words, paragraph by paragraph, and below them whose they are: never the real name."""
    said = [" ".join(part.split()) for part in printable(story.words).split("\n\n")]
    by = speech.word("story_by", who=story.name) if story.name else speech.word("story_by_nobody")
    return Quote((*(Paragraph((Run(part),)) for part in said if part), Paragraph((Run(by),))))

"""How is an evaluation handed over as a file?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.dataset import Dataset
from stegvis.documents.half_year import rendered
from stegvis.documents.worth_of import evaluation_document
from stegvis.evaluation.answer import Answer
from stegvis.web.register.codes import known

FORMS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class File:
    """What is sent, as what, under which name."""

    content: bytes
    kind: str
    name: str


def written(data: Dataset, answer: Answer, form: str) -> File:
    """The evaluation's own report as one of the formats."""
    period = answer.asked.period
    name = f"vardet-{answer.asked.team}-{period.first}--{period.last}.{form}"
    return File(rendered(evaluation_document(data, answer, known()), form), FORMS[form], name)

"""A report as data, and how it becomes HTML, PDF, Word, Excel and CSV."""

from stegvis.documents.attachment import Attachment, AttachmentError, Difference, attached_figures, compare
from stegvis.documents.build import build
from stegvis.documents.layout import Layout, layout
from stegvis.documents.material import Named, ReportInput
from stegvis.documents.model import Document
from stegvis.documents.render import RENDERERS, Format, render
from stegvis.documents.texts import TextError, Texts, arranged, read_texts

__all__ = [
    "RENDERERS",
    "Attachment",
    "AttachmentError",
    "Difference",
    "Document",
    "Format",
    "Layout",
    "Named",
    "ReportInput",
    "TextError",
    "Texts",
    "arranged",
    "attached_figures",
    "build",
    "compare",
    "layout",
    "read_texts",
    "render",
]

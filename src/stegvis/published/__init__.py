"""Published reports: what they print, and where that cannot be so."""

from stegvis.published.against_data import compare
from stegvis.published.block import Report
from stegvis.published.contradiction import Contradiction
from stegvis.published.reading import UnreadableReport
from stegvis.published.reconcile import Answer, load, reconcile
from stegvis.published.vocabulary import Vocabulary

__all__ = [
    "Answer",
    "Contradiction",
    "Report",
    "UnreadableReport",
    "Vocabulary",
    "compare",
    "load",
    "reconcile",
]

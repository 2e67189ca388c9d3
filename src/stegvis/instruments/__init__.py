"""What do answers come to, and is a change more than chance? The total as weights that any engine can sum."""

from stegvis.instruments.change import Category, Change, Verdict, change, passed, verdict_of, well
from stegvis.instruments.expected import Expected, expected
from stegvis.instruments.paired import Paired, paired
from stegvis.instruments.scoring import Weight, score, subscores, weights
from stegvis.instruments.spread import Spread, spread
from stegvis.instruments.tallied import Share, Tallied, difference, share, tallied

__all__ = [
    "Category",
    "Change",
    "Expected",
    "Paired",
    "Share",
    "Spread",
    "Tallied",
    "Verdict",
    "Weight",
    "change",
    "difference",
    "expected",
    "paired",
    "passed",
    "score",
    "share",
    "spread",
    "subscores",
    "tallied",
    "verdict_of",
    "weights",
    "well",
]

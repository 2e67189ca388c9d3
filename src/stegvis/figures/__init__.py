"""Each measure over a dataset, once."""

from stegvis.figures.asked import Asked, ask, for_audience, write_csv, write_json
from stegvis.figures.disclosure import Earlier, Reader, Unprotectable
from stegvis.figures.engine import EngineError
from stegvis.figures.evaluate import Data, evaluate
from stegvis.figures.explain import explain

__all__ = [
    "Asked",
    "Data",
    "Earlier",
    "EngineError",
    "Reader",
    "Unprotectable",
    "ask",
    "evaluate",
    "explain",
    "for_audience",
    "write_csv",
    "write_json",
]

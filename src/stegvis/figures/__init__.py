"""Each measure over a dataset, once."""

from stegvis.figures.engine import EngineError
from stegvis.figures.evaluate import Data, evaluate
from stegvis.figures.explain import explain

__all__ = ["Data", "EngineError", "evaluate", "explain"]

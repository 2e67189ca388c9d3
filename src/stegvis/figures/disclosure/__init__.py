"""Figures that are safe to show to those who may not know of persons."""

from stegvis.figures.disclosure.between import Earlier
from stegvis.figures.disclosure.protect import protect, rule_for
from stegvis.figures.disclosure.readers import Key, Reader
from stegvis.figures.disclosure.search import Unprotectable

__all__ = ["Earlier", "Key", "Reader", "Unprotectable", "protect", "rule_for"]

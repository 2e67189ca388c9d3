"""Figures that are safe to show to those who may not know of persons."""

from stegvis.figures.disclosure.protect import protect, rule_for
from stegvis.figures.disclosure.search import Unprotectable

__all__ = ["Unprotectable", "protect", "rule_for"]

"""The follow-up dataset: reading it from files, telling what is wrong in it, and writing it."""

from stegvis.dataset.converting import Converted, convert
from stegvis.dataset.findings import DatasetError
from stegvis.dataset.limits import Limits
from stegvis.dataset.loading import check, load
from stegvis.dataset.model import Dataset
from stegvis.dataset.writing import write

__all__ = ["Converted", "Dataset", "DatasetError", "Limits", "check", "convert", "load", "write"]

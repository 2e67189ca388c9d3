"""What stands in a list that somebody keeps by hand, and which of its columns is which?"""

from stegvis.web.register.lists.guessing import guess, guess_codes
from stegvis.web.register.lists.model import Listed, Row
from stegvis.web.register.lists.reading import read_list

__all__ = ["Listed", "Row", "guess", "guess_codes", "read_list"]

"""What would a dataset add to the register: which of its rows are here already, which are new, and which say something else?"""

from stegvis.web.register.incoming.model import Changed, Difference, Incoming, Part, Plan
from stegvis.web.register.incoming.sorting import planned

__all__ = ["Changed", "Difference", "Incoming", "Part", "Plan", "planned"]

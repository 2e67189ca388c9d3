"""Who is doing something, from which page, and why?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stegvis.web.access.models import User


@dataclass(frozen=True, slots=True)
class By:
    """The one who acts. `user` is None for the machine itself (a load from the command line); `page` is the URL's name or
    the command, `why` the reason that was given or that the page stands for, `name` who it is where it is no user (a participant
    with a link). `person` is the one who reads and changes about themselves, and no other.
    """

    user: User | None
    page: str = ""
    why: str = ""
    name: str = "Stegvis"
    person: int | None = None

    def because(self, why: str) -> By:
        """The same, with a reason."""
        return replace(self, why=why)

"""Which shape has an item of the masthead or the footer?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavItem:
    """A link in the masthead (`nav`), in the menu under one's name (`me`) or in the footer (`foot`).

    `count` is what waits behind the link (None or 0: nothing is shown), `wide_only` leaves the item out on a phone,
    `phone_only` shows it there alone (the word "Mer"); `heading` is what it stands under on that word's page.
    """

    url: str
    label: str
    icon: str = ""
    count: int | None = None
    current: bool = False
    wide_only: bool = False
    phone_only: bool = False
    heading: str = ""

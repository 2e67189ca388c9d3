"""How is the demo's team staffed?"""

from __future__ import annotations

from stegvis.web.register.demo.setting import FIRST_DAY, Setting
from stegvis.web.register.models import Holding, Position, Training


class Organised(Setting):
    """Adds positions, who holds them, and training."""

    def add(self) -> None:
        """What a team leader has set up."""
        self._positions()
        self._trainings()

    def _positions(self) -> None:
        accounts = {user.name: user for user in self.users.values()}
        for said in self.said["staff"]:
            held = said["held"]
            named = {name: said[name] for name in ("role", "employer", "share")}
            position = Position.objects.create(team=self.team, from_day=FIRST_DAY, **named)
            for one in held:
                Holding.objects.create(
                    position=position,
                    name=one["name"],
                    user=accounts.get(one["name"]),
                    share=one.get("share"),
                    from_day=self.day(one["from"]) if "from" in one else FIRST_DAY,
                    to_day=self.day(one["to"]) if "to" in one else None,
                )

    def _trainings(self) -> None:
        for said in self.said["trainings"]:
            Training.objects.create(
                team=self.team, name=said["name"], title=said["title"], taken_on=self.day(said["days"])
            )

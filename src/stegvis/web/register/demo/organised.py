"""How is the demo's team staffed, and what has it done this year?"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from stegvis.web.register.data import listing
from stegvis.web.register.demo.setting import FIRST_DAY, Setting
from stegvis.web.register.models import Duty, DutyDone, Holding, Position, Training


class Organised(Setting):
    """Adds positions, who holds them, training, and the yearly wheel."""

    def add(self) -> None:
        """What a team leader has set up."""
        self._positions()
        self._trainings()
        self._wheel()

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

    def _wheel(self) -> None:
        """The suggested wheel since the first day; everything that has been is done but the latest."""
        for one in listing("yearly_wheel").choices.values():
            due, why = one.more["due"], one.more["why"]["sv"]
            days = one.more["days_before"]
            Duty.objects.create(team=self.team, title=one.label.sv, due=due, days_before=days, why=why)
        added = timezone.make_aware(datetime.combine(FIRST_DAY, time(9)))
        Duty.objects.filter(team=self.team).update(added_at=added)
        past = [
            (date(year, int(duty.due[:2]), int(duty.due[3:])), duty)
            for duty in Duty.objects.filter(team=self.team)
            for year in range(FIRST_DAY.year, self.today.year + 1)
        ]
        been = sorted(
            ((day, duty) for day, duty in past if FIRST_DAY <= day < self.today),
            key=lambda p: (p[0], p[1].pk),
        )
        for day, duty in been[:-1]:
            DutyDone.objects.create(duty=duty, year=day.year, done_on=day)

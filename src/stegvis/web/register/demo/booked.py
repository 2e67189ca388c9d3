"""Who waits, what is booked, and what are the goals in the demo's team?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from stegvis.web.access.by import By
from stegvis.web.register.clock import months_after
from stegvis.web.register.commands import merging
from stegvis.web.register.demo.setting import Setting
from stegvis.web.register.models import (
    Activity,
    Application,
    Attendance,
    Booking,
    Enrolment,
    KeptRow,
    LocalGoal,
    Person,
    SavedView,
    Track,
    Visit,
)

WAITED = (14, 11, 9, 6, 4, 1)  # weeks


class Booked(Setting):
    """Adds the queue, the visits, the groups and the goals."""

    def add(self, enrolled: list[Enrolment]) -> None:
        """Everything that waits or is booked, with these taking part."""
        self._waiting()
        self._visits()
        self._groups(enrolled)
        self._goals()
        self._twice(enrolled)
        for who in ("caseworker", "team_leader"):
            query = f"visa=inskrivna&inriktning={self.tracks[1].pk}"
            SavedView.objects.create(user=self.users[who], team=self.team, name="Trädgård", query=query)

    def _waiting(self) -> None:
        for place, weeks in enumerate(WAITED):
            self._application(
                self.day(-7 * weeks - 14), place, decided=self.day(-7 * weeks), track=self.tracks[place % 2]
            )
        self._application(self.day(-6), 0)
        self._application(self.day(-3), 0)
        self._application(self.day(-1), 0, lacking="Samtycke från remittenten")

    def _application(
        self,
        received: date,
        place: int,
        *,
        decided: date | None = None,
        track: Track | None = None,
        lacking: str = "",
    ) -> None:
        Application.objects.create(
            team=self.team,
            person=self.person(),
            track=track,
            referrer=self.said["referrers"][place % 4],
            referrer_name=self.people.name("female"),
            authorities=["forsakringskassan", "region_primarvard"]
            if not lacking
            else ["kommun_socialtjanst"],
            why_together="" if lacking else "Behöver vård, försörjning och väg till arbete samtidigt.",
            received_on=received,
            complete=not lacking,
            lacking=lacking,
            decision="accepted" if decided else "",
            decided_on=decided,
            queue_place=place,
        )

    def _visits(self) -> None:
        for days, came in ((3, None), (-11, True)):
            at = timezone.make_aware(datetime.combine(self.day(days), time(13)))
            visit = Visit.objects.create(
                team=self.team, starts_at=at, place="Biblioteket, rum 2", held_by=self.worker
            )
            for kind in ("participant", "participant", "referrer"):
                Booking.objects.create(
                    visit=visit, name=self.people.name("female"), kind=kind, referrer="kommun", came=came
                )

    def _groups(self, enrolled: list[Enrolment]) -> None:
        for days in (0, 7, -7):
            group = Activity.objects.create(
                team=self.team,
                track=self.tracks[1],
                kind="group",
                title="Trädgård",
                held_on=self.day(days),
                at_time=time(10, 30),
                place="Kolonin",
                held_by=self.worker,
            )
            for n, enrolment in enumerate(enrolled[:8]):
                Attendance.objects.create(
                    activity=group,
                    enrolment=enrolment,
                    invited="no" if n == 5 else "yes",
                    attended=n != 5 if days < 0 else None,
                )
        talk = Activity.objects.create(
            team=self.team,
            kind="conversation",
            title="Samtal",
            held_on=self.today,
            at_time=time(9),
            place="Rum 2",
            held_by=self.worker,
        )
        Attendance.objects.create(activity=talk, enrolment=enrolled[0], invited="yes")

    def _twice(self, enrolled: list[Enrolment]) -> None:
        """Applied for again by those who had no number and heard the name: one to merge, one merged, one somebody else."""
        leader = By(self.users["team_leader"], "demo")
        self._again(enrolled[4].person)
        merging.merge(leader, kept=enrolled[6].person, other=self._again(enrolled[6].person), team=self.team)
        cousins = enrolled[8].person, self._again(enrolled[8].person)
        merging.different(
            leader, team=self.team, one=cousins[0], other=cousins[1], why="Kusiner. Båda har varit här."
        )

    def _again(self, known: Person) -> Person:
        again = Person.objects.create(
            controller=self.team.controller,
            name=f"{known.name}h",
            sex=known.sex,
            birth_year=known.birth_year,
            phone="070-174 06 05",
        )
        again.teams.add(self.team)
        Application.objects.create(
            team=self.team,
            person=again,
            referrer="region",
            authorities=["region_primarvard"],
            received_on=self.day(-2),
            lacking="Minst två myndigheter",
        )
        return again

    def _goals(self) -> None:
        """The goals of this year; the example has none for its own period."""
        year = {
            "period_from": f"{self.today.year}-01-01",
            "period_to": f"{self.today.year}-12-31",
            "goal": None,
        }
        for outcome, level in (("work", 25), ("studies", 20), ("rehab_continued", 55)):
            row = {
                **year,
                "team": self.team.code,
                "measure": "outcome_share_of_all",
                "outcome": outcome,
                "horizon": "at_exit",
                "level": level,
                "unit": "percent",
            }
            KeptRow.objects.create(team=self.team, table="goals", row=row)
        for entry, amount, quarter in self.said["money"]:
            first = date(self.today.year, 3 * quarter - 2, 1) if quarter else None
            row = {
                "funding_id": None,
                "team": self.team.code,
                "association": None,
                "year": self.today.year,
                "period_from": first.isoformat() if first else None,
                "period_to": (months_after(first, 3) - timedelta(days=1)).isoformat() if first else None,
                "entry": entry,
                "amount": amount,
                "financier": None,
            }
            KeptRow.objects.create(team=self.team, table="funding", row=row)
        for goal, result, followed_up in self.said["local_goals"]:
            LocalGoal.objects.create(
                team=self.team, year=self.today.year, goal=goal, result=result, followed_up=followed_up
            )

"""What goes on in the demo's team today? Everything here lies after the example's period, so its figures stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from stegvis.web.register.clock import months_after
from stegvis.web.register.demo.booked import Booked
from stegvis.web.register.demo.handed import Handed
from stegvis.web.register.demo.listed import Lists
from stegvis.web.register.demo.organised import Organised
from stegvis.web.register.demo.setting import FIRST_DAY, Setting
from stegvis.web.register.models import (
    Activity,
    Application,
    Attendance,
    Consent,
    CoordinatedAction,
    Enrolment,
    Extension,
    FollowUp,
    Livelihood,
    Meeting,
    Need,
    Note,
    Occupation,
    Placement,
    Plan,
    Sip,
    Track,
    TrainingStep,
    WorkTraining,
)

MONTHS = (6, 12, 18, 24)


class Living(Setting):
    """Adds the matter of a working day to a team."""

    def add(self) -> None:
        """Tracks, staff, who takes part and who waits, and what is booked."""
        self.team.capacity, self.team.waiting_goal = 28, 12
        self.team.save()
        self.tracks = [
            Track.objects.create(team=self.team, code=f"hallstahammar-{n}", name=name, started_on=FIRST_DAY)
            for n, name in enumerate(self.said["tracks"], 1)
        ]
        Organised(self.team, self.users, self.people, self.said, self.today).add()
        self._close_old()
        enrolled = [self._enrolled(n) for n in range(16)]
        self._left()
        booked = Booked(self.team, self.users, self.people, self.said, self.today, self.tracks)
        booked.add(enrolled)
        for part in (Handed, Lists):
            part(self.team, self.users, self.people, self.said, self.today, self.tracks).add()

    def _close_old(self) -> None:
        """Those who still took part when the example ended have left since, as people do: most with an outcome."""
        outcomes = ("work", "studies", "rehab_continued", "job_seeking", "rehab_continued", "rehab_medical")
        still = Enrolment.objects.filter(team=self.team, ended_on=None).order_by("started_on", "pk")
        for n, enrolment in enumerate(still):
            ended = min(FIRST_DAY + timedelta(days=20 * n + 14), self.day(-30))
            outcome = outcomes[n % len(outcomes)]
            self._exit(enrolment, ended, outcome)

        waiting = Application.objects.in_queue().filter(team=self.team)
        waiting.update(
            left_queue_on=FIRST_DAY + timedelta(days=45), left_queue_why="Fick plats i annan insats"
        )

    def _exit(self, enrolment: Enrolment, ended: date, outcome: str) -> None:
        enrolment.ended_on, enrolment.exit_outcome, enrolment.completed = ended, outcome, True
        enrolment.exit_reason = "planned"
        enrolment.closed_at = timezone.make_aware(datetime.combine(ended, time(15)))
        enrolment.save()
        enrolment.placement_set.filter(ended_on=None).update(ended_on=ended)
        now = {"work": "lon", "studies": "studiestod"}.get(outcome, "aktivitetsstod")
        Livelihood.objects.create(
            enrolment=enrolment, occasion="exit", livelihood=now, extent=100, observed_on=ended
        )
        self._follow_ups(enrolment, ended, outcome)

    def _follow_ups(self, enrolment: Enrolment, ended: date, outcome: str) -> None:
        for months in MONTHS:
            due = months_after(ended, months)
            made = FollowUp(enrolment=enrolment, months=months, due_on=due)
            if due < self.today - timedelta(days=20):
                made.attempted_on, made.reached = due, self.rng.random() < 0.7
                made.outcome = outcome if made.reached else ""
            made.save()

    def _enrolled(self, n: int) -> Enrolment:
        first = n == 0
        person = self.person("Mira Ekdunge", 1991, "female") if first else self.person()
        started = self.day(-285 if first else -self.rng.randrange(20, 420))
        referrer = self.said["referrers"][n % 4]
        application = Application.objects.create(
            team=self.team,
            person=person,
            referrer=referrer,
            authorities=["forsakringskassan", "arbetsformedlingen"],
            why_together="Behöver rehabilitering och väg till arbete samtidigt.",
            received_on=max(started - timedelta(weeks=8), FIRST_DAY),
            complete=True,
            decision="accepted",
            decided_on=max(started - timedelta(weeks=6), FIRST_DAY),
        )
        enrolment = Enrolment.objects.create(
            team=self.team,
            person=person,
            application=application,
            referrer=referrer,
            responsible=self.worker if n % 2 == 0 else self.users["team_leader"],
            started_on=started,
            planned_end_on=months_after(started, 15),
            years_in_public_support=2 + n % 9,
        )
        Consent.objects.create(
            enrolment=enrolment,
            answer="declined" if n % 7 == 3 else "given",
            form="written",
            answered_on=started,
        )
        self._track(enrolment, started, moved=first)
        self._living(enrolment, n)
        self._contacts(enrolment, n)
        return enrolment

    def _track(self, enrolment: Enrolment, started: date, *, moved: bool) -> None:
        mac, garden = self.tracks
        if not moved:
            Placement.objects.create(
                enrolment=enrolment, track=self.rng.choice(self.tracks), started_on=started
            )
            return
        change = started + timedelta(days=42)
        Placement.objects.create(
            enrolment=enrolment, track=mac, started_on=started, ended_on=change - timedelta(days=1)
        )
        Placement.objects.create(enrolment=enrolment, track=garden, started_on=change)

    def _living(self, enrolment: Enrolment, n: int) -> None:
        start = ("sjukpenning", "forsorjningsstod", "aktivitetsersattning")[n % 3]
        if n == 9:
            return  # one whose livelihood nobody has asked about: a finding
        Livelihood.objects.create(
            enrolment=enrolment,
            occasion="start",
            livelihood=start,
            extent=100,
            observed_on=enrolment.started_on,
        )
        if n % 5 == 0:
            self._on_the_way(enrolment)
        for area, level in self.said["needs"][n % 2].items():
            Need.objects.create(
                enrolment=enrolment,
                area=area,
                level=level,
                wanted=min(level + 3, 10),
                observed_on=enrolment.started_on,
            )

    def _on_the_way(self, enrolment: Enrolment) -> None:
        since = self.day(-60)
        for livelihood, extent in (("lon_subventionerad", 25), ("rehabiliteringspenning", 75)):
            Livelihood.objects.create(
                enrolment=enrolment,
                occasion="session",
                livelihood=livelihood,
                extent=extent,
                observed_on=since,
            )
        Occupation.objects.create(
            enrolment=enrolment,
            occasion="session",
            occupation="employed",
            extent=25,
            subsidy="lonebidrag",
            observed_on=since,
        )
        training = WorkTraining.objects.create(
            enrolment=enrolment,
            employer="Ekbacka Plantskola",
            employer_kind="private",
            task="Växthus och plantor",
            started_on=self.day(-150),
        )
        for days, hours in ((-150, 6), (-120, 10), (-80, 15)):
            TrainingStep.objects.create(training=training, from_day=self.day(days), hours=hours)

    def _contacts(self, enrolment: Enrolment, n: int) -> None:
        for day in self._days(enrolment.started_on, every=35):
            activity = Activity.objects.create(
                team=self.team,
                kind="conversation",
                title="Samtal",
                held_on=day,
                held_by=enrolment.responsible,
            )
            Attendance.objects.create(activity=activity, enrolment=enrolment, invited="yes", attended=True)
            Note.objects.create(
                enrolment=enrolment,
                kind="conversation",
                text=self.rng.choice(self.said["conversations"]),
                on_day=day,
                written_by=enrolment.responsible,
            )
        for partner in ("primary_care", "budget_adviser", "insurance_agency")[: n % 4]:
            CoordinatedAction.objects.create(
                enrolment=enrolment,
                partner=partner,
                done_on=min(enrolment.started_on + timedelta(days=30), self.today),
                ended_on=self.day(-20) if partner == "budget_adviser" and n == 2 else None,
            )
        if n == 2:
            self._study_visit(enrolment)
        self._meetings(enrolment, n)
        self._plans(enrolment, n)

    def _study_visit(self, enrolment: Enrolment) -> None:
        visit = Activity.objects.create(
            team=self.team,
            kind="study_visit",
            title="Studiebesök hos Ekbacka Plantskola",
            employer_kind="private",
            held_on=self.day(-26),
            at_time=time(10),
            held_by=enrolment.responsible,
        )
        Attendance.objects.create(activity=visit, enrolment=enrolment, invited="yes", attended=True)

    def _meetings(self, enrolment: Enrolment, n: int) -> None:
        """Held every eleventh week; the next is booked for most, late for one."""
        last = enrolment.started_on
        for day in self._days(enrolment.started_on, every=77):
            last = day if n != 4 or day < self.day(-100) else last
            if last == day:
                Meeting.objects.create(
                    enrolment=enrolment,
                    planned_on=day,
                    held_on=day,
                    with_whom="Försäkringskassan, vårdcentralen och teamet",
                    agreement="Fortsätta i samma takt och trappa upp efter jul.",
                    attended=True,
                )
        if n % 3 == 0:
            Meeting.objects.create(
                enrolment=enrolment,
                planned_on=self.day(9 + n),
                at_time=time(13),
                place="Vårdcentralen",
                with_whom="Försäkringskassan, vårdcentralen och teamet",
            )

    def _days(self, first: date, *, every: int) -> Iterator[date]:
        day = first + timedelta(days=every)
        while day < self.today:
            yield day
            day += timedelta(days=every)

    def _plans(self, enrolment: Enrolment, n: int) -> None:
        steps = [
            {"what": what, "who": who, "due": self.day(14).isoformat(), "state": state}
            for what, who, state in self.said["steps"]
        ]
        for number in range(1, 3 if n == 0 else 2):
            Plan.objects.create(
                enrolment=enrolment,
                number=number,
                goals=[self.said["goals"][n % 4]],
                steps=steps[: number + 1],
                written_by=enrolment.responsible,
            )
        if n == 0:
            Sip.objects.create(
                enrolment=enrolment,
                goals="Trappa upp till halvtid.",
                steps=[{"what": "Läkarintyg", "who": "Vårdcentralen", "due": self.day(20).isoformat()}],
                main_responsible="Vårdcentralen",
                agreed_on=self.day(-40),
                follow_up_on=self.day(5),
            )
        if n == 2:
            Extension.objects.create(
                enrolment=enrolment,
                until=months_after(self.today, 6),
                why="Arbetsträning har börjat, 15 timmar i veckan.",
                asked_on=self.day(-4),
            )

    def _left(self) -> None:
        """Two who have left lately: one without an outcome, one whose follow-up is late."""
        for days, outcome in ((-12, ""), (-190, "work")):
            person = self.person()
            started = self.day(days - 200)
            enrolment = Enrolment.objects.create(
                team=self.team, person=person, referrer="kommun", responsible=self.worker, started_on=started
            )
            Consent.objects.create(enrolment=enrolment, answer="given", form="written", answered_on=started)
            Livelihood.objects.create(
                enrolment=enrolment,
                occasion="start",
                livelihood="sjukpenning",
                extent=100,
                observed_on=started,
            )
            Placement.objects.create(enrolment=enrolment, track=self.tracks[0], started_on=started)
            ended = self.day(days)
            if outcome:
                self._exit(enrolment, ended, outcome)
                continue
            enrolment.ended_on = ended
            enrolment.closed_at = timezone.make_aware(datetime.combine(ended, time(15)))
            enrolment.save()
            enrolment.placement_set.update(ended_on=ended)
            self._follow_ups(enrolment, ended, outcome)

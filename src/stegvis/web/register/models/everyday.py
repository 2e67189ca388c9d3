"""What happens during the time with the team?"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.models.enrolment import OfEnrolment
from stegvis.web.register.models.team import Track


class Activity(Scoped):
    """A conversation, group or study visit on a day; who was asked and came is in its attendances."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="activities")
    track = models.ForeignKey(Track, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField("slag", max_length=30)
    title = models.CharField("rubrik", max_length=120)
    held_on = models.DateField("dag")
    at_time = models.TimeField("tid", null=True, blank=True)
    place = models.CharField("plats", max_length=120, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    employer_kind = models.CharField("slag av arbetsgivare", max_length=20, blank=True)  # of a study visit
    cancelled = models.BooleanField("inställd", default=False)

    class Meta:
        ordering = ("held_on", "at_time", "pk")
        indexes = (models.Index(fields=("team", "held_on")),)

    def __str__(self) -> str:
        return f"Aktivitet {self.pk}"


class Attendance(OfEnrolment):
    """A participant at an activity: `invited` is asked, yes or no; `attended` None until it has been held."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances")
    invited = models.CharField("inbjudan", max_length=10, default="asked")
    attended = models.BooleanField("kom", null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("activity", "enrolment"), name="once_at_an_activity"),)


class WorkTraining(OfEnrolment):
    """Work training with an employer; hours a week are in its steps, so that the step-up shows."""

    employer = models.CharField("arbetsgivare", max_length=120, blank=True)
    employer_kind = models.CharField("slag av arbetsgivare", max_length=20, blank=True)
    task = models.CharField("uppgift", max_length=200, blank=True)
    started_on = models.DateField("från", null=True, blank=True)
    ended_on = models.DateField("till och med", null=True, blank=True)
    attended = models.BooleanField("genomförd", null=True)

    class Meta:
        ordering = ("-started_on", "-pk")


class TrainingStep(Scoped):
    """Hours a week from a day on."""

    training = models.ForeignKey(WorkTraining, models.CASCADE, related_name="steps")
    from_day = models.DateField("från")
    hours = models.DecimalField("timmar i veckan", max_digits=4, decimal_places=1)

    team_path = "training__enrolment__team"
    person_path = "training__enrolment__person"

    class Meta:
        ordering = ("from_day", "pk")

    def __str__(self) -> str:
        return f"{self.hours} h"


class CoordinatedAction(OfEnrolment):
    """One coordinated action with a partner (the list of partners is data); `ended_on` where it went on for some time."""

    partner = models.CharField("samordnad med", max_length=60)
    what = models.CharField("vad", max_length=300, blank=True)
    done_on = models.DateField("dag", null=True, blank=True)
    ended_on = models.DateField("avslutad", null=True, blank=True)

    class Meta:
        ordering = ("-done_on", "-pk")


class Meeting(OfEnrolment):
    """A multi-party meeting: planned, then held with an agreement and the next date, at most three months later."""

    planned_on = models.DateField("dag")
    at_time = models.TimeField("tid", null=True, blank=True)
    place = models.CharField("plats", max_length=120, blank=True)
    with_whom = models.CharField("vilka", max_length=300, blank=True)
    held_on = models.DateField("hölls", null=True, blank=True)
    agreement = models.TextField("överenskommelse", blank=True)
    attended = models.BooleanField("deltagaren kom", null=True)

    class Meta:
        ordering = ("-planned_on", "-pk")


class Extension(OfEnrolment):
    """More time, asked for by the team and decided by the steering group."""

    until = models.DateField("till och med")
    why = models.TextField("skäl")
    asked_on = models.DateField("begärd")
    decision = models.CharField("beslut", max_length=10, blank=True)  # granted or refused
    decided_on = models.DateField("beslutad", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_why = models.CharField("skäl till beslutet", max_length=300, blank=True)

    class Meta:
        ordering = ("-asked_on", "-pk")


class Note(OfEnrolment):
    """A short note of a kind, on a day."""

    kind = models.CharField("slag", max_length=30)
    text = models.TextField("anteckning", max_length=1000)
    on_day = models.DateField("dag")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-on_day", "-pk")


class Plan(OfEnrolment):
    """A version of the plan (handlingsplan): goals in the participant's own words and the next steps.

    `steps` is a list of {what, who, due (ISO day or empty), state (planned, going, done)}. Versions are only added.
    """

    number = models.PositiveIntegerField("version")
    goals = models.JSONField("egna mål", default=list)
    steps = models.JSONField("nästa steg", default=list)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("enrolment", "number"), name="one_plan_per_version"),)


class Sip(OfEnrolment):
    """A coordinated individual plan (SIP): goals, who does what when, main responsible, when it is followed up."""

    goals = models.TextField("mål")
    steps = models.JSONField("vem gör vad", default=list)
    main_responsible = models.CharField("huvudansvarig", max_length=120)
    agreed_on = models.DateField("upprättad")
    follow_up_on = models.DateField("följs upp", null=True, blank=True)
    ended_on = models.DateField("avslutad", null=True, blank=True)

    class Meta:
        ordering = ("-agreed_on", "-pk")

"""Who takes part, in what, and what do they live on?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.models.intake import Application
from stegvis.web.register.models.person import Person
from stegvis.web.register.models.team import Track


class Enrolment(Scoped):
    """One time that somebody takes part (inskrivning). `years_in_public_support` is in years and has no upper limit.

    `closed_at` is when the exit was registered: for a day it can be undone.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, models.CASCADE, related_name="enrolments")
    application = models.ForeignKey(
        Application, models.SET_NULL, null=True, blank=True, related_name="enrolments"
    )
    referrer = models.CharField("remittent", max_length=40, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    started_on = models.DateField("startdag")
    planned_end_on = models.DateField("planerad sista dag", null=True, blank=True)
    years_in_public_support = models.DecimalField(
        "år i offentlig försörjning", max_digits=4, decimal_places=1, null=True, blank=True
    )
    ended_on = models.DateField("avslutsdag", null=True, blank=True)
    exit_outcome = models.CharField("utfall", max_length=40, blank=True)
    exit_reason = models.CharField("skäl till avslut", max_length=40, blank=True)
    completed = models.BooleanField("fullföljd", null=True, blank=True)
    destination = models.CharField("vart deltagaren gick", max_length=60, blank=True)
    comment = models.TextField("kommentar", blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    person_path = "person"

    class Meta:
        ordering = ("-started_on", "-pk")
        indexes = (
            models.Index(fields=("team", "ended_on", "-started_on")),
            models.Index(fields=("team", "-started_on", "-id"), name="enrolment_newest"),
            models.Index(fields=("responsible", "ended_on")),
        )

    def __str__(self) -> str:
        return f"Inskrivning {self.pk}"

    @property
    def open(self) -> bool:
        """Whether the person still takes part."""
        return self.ended_on is None


class OfEnrolment(Scoped):
    """A row that belongs to one enrolment."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="%(class)s_set")

    team_path = "enrolment__team"
    person_path: ClassVar[str | None] = "enrolment__person"

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Consent(OfEnrolment):
    """The answer about consent to the national hand-over; the newest counts, asked anew at each enrolment.

    `form` is how it was given (written, oral). Withdrawal takes effect at once.
    """

    answer = models.CharField("samtycke", max_length=12)
    form = models.CharField("form", max_length=20, blank=True)
    answered_on = models.DateField("dag")
    withdrawn_on = models.DateField("återkallat", null=True, blank=True)

    class Meta:
        ordering = ("-answered_on", "-pk")

    @property
    def holds(self) -> bool:
        """Whether it lets the person be handed over by name."""
        return self.answer == "given" and self.withdrawn_on is None


class Placement(OfEnrolment):
    """A stay in a track; two rows where somebody moved."""

    track = models.ForeignKey(Track, models.PROTECT, related_name="placements")
    started_on = models.DateField("från")
    ended_on = models.DateField("till och med", null=True, blank=True)

    class Meta:
        ordering = ("started_on", "pk")


class Livelihood(OfEnrolment):
    """A livelihood on an occasion, with its extent in per cent (None where it is not known)."""

    occasion = models.CharField("tillfälle", max_length=20)
    livelihood = models.CharField("försörjning", max_length=30)
    extent = models.PositiveIntegerField("omfattning, procent", null=True, blank=True)
    observed_on = models.DateField("dag", null=True, blank=True)

    class Meta:
        ordering = ("observed_on", "pk")


class Occupation(OfEnrolment):
    """Work, studies or job seeking on an occasion; `extent` in per cent."""

    occasion = models.CharField("tillfälle", max_length=20)
    occupation = models.CharField("sysselsättning", max_length=30)
    extent = models.PositiveIntegerField("omfattning, procent", null=True, blank=True)
    subsidy = models.CharField("anställningsstöd", max_length=30, blank=True)
    hours = models.CharField("anställningsform", max_length=20, blank=True)
    observed_on = models.DateField("dag", null=True, blank=True)

    class Meta:
        ordering = ("observed_on", "pk")


class Need(OfEnrolment):
    """How a life area is on a day, 0–10, and how the participant wants it to be."""

    area = models.CharField("livsområde", max_length=40)
    level = models.DecimalField("nu", max_digits=3, decimal_places=1, null=True, blank=True)
    wanted = models.DecimalField("önskat", max_digits=3, decimal_places=1, null=True, blank=True)
    note = models.CharField("med egna ord", max_length=300, blank=True)
    observed_on = models.DateField("dag")

    class Meta:
        ordering = ("-observed_on", "pk")


class ParallelMeasure(OfEnrolment):
    """A measure that runs elsewhere at the same time."""

    what = models.CharField("insats", max_length=200)
    where = models.CharField("var", max_length=120, blank=True)
    from_day = models.DateField("från", null=True, blank=True)
    to_day = models.DateField("till och med", null=True, blank=True)

    class Meta:
        ordering = ("from_day", "pk")

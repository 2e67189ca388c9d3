"""How does somebody come to the team?"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.models.person import Person
from stegvis.web.register.models.team import Track


class Visit(Scoped):
    """An information visit: a time that referrers and possible participants can be booked on."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="visits")
    starts_at = models.DateTimeField("tid")
    place = models.CharField("plats", max_length=120)
    places = models.PositiveIntegerField("platser", default=8)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField("om tillfället", max_length=300, blank=True)
    cancelled = models.BooleanField("inställt", default=False)

    class Meta:
        ordering = ("starts_at",)

    def __str__(self) -> str:
        return self.place


class Booking(Scoped):
    """One who is booked on an information visit; most are not in the register yet, so only what is needed is kept."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="bookings")
    name = models.CharField("namn", max_length=120)
    kind = models.CharField("vem", max_length=20)  # participant or referrer
    referrer = models.CharField("remittent", max_length=40, blank=True)
    contact = models.CharField("telefon eller e-post", max_length=120, blank=True)
    came = models.BooleanField("kom", null=True)
    application = models.ForeignKey(
        "register.Application", models.SET_NULL, null=True, blank=True, related_name="bookings"
    )

    team_path = "visit__team"

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Bokning {self.pk}"


class Applications(models.QuerySet["Application"]):
    """Applications, many at a time."""

    def in_queue(self) -> Applications:
        """The accepted who have neither begun nor left the queue: as the figure of the queue counts, but for today."""
        return self.filter(decision="accepted", left_queue_on=None).exclude(enrolments__isnull=False)


class Application(Scoped):
    """An application (ansökan, aktualisering). `authorities` are the codes of those needed: at least two, else `alone_why`.

    Incomplete ones wait (`complete` False).
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, models.CASCADE, related_name="applications")
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="+")
    referrer = models.CharField("remittent", max_length=40, blank=True)
    referrer_name = models.CharField("remittentens namn", max_length=120, blank=True)
    referrer_contact = models.CharField("telefon eller e-post", max_length=120, blank=True)
    authorities = models.JSONField("myndigheter som behövs", default=list, blank=True)
    why_together = models.TextField("varför flera myndigheter behövs", blank=True)
    alone_why = models.TextField("varför färre än två myndigheter", blank=True)
    received_on = models.DateField("kom in")
    complete = models.BooleanField("komplett", default=False)
    lacking = models.CharField("vad som saknas", max_length=300, blank=True)
    decision = models.CharField("beslut", max_length=20, blank=True)
    decided_on = models.DateField("beslutades", null=True, blank=True)
    decision_why = models.TextField("skäl till beslutet", blank=True)
    queue_place = models.IntegerField("ordning", default=0)
    start_meeting_at = models.DateTimeField("startmöte", null=True, blank=True)
    start_meeting_place = models.CharField("plats för startmöte", max_length=120, blank=True)
    left_queue_on = models.DateField("lämnade kön", null=True, blank=True)
    left_queue_why = models.CharField("varför", max_length=200, blank=True)

    person_path = "person"
    objects: ClassVar[Any] = Applications.as_manager()

    class Meta:
        ordering = ("received_on", "pk")
        indexes = (models.Index(fields=("team", "decision", "left_queue_on")),)

    def __str__(self) -> str:
        return f"Ansökan {self.pk}"

"""What is kept of a sealed survey, whose answers nobody can tie to a person?"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from stegvis.definitions import Instrument
from stegvis.web.access.models import Association, Scoped, Team
from stegvis.web.access.secrecy import decrypt
from stegvis.web.surveys.sealed.frozen import thawed
from stegvis.web.surveys.sealed.tokens import ADDRESS


class Survey(Scoped):
    """A sealed survey of a team or an association: a draft, then open until it is closed, and never open again.

    `definition` is what is asked, as it was when the survey was opened. `common_code` is the one code of a survey that anybody with
    the link may answer. `invited` and `answered` are counted when it is closed, and the tickets are gone then. `published` is what
    the customer compares with: a source, and a share for each item. `room` names the room above that has set it up for a page of its
    own; it is empty for what stands under Enkäter.
    """

    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="surveys")
    association = models.ForeignKey(Association, models.PROTECT, null=True, related_name="surveys")
    title = models.CharField("namn", max_length=120)
    instrument = models.CharField("instrument", max_length=60, blank=True)
    instrument_version = models.PositiveIntegerField("instrumentets version", default=1)
    definition = models.TextField("frågor")
    asked = models.CharField("vilka som svarar", max_length=20)
    occasion = models.CharField("tillfälle", max_length=20, blank=True)
    closes_on = models.DateField("sista dagen")
    opened_on = models.DateField("öppnad", null=True)
    closed_on = models.DateField("stängd", null=True)
    common_code = models.CharField(max_length=40, null=True, unique=True)
    invited = models.PositiveIntegerField("inbjudna", null=True)
    answered = models.PositiveIntegerField("svar", null=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    room = models.CharField(max_length=20, blank=True)
    published = models.JSONField("publicerade värden", default=dict)

    masked: ClassVar[tuple[str, ...]] = ("definition", "common_code")

    class Meta:
        ordering = ("-closes_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="survey_has_one_owner",
                condition=Q(team__isnull=False, association__isnull=True)
                | Q(team__isnull=True, association__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def what(self) -> Instrument:
        """What is asked."""
        return thawed(self.instrument or "own", self.definition)

    @property
    def owner(self) -> str:
        """Whose survey it is, by name."""
        return str(self.team or self.association)

    @property
    def state(self) -> str:
        """ "draft", "open" or "closed"."""
        return "closed" if self.closed_on else "open" if self.opened_on else "draft"

    def takes_answers(self, today: Any) -> bool:
        """Whether somebody can answer today."""
        return self.state == "open" and today <= self.closes_on


class Ticket(models.Model):
    """The right of somebody invited to answer once: it knows whether it was used, and neither when nor what was answered.

    The token is kept as a hash. `address` is encrypted, and empty for a code on paper. No time, no version: each use writes all
    tickets of the survey anew (commands/sealed.py).
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="tickets")
    token_hash = models.CharField(max_length=64, unique=True)
    address = models.TextField(blank=True)
    used = models.BooleanField("använd", default=False)

    team_path = "survey__team"
    person_path: str | None = None

    def __str__(self) -> str:
        return f"Kod till {self.survey_id}"

    @property
    def mail(self) -> str:
        """The address; empty for a code on paper."""
        return decrypt(self.address, ADDRESS) if self.address else ""


class Tally(models.Model):
    """How many have given each answer, encrypted (sealed/tally.py). There is no row, no time and no order of an answer."""

    survey = models.OneToOneField(Survey, models.CASCADE, primary_key=True, related_name="tally")
    content = models.TextField()

    team_path = "survey__team"
    person_path: str | None = None

    def __str__(self) -> str:
        return f"Räkning för {self.survey_id}"

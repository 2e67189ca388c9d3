"""What was read and changed, by whom, when and why?"""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from stegvis.web.access.models.organisation import Controller, Team


class Entry(models.Model):
    """One thing that was done. Rows are only added: triggers of the database refuse the rest (append_only.py), and each
    digest takes in the one before it under a key outside the database, so a removed or altered row shows.

    `kind` is read, change, export, print, sign_in, denied; `action` the policy's; `before` and `after` hold the changed fields.
    `controller` is the one whose register it is about: the team's, or the person's where no team is named.
    """

    at = models.DateTimeField("när", db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    user_name = models.CharField("vem", max_length=120)
    kind = models.CharField("vad", max_length=12)
    action = models.CharField("åtgärd", max_length=60)
    page = models.CharField("sida", max_length=80, blank=True)
    why = models.CharField("skäl", max_length=300, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    controller = models.ForeignKey(Controller, models.PROTECT, null=True, related_name="+")
    object_type = models.CharField("uppgift", max_length=60, blank=True)
    object_id = models.BigIntegerField("nummer", null=True)
    before = models.JSONField("före", null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField("efter", null=True, encoder=DjangoJSONEncoder)
    digest = models.CharField("kontrollsumma", max_length=64)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("user", "at")),
            models.Index(fields=("object_type", "object_id")),
            models.Index(fields=("team", "kind", "at")),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name}: {self.action}"


class Subject(models.Model):
    """A person that an entry is about. No foreign key: the log outlives the record."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="subjects")
    person_id = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("person_id", "entry")),)

    def __str__(self) -> str:
        return str(self.person_id)


class LogEnd(models.Model):
    """The newest entry, sealed with a key outside the database: who removes entries from the end cannot seal the one before.

    One row; it follows the log and is no part of it. The next entry follows its `digest`, so that what was removed from the end
    is missed later too. Who writes holds the row (on PostgreSQL; SQLite has one writer), so that the chain has one order.
    """

    entry_id = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.entry_id)

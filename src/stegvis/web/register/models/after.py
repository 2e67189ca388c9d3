"""What is followed up, handed over and kept in order?"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from stegvis.web.access.models import Scoped, Team
from stegvis.web.register.models.enrolment import Enrolment, OfEnrolment


class FollowUp(OfEnrolment):
    """A follow-up `months` after exit. `reached` None until it is answered; False is "could not be reached"."""

    months = models.PositiveIntegerField("månader efter avslut")
    due_on = models.DateField("ska göras")
    attempted_on = models.DateField("gjord", null=True, blank=True)
    reached = models.BooleanField("nåddes", null=True, blank=True)
    outcome = models.CharField("utfall", max_length=40, blank=True)
    comment = models.CharField("kommentar", max_length=300, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("enrolment", "months"), name="one_follow_up_per_time"),
        )
        indexes = (models.Index(fields=("reached", "due_on")),)


class Attempt(Scoped):
    """An attempt to reach somebody for a follow-up."""

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="attempts")
    on_day = models.DateField("dag")
    how = models.CharField("hur", max_length=20)
    note = models.CharField("anteckning", max_length=200, blank=True)

    team_path = "follow_up__enrolment__team"
    person_path = "follow_up__enrolment__person"

    class Meta:
        ordering = ("on_day", "pk")

    def __str__(self) -> str:
        return f"Försök {self.on_day}"


class NationalEntry(OfEnrolment):
    """That a start, an end or a withdrawn consent has been entered in Uppföljning Finsam; `anonymous` and `values` as entered.

    `values` are their codes by field: no name, and of the personnummer only a hash. Empty where it was entered before Stegvis.
    """

    event = models.CharField("händelse", max_length=10)  # start, end or withdrawn
    entered_on = models.DateField("inlagt")
    anonymous = models.BooleanField("anonymt")
    values = models.JSONField("värden", default=dict)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    masked: ClassVar[tuple[str, ...]] = ("values",)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enrolment", "event"), name="entered_once"),)


class Waiver(Scoped):
    """A finding that the team lets stand, with the reason. `row` is the table and key, as in the dataset."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="waivers")
    code = models.CharField("fynd", max_length=60)
    table = models.CharField(max_length=40)
    row = models.CharField(max_length=60)
    why = models.CharField("skäl", max_length=300)
    waived_on = models.DateField(auto_now_add=True)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("team", "code", "table", "row"), name="waived_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.row}"


class SavedView(models.Model):
    """A choice of participants that a user keeps; `query` holds filters, never a name or number."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    name = models.CharField("namn", max_length=40)
    query = models.CharField(max_length=300)

    team_path = "team"
    person_path: str | None = None

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("user", "team", "name"), name="one_view_per_name"),)

    def __str__(self) -> str:
        return self.name


class Mapping(Scoped):
    """How the columns of somebody's list answer to ours, kept for next time. `purpose` is import or reconciliation."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="mappings")
    purpose = models.CharField(max_length=20)
    name = models.CharField("namn", max_length=80)
    columns = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)

    masked: ClassVar[tuple[str, ...]] = ("codes",)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("team", "purpose", "name"), name="one_mapping_per_name"),
        )

    def __str__(self) -> str:
        return self.name


class HeldList(Scoped):
    """A list that somebody has uploaded and is working with: encrypted, theirs alone, gone within hours.

    `columns` are the headings by our fields, `codes` our codes by field and their value, as in a Mapping. A list that is compared
    can be about a time, `from_day` to `to_day`.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20)
    sealed = models.TextField()
    columns = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)
    from_day = models.DateField("från och med", null=True, blank=True)
    to_day = models.DateField("till och med", null=True, blank=True)

    masked: ClassVar[tuple[str, ...]] = ("sealed", "codes")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("team", "user", "purpose"), name="one_list_at_a_time"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class KeptRow(Scoped):
    """A row that the register keeps as the dataset has it: goals with a level, money, and the answers of an import."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="kept_rows")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, null=True, related_name="kept_rows")
    table = models.CharField(max_length=40)
    row = models.JSONField()

    person_path = "enrolment__person"

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.table} {self.pk}"


class Imported(Scoped):
    """Which row of a file a row of ours came from, so that the same file twice adds nothing and a changed one is told.

    `source` is whose keys the file's are, `code` the row's among them, `digest` what the row said (incoming/identity.py).
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    source = models.CharField(max_length=16, default="")
    table = models.CharField(max_length=40)
    code = models.CharField(max_length=120)
    row_id = models.BigIntegerField()
    digest = models.CharField(max_length=16, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("team", "source", "table", "code"), name="imported_once"),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.code}"

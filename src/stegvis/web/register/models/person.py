"""Who is registered?"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from stegvis.web.access.by import By
from stegvis.web.access.models import Controller, Scoped, Team, User
from stegvis.web.access.secrecy import decrypt, encrypt, keyed_hash
from stegvis.web.register.clock import today

PROTECTED = "Skyddad identitet"
SEX_WORD = {"female": "kvinna", "male": "man", "non_binary": "icke-binär"}
PURPOSE = "personnummer"
ADDED_TO_DAY = 60  # in a samordningsnummer
# What is told about a person besides the number.
TOLD = ("name", "sex", "birth_year", "education", "phone", "email", "address", "municipality")


class Person(Scoped):
    """A person in a controller's register: one record, however many applications and enrolments.

    Anonymous: sex and year only. Protected: name, number, address and municipality are shown to `handlers` alone.
    `number_hash` is empty where the number is not known; `coordination` is whether it is a samordningsnummer. `merged_into` is
    the record that took this one's place.
    """

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="people")
    teams = models.ManyToManyField(Team, related_name="people")
    anonymous = models.BooleanField("anonym", default=False)
    protected = models.CharField("skyddad identitet", max_length=30, blank=True)
    handlers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    name = models.CharField("namn", max_length=120, blank=True)
    number_sealed = models.TextField("personnummer", blank=True, editable=False)
    number_hash = models.CharField("sökhash", max_length=64, blank=True, editable=False)
    coordination = models.BooleanField("samordningsnummer", default=False, editable=False)
    sex = models.CharField("kön", max_length=12, blank=True)
    birth_year = models.PositiveIntegerField("födelseår", null=True, blank=True)
    education = models.CharField("utbildning", max_length=60, blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    email = models.EmailField("e-post", blank=True)
    address = models.CharField("adress", max_length=200, blank=True)
    municipality = models.CharField("kommun", max_length=80, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    team_path = "teams"
    person_path = "self"
    masked: ClassVar[tuple[str, ...]] = ("number_sealed", "number_hash", "coordination")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("controller", "number_hash"),
                condition=~models.Q(number_hash="") & models.Q(merged_into=None),
                name="one_person_per_number",
            ),
        )
        indexes = (models.Index(Lower("name"), name="person_name"), models.Index(fields=("number_hash",)))

    def __str__(self) -> str:
        return f"Person {self.pk}"

    def handled_by(self, user: User | None) -> bool:
        """Whether this user may know who it is."""
        if not self.protected:
            return True
        return user is not None and any(handler.pk == user.pk for handler in self.handlers.all())

    def shown_to(self, by: By) -> str:
        """The name as this user may see it."""
        if by.person != self.pk and not self.handled_by(by.user):
            return PROTECTED
        if self.name:
            return self.name
        return f"Anonym, {SEX_WORD[self.sex]}" if self.sex in SEX_WORD else "Anonym"

    @property
    def age(self) -> int | None:
        """The years reached during this year: the day of birth is only in the number."""
        return today().year - self.birth_year if self.birth_year else None

    @property
    def number(self) -> str:
        """The whole personnummer, opened; empty where it is not known."""
        return decrypt(self.number_sealed, PURPOSE) if self.number_sealed else ""


def sealed(number: str) -> dict[str, Any]:
    """The fields that keep a number of twelve digits."""
    coordination = int(number[6:8]) > ADDED_TO_DAY
    return {
        "number_sealed": encrypt(number, PURPOSE),
        "number_hash": hashed(number),
        "coordination": coordination,
    }


def hashed(number: str) -> str:
    """The hash that finds a number of twelve digits."""
    return keyed_hash(number, PURPOSE)


def pair(one: int, other: int) -> str:
    """How two records are named together, whichever comes first."""
    return "-".join(str(pk) for pk in sorted((one, other)))


class Merge(Scoped):
    """Two records of one person made into one. `moved` holds what was moved and what was changed, so that it can be undone."""

    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    team_path = "kept__teams"
    person_path = "kept"
    masked: ClassVar[tuple[str, ...]] = ("moved",)

    def __str__(self) -> str:
        return f"{self.other_id} → {self.kept_id}"

"""What has a team said in the nine fields, and what did the areas of its day come to there?"""

from __future__ import annotations

from dataclasses import dataclass

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words
from stegvis.web.selfeval.models import Area, NineFields
from stegvis.web.selfeval.nine import NineField, grid

SEE = "selfeval.see"


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what was said in it, and the areas of the year's day that belong there."""

    field: NineField
    text: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet, row by row."""

    sheet: NineFields
    rows: tuple[tuple[Filled, ...], ...]

    @property
    def lead(self) -> str:
        """How much of it is written, in words."""
        written = sum(bool(one.text) for row in self.rows for one in row)
        return f"Något är skrivet i {in_words(written, 'ett')} av nio fält."


def sheet(by: By, pk: int, action: str = SEE) -> NineFields:
    """A sheet. Raises Http404."""
    return policy.get(by, action, NineFields.objects.select_related("team"), pk)


def sheets(by: By, team: Team) -> list[NineFields]:
    """Every sheet of a team, the latest first."""
    return list(policy.visible(by, SEE, NineFields.objects.filter(team=team)))


def latest(team: Team) -> NineFields | None:
    """The sheet that a new one goes on from."""
    return NineFields.objects.filter(team=team).first()


def shown(one: NineFields) -> Shown:
    """A sheet with the areas of the day of the same year; the caller has asked the policy."""
    areas = Area.objects.filter(day__team=one.team_id, day__year=one.made_on.year).exclude(mean=None)
    held = list(areas)
    return Shown(
        one,
        tuple(
            tuple(
                Filled(f, one.texts.get(f.code, ""), tuple(a for a in held if a.field == f.code)) for f in row
            )
            for row in grid()
        ),
    )

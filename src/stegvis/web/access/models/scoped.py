"""How does a row say which team and person it belongs to?"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class Scoped(models.Model):
    """A row of a team's register.

    `team_path` and `person_path` lead to the team and the person with double underscores; None where there is no person.
    `version` grows with each change, so that the second of two editors is told.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    added_at = models.DateTimeField(auto_now_add=True, editable=False)

    team_path: ClassVar[str] = "team"
    person_path: ClassVar[str | None] = None
    masked: ClassVar[tuple[str, ...]] = ()  # fields that the log shows as changed, without their value

    class Meta:
        abstract = True

    def follow(self, path: str | None) -> Any:
        """What a path of double underscores leads to, or None."""
        found: Any = self
        for step in (path or "").split("__") if path else ():
            found = found if step == "self" else getattr(found, step, None)
        return found if path else None

"""Gives somebody a role in a team, which is made where a name for it is given."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stegvis.web.access import commands
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused


class Command(BaseCommand):
    """`stegvis user` says what is needed."""

    help = "Ger någon en roll i ett team."
    stealth_options = (
        "email",
        "name",
        "role",
        "team",
        "why",
        "team_name",
        "controller",
        "association",
        "password",
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes the team where it is new, and gives the role. Raises CommandError with what to do."""
        by = By(None, "stegvis user", options["why"])
        try:
            team = Team.objects.filter(code=options["team"]).first() or self._team(by, options)
            asked = {name: options[name] for name in ("email", "name", "role", "why", "password")}
            commands.give_role(by, team=team, **asked)
        except Refused as no:
            raise CommandError(no.message) from no

    def _team(self, by: By, options: dict[str, Any]) -> Team:
        asked = {name: options[name] for name in ("team_name", "controller", "association")}
        if not all(asked.values()):
            raise Refused(
                f"Teamet {options['team']} finns inte. Ange --team-name, --controller och --association för att lägga upp det."
            )
        return commands.add_team(
            by,
            code=options["team"],
            name=asked["team_name"],
            controller=asked["controller"],
            association=asked["association"],
        )

"""Makes the protected figures of half-years that have ended, for the teams' associations."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from stegvis.web.access.by import By
from stegvis.web.register import seams
from stegvis.web.register.clock import today
from stegvis.web.register.commands.released import keep
from stegvis.web.register.queries.released import protected, waiting


class Command(BaseCommand):
    """`manage.py release_figures`: for a timer of the machine's, once a night."""

    help = "Räknar fram förbundets skyddade siffror för halvår som är slut och inte redan är framräknade."

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes them."""
        made = 0
        for team, period in list(waiting(today())):
            release = protected(team, period)
            if release is None:
                self.stderr.write(f"{team}, {period.first} – {period.last}: siffrorna går inte att skydda.")
                continue
            keep(By(None, "machine", "Natten"), team=team, release=release)
            made += 1
        made += sum(one(By(None, "machine", "Natten"), today()) for one in seams.TOLD)
        self.stdout.write(f"{made} framräknade.")

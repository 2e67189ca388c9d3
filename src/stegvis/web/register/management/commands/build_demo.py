"""Makes the demo where it is not made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from stegvis.web.register.demo.build import build, is_built


class Command(BaseCommand):
    """`manage.py build_demo`: refused where the installation is not a demo."""

    help = "Fyller databasen med exempelförbundet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Builds the demo, or leaves it as it is."""
        if not settings.DEMO:
            raise CommandError("Installationen är ingen demo. Sätt STEGVIS_DEMO=1 för en egen databas.")
        if not is_built():
            build()

"""Deletes uploaded files that have been held too long."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from stegvis.web.register.commands.lists import forget_old


class Command(BaseCommand):
    """`manage.py forget_held`: for a timer of the machine's; every sign-in and start of the server does the same."""

    help = "Tar bort uppladdade listor och underlag som har legat längre än fyra timmar."

    def handle(self, *args: Any, **options: Any) -> None:
        """Deletes them."""
        forget_old()

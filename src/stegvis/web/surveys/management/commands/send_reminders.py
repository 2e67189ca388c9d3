"""Sends the links and reminders that are due."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stegvis.web.access.by import By
from stegvis.web.look.swedish import plural
from stegvis.web.surveys.commands.reminders import remind
from stegvis.web.surveys.messages.channels import CHANNELS


class Command(BaseCommand):
    """`manage.py send_reminders`: once a day, by cron or systemd."""

    help = "Skickar länkar och påminnelser till deltagare som har sagt ja till det."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sends, and says how many; the faults of those that did not leave make it fail."""
        sent = remind(By(None, "stegvis remind"), channels=CHANNELS)
        self.stdout.write(
            f"{sent.new} {plural(sent.new, 'länk,länkar')} och {sent.again} {plural(sent.again, 'påminnelse,påminnelser')} är skickade."
        )
        if sent.faults:
            said = "\n".join(dict.fromkeys(sent.faults))
            raise CommandError(f"{len(sent.faults)} gick inte att skicka och provas nästa gång:\n{said}")

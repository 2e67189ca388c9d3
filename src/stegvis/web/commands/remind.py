"""How are the links and reminders of the day sent?"""

from __future__ import annotations

import click
from django.core.management import CommandError, call_command

from stegvis.web.commands.site import ready


@click.command()
def remind() -> None:
    """Skicka länkar och påminnelser till deltagare som har sagt ja till det. Körs en gång om dagen: se docs/drift.md."""
    ready(None)
    try:
        call_command("send_reminders")
    except CommandError as no:
        raise click.ClickException(str(no)) from no

"""How does a command say that it could not answer?"""

from __future__ import annotations

import click


class Unreadable(click.ClickException):
    """Nothing could be read or answered; exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(f"Fel: {self.format_message()}", err=True)

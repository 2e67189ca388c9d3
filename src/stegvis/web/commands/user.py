"""How does the first person get in, and the next?"""

from __future__ import annotations

import click
from django.core.management import CommandError, call_command

from stegvis.web.commands.site import ready


@click.command()
@click.argument("email")
@click.option("--name", required=True, help="Personens namn.")
@click.option("--role", required=True, help="Rollens kod, till exempel team_leader.")
@click.option("--team", required=True, help="Teamets kod.")
@click.option("--why", required=True, help="Behovet som rollen fyller; står i loggen.")
@click.option("--team-name", default="", help="Teamets namn, när det är nytt.")
@click.option("--controller", default="", help="Myndigheten som ansvarar för registret, när teamet är nytt.")
@click.option("--association", default="", help="Förbundets kod, när teamet är nytt.")
@click.password_option(help="Lösenord för ett nytt konto; frågas efter om det inte anges.")
def user(**asked: str) -> None:
    """Ge EMAIL en roll. Kontot läggs upp om det inte finns, och teamet om det får ett namn."""
    ready(None)
    try:
        call_command("add_user", **asked)
    except CommandError as no:
        raise click.ClickException(str(no)) from no
    click.echo(f"{asked['name']} är {asked['role']} i {asked['team']}.")

"""Where can somebody try the register within a minute?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
from django.core.management import call_command

from stegvis.web.commands.site import ready, serve_forever
from stegvis.web.register.demo.logins import LOGINS


@click.command()
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--fresh", is_flag=True, help="Börja om: det som har ändrats i exemplet försvinner.")
@click.option("--serve/--no-serve", default=True, help="Visa exemplet i webbläsaren.")
def demo(folder: Path, port: int, fresh: bool, serve: bool) -> None:
    """Lägg upp exempelförbundet som ett register i MAPP och visa det på den egna datorn."""
    if fresh and folder.exists():
        shutil.rmtree(folder)
    address = f"http://localhost:{port}"
    ready(folder, demo=True, origin=address)
    call_command("build_demo")
    click.echo("Exemplet är klart: påhittade personer på publicerade tal.\n")
    _list()
    if serve:
        click.echo(f"\nÖppna {address}/ (avsluta med Ctrl+C)")
        serve_forever("127.0.0.1", port)


@click.command("demo-logins")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def demo_logins(form: str) -> None:
    """Visa exemplets inloggningar, en för varje roll."""
    if form == "json":
        click.echo(json.dumps([login.as_dict() for login in LOGINS], ensure_ascii=False, indent=2))
    else:
        _list()


def _list() -> None:
    width = max(len(login.email) for login in LOGINS)
    for login in LOGINS:
        click.echo(f"  {login.email:<{width}}  {login.password}  {login.name}, {login.title}")

"""How is the register served?"""

from __future__ import annotations

import click

from stegvis.web.commands.site import ready, serve_forever


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adress att lyssna på.")
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--workers", type=int, default=2, show_default=True, help="Processer som svarar.")
def serve(host: str, port: int, workers: int) -> None:
    """Visa registret i webbläsaren. Inställningarna läses ur miljön: se docs/drift.md."""
    ready(None)
    click.echo(f"Stegvis svarar på http://{host}:{port}/ (avsluta med Ctrl+C)")
    serve_forever(host, port, workers)

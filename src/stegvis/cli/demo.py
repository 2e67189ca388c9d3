"""Where can somebody see a finished report within a minute?"""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from stegvis.cli.asked import ask
from stegvis.cli.document import document_of, write_document
from stegvis.cli.errors import Unreadable
from stegvis.cli.report import DOCUMENTS
from stegvis.documents.html import html
from stegvis.examples import ExampleError, write_example
from stegvis.figures import write_json

EXAMPLE = "vastmanland-2025"
NAME = "halvarsrapport-2025"
BESIDE = {"PDF": "pdf", "Word": "docx", "Excel": "xlsx", "siffror (JSON)": "json"}


@click.command()
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=int,
    default=8765,
    show_default=True,
    help="Port på den egna datorn; nästa lediga tas om den är upptagen.",
)
@click.option("--serve/--no-serve", default=True, help="Visa rapporten i en webbläsare på den egna datorn.")
def demo(folder: Path, port: int, serve: bool) -> None:
    """Skriv exempelförbundets halvårsrapport till MAPP i alla format och visa den på den egna datorn."""
    data = folder / "underlag"
    if data.exists():
        shutil.rmtree(data)
    try:
        write_example(EXAMPLE, data)
    except ExampleError as fault:
        raise Unreadable(str(fault)) from fault
    asked = ask(data, None, None)
    document = document_of(asked)
    for form in DOCUMENTS:
        write_document(document, form, folder / f"{NAME}.{form}")
    with (folder / f"{NAME}.json").open("w", encoding="utf-8") as target:
        write_json(asked, target)
    (folder / "index.html").write_bytes(
        html(document, {name: f"{NAME}.{form}" for name, form in BESIDE.items()})
    )
    click.echo(f"\nHalvårsrapporten för {asked.data.title} ligger i {folder}/:")
    for form in (*DOCUMENTS, "json"):
        path = folder / f"{NAME}.{form}"
        click.echo(f"  {path.name:<28} {path.stat().st_size // 1024:>5} kB")
    click.echo(f"  {'underlag/':<28} filerna den är räknad på (påhittade personer, publicerade tal)")
    if serve:
        _serve(folder, port)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the demo, with the headers that a page of Stegvis always has."""

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a demo needs no access log."""


def _serve(folder: Path, port: int) -> None:
    with server(folder, port) as serving:
        click.echo(
            f"\nVisas på  http://localhost:{serving.server_port}/   (avsluta med Ctrl+C; ingen inloggning behövs)"
        )
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nAvslutad.")


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    handler = partial(_Handler, directory=str(folder))
    for candidate in range(port, port + 20):
        try:
            return ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise Unreadable(f"Ingen port mellan {port} och {port + 19} är ledig. Ange en annan med --port.")

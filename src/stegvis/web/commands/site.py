"""How is an installation started from the command line?"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import click
import django
from django.core.management import call_command
from django.db import connections
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

SETTINGS = "stegvis.web.config.settings"


def ready(home: Path | None, *, demo: bool = False, origin: str = "") -> None:
    """Sets the installation up and its tables in order. `home` is where its database and keys lie."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ["STEGVIS_COLLECTED"] = "true"
    if home is not None:
        os.environ["STEGVIS_HOME"] = str(home.absolute())
    if demo:
        os.environ["STEGVIS_DEMO"] = "true"
    if origin:
        os.environ["STEGVIS_ORIGIN"] = origin
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("forget_held", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our application; errors are said on the screen, requests are not (an address may be personal)."""

    def __init__(self, **options: Any) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hands the options to gunicorn."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, loaded in each worker before it answers."""
        return import_string("stegvis.web.config.wsgi.application")


def serve_forever(host: str, port: int, workers: int = 2) -> None:
    """Serves until it is stopped. Raises click's error where the port is taken.

    Each worker answers three at once: a page that takes seconds (a report, a list read in) holds up nobody else, and more of them
    would wait longer for SQLite's one writer (docs/benchmarks.md). A worker for each core is enough: more share the same processors.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise click.ClickException(
                f"Port {port} är upptagen. Stoppa det som använder den, eller ange en annan med --port."
            ) from fault
    connections.close_all()  # a connection is not carried over into the workers
    Server(
        bind=f"{host}:{port}",
        workers=workers,
        threads=3,
        worker_class="gthread",
        timeout=60,
        loglevel="warning",
    ).run()

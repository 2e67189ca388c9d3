"""The command line: each command over files, found by its entry point and loaded when it is called."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

import click

GROUP = "stegvis.commands"


class Commands(click.Group):
    """The installed commands. An application adds its own through the entry-point group `stegvis.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_points())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        point = _points().get(name)
        if point is None:
            return None
        command: click.Command = point.load()
        return command


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stegvis", message="Stegvis %(version)s")
def main() -> None:
    """Stegvis: uppföljning och utvärdering av samordnad rehabilitering.

    Börja med `stegvis example vastmanland-2025 MAPP` och `stegvis report MAPP --format html`.
    """

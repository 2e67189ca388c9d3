"""What has been read into a team's register?"""

from __future__ import annotations

from stegvis.web.access.models import Entry, Team


def imports(team: Team) -> list[Entry]:
    """The latest imports, newest first."""
    return list(Entry.objects.filter(team=team, kind="import", action="data.import")[:20])

"""Who can sign in to the demo?"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Login:
    """An account of the demo. The password is the same for everybody and known to all: a demo holds no real person."""

    role: str
    name: str
    title: str
    email: str
    password: str = "stegvis-visar-exempel"

    def as_dict(self) -> dict[str, str]:
        """As `stegvis demo-logins --format json` lists it."""
        held = asdict(self)
        return {name: held[name] for name in ("role", "email", "password", "name")}


LOGINS = (
    Login("caseworker", "Karin Lövhage", "konsulent", "konsulent@exempel.stegvis.se"),
    Login("team_leader", "Selma Stensjö", "verksamhetsledare", "verksamhetsledare@exempel.stegvis.se"),
    Login("steering_group", "Gunnar Åsmark", "styrgrupp", "styrgrupp@exempel.stegvis.se"),
    Login("association_manager", "Birgitta Hedvik", "förbundschef", "forbundschef@exempel.stegvis.se"),
    Login("economist", "Nils Almnäs", "ekonom", "ekonom@exempel.stegvis.se"),
    Login("evaluator", "Leila Forsby", "utvärderare", "utvarderare@exempel.stegvis.se"),
    Login("auditor", "Ingrid Holmdal", "granskare", "granskare@exempel.stegvis.se"),
    Login("administrator", "Jonas Bergmark", "administratör", "administrator@exempel.stegvis.se"),
)

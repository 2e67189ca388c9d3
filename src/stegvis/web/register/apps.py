"""The register app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from stegvis.web.register import folding


class RegisterConfig(AppConfig):
    """The working day of a team."""

    name = "stegvis.web.register"
    label = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        """Every connection to the database searches names alike."""
        connection_created.connect(folding.install, dispatch_uid="register.folding")

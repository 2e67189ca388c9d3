"""The register app."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.backends.signals import connection_created
from django.utils.module_loading import import_string

from stegvis.web.register import folding


class RegisterConfig(AppConfig):
    """The working day of a team."""

    name = "stegvis.web.register"
    label = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        """Every connection to the database searches names alike; every sign-in deletes what has been held too long."""
        connection_created.connect(folding.install, dispatch_uid="register.folding")
        user_logged_in.connect(_forget, dispatch_uid="register.forget")


def _forget(**_: Any) -> None:
    """By name: the models that it stands on are not there yet when this file is read."""
    import_string("stegvis.web.register.commands.lists.forget_old")()

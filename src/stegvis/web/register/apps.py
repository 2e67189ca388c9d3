"""The register app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The working day of a team."""

    name = "stegvis.web.register"
    label = "register"
    verbose_name = "Register"

"""The access app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Organisations, users, roles and the log."""

    name = "stegvis.web.access"
    label = "access"
    verbose_name = "Åtkomst"

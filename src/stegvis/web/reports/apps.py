"""The reports app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class ReportsConfig(AppConfig):
    """Reports, from draft to published, and the evaluation's pages."""

    name = "stegvis.web.reports"
    label = "reports"
    verbose_name = "Rapporter"

    def ready(self) -> None:
        """Adds what is ours to the register, by name: the models it stands on are there only now."""
        import_string("stegvis.web.reports.added.add")()

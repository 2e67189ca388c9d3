"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports, from draft to published, and the evaluation's pages."""

    name = "stegvis.web.reports"
    label = "reports"
    verbose_name = "Rapporter"

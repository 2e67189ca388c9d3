"""The surveys app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class SurveysConfig(AppConfig):
    """Answers to instruments: tab, dataset rows and demo matter are added to the register."""

    name = "stegvis.web.surveys"
    label = "surveys"
    verbose_name = "Mätningar"

    def ready(self) -> None:
        """Adds what is ours to the register, by name: the models it stands on are there only now."""
        import_string("stegvis.web.surveys.added.add")()

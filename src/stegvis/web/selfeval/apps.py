"""The self-evaluation app."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class SelfEvaluationConfig(AppConfig):
    """A team's yearly look at its own work."""

    name = "stegvis.web.selfeval"
    label = "selfeval"
    verbose_name = "Självvärdering"

    def ready(self) -> None:
        """Adds what is ours to the register, by name: the models it stands on are there only now."""
        import_string("stegvis.web.selfeval.added.add")()

"""What is the app called?"""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """The visual language: style, templates, template tags and form fields."""

    name = "stegvis.web.look"
    label = "look"
    verbose_name = "Utseende"

"""Where does a server find the application?"""

import os

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


def loaded() -> WSGIHandler:
    """The application with every address and its views loaded, so that the first who asks waits no longer than the second."""
    made = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018
    return made


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.web.config.settings")
application = loaded()

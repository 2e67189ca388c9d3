"""The addresses of Utbildningar."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.views import events

urlpatterns: list[URLPattern] = [
    page("utbildningar/", events.events, "events", may="event.see"),
    page("utbildningar/ny/", events.new, "event_new", may="event.manage"),
    page("utbildningar/<int:pk>/", events.edit, "event_edit", may="event.manage"),
    page("utbildningar/<int:pk>/ta-bort/", events.remove, "event_remove", may="event.manage"),
]

"""Mätinstrument: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.queries.wordings import ACTION
from stegvis.web.surveys.views import wordings

urlpatterns: list[URLPattern] = [
    page("matinstrument/", wordings.instruments, "instruments", may=ACTION),
    page("matinstrument/<slug:name>/", wordings.instrument, "instrument", may=ACTION),
    page("matinstrument/<slug:name>/publicerat/", wordings.published, "published", may=ACTION),
]

"""Measurements: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.views import measurements as views

urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/matningar/", views.measurements, "measurements", may="answer.see"),
    page("deltagare/<int:pk>/matningar/<slug:name>/", views.answer, "answer", may="answer.register"),
    page("matningar/<int:pk>/ta-bort/", views.remove, "remove", may="answer.register"),
]

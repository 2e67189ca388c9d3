"""Measurements: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.views import measurements as views
from stegvis.web.surveys.views import violence

urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/matningar/", views.measurements, "measurements", may="answer.see"),
    page("deltagare/<int:pk>/fragor-om-vald/", violence.violence, "violence", may="violence.ask"),
    page("fragor-om-vald/<int:pk>/ta-bort/", violence.remove, "violence_remove", may="violence.ask"),
    page("deltagare/<int:pk>/matningar/<slug:name>/", views.answer, "answer", may="answer.register"),
    page("matningar/<int:pk>/ta-bort/", views.remove, "remove", may="answer.register"),
]

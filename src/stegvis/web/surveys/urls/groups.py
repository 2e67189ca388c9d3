"""Measurements of all participants together: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.views import groups

urlpatterns: list[URLPattern] = [page("matningar/", groups.groups, "groups", may="figures.see")]

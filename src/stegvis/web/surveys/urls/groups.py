"""Measurements of all participants together, and of the teams beside each other: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.views import between, groups

urlpatterns: list[URLPattern] = [
    page("matningar/", groups.groups, "groups", may="figures.see"),
    page("matningar/forbundet/", between.between, "between", may="association.see"),
]

"""Data in and out: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import data

urlpatterns: list[URLPattern] = [page("underlag/", data.data, "data", may="data.export")]

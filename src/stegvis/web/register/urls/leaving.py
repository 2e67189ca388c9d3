"""Exit and follow-up: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

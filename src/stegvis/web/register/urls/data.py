"""Data in and out: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

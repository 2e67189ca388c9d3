"""Staff and the yearly wheel: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""How somebody comes to the team: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

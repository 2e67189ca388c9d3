"""What an association sees of its teams: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

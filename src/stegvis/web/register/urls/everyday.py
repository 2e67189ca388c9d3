"""What happens during the time with the team: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

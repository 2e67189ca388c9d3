"""Enrolment and what belongs to it: the addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

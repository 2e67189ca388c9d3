"""The addresses of reports, theme by theme."""

from django.urls import URLPattern

app_name = "reports"
urlpatterns: list[URLPattern] = []

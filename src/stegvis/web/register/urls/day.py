"""The working day: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import day

urlpatterns: list[URLPattern] = [
    page("", day.today, "today", may="signed_in"),
    page("mer/", day.more, "more", may="signed_in"),
]

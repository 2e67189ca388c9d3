"""The address where a team chooses its instruments."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.views import giving

urlpatterns: list[URLPattern] = [page("teamet/matningar/", giving.giving, "giving", may="team.manage")]

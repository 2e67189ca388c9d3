"""Participants: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import people

urlpatterns: list[URLPattern] = [
    page("deltagare/", people.people, "people", may="person.list"),
    page("deltagare/sok/", people.search, "search", may="person.list"),
    page("deltagare/<int:pk>/", people.participant, "participant", may="person.see"),
    page("deltagare/<int:pk>/personnummer/", people.number, "number", may="person.number"),
    page("deltagare/<int:pk>/person/", people.edit, "person_edit", may="person.register"),
    page("deltagare/<int:pk>/skydd/", people.protect, "protect", may="person.protect"),
    page("deltagare/<int:pk>/lasningar/", people.read_by, "read_by", may="person.log"),
]

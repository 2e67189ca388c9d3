"""Participants: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import duplicates, extract, people, selections

MERGE = "person.merge"

urlpatterns: list[URLPattern] = [
    page("deltagare/", people.people, "people", may="person.list"),
    page("deltagare/sok/", people.search, "search", may="person.list"),
    page("deltagare/urval/", selections.selections, "views", may="person.list"),
    page("deltagare/urval/nytt/", selections.save, "view_new", may="person.list"),
    page("deltagare/<int:pk>/", people.participant, "participant", may="person.see"),
    page("deltagare/<int:pk>/personnummer/", people.number, "number", may="person.number"),
    page("deltagare/<int:pk>/person/", people.edit, "person_edit", may="person.register"),
    page("deltagare/<int:pk>/skydd/", people.protect, "protect", may="person.protect"),
    page("deltagare/<int:pk>/utdrag/", extract.extract, "extract", may="person.extract"),
    page("deltagare/<int:pk>/utdrag.json", extract.as_file, "extract_file", may="person.extract"),
    page("deltagare/<int:pk>/lasningar/", people.read_by, "read_by", may="person.log"),
    page("deltagare/<int:pk>/sla-ihop/", duplicates.merge_with, "merge_with", may=MERGE),
    page("dubbletter/", duplicates.duplicates, "duplicates", may=MERGE),
    page("dubbletter/<int:pk>/<int:other>/", duplicates.compare, "compare", may=MERGE),
    page("dubbletter/<int:pk>/<int:other>/olika/", duplicates.different, "different", may=MERGE),
    page("dubbletter/<int:pk>/foresla-igen/", duplicates.suspect_again, "suspect_again", may=MERGE),
    page("dubbletter/<int:pk>/angra/", duplicates.undo, "merge_undo", may=MERGE),
]

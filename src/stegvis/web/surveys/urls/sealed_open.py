"""The addresses where a sealed survey is answered, without an account."""

from django.urls import URLPattern

from stegvis.web.access.pages import open_page
from stegvis.web.surveys.views import sealed_answering

app_name = "sealed"
urlpatterns: list[URLPattern] = [
    open_page("enkat/", sealed_answering.sealed, "answer"),
    open_page("enkat/tack/", sealed_answering.sealed_done, "done"),
    open_page("enkat/<str:code>/", sealed_answering.link, "link"),
]

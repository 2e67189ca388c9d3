"""The national hand-over: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import national

MAY = "national.register"

urlpatterns: list[URLPattern] = [
    page("nationell/", national.national, "national", may=MAY),
    page("nationell/redan-inlagt/", national.settle, "national_settle", may=MAY),
    page("nationell/<int:pk>/<slug:event>/", national.entry, "national_entry", may=MAY),
    page("nationell/<int:pk>/<slug:event>/inlagt/", national.tick, "national_tick", may=MAY),
    page("nationell/inlagt/<int:pk>/angra/", national.take_back, "national_back", may=MAY),
]

"""The team in figures: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import state

urlpatterns: list[URLPattern] = [
    page("laget/", state.state, "state", may="state.see"),
    page("siffror/", state.all_figures, "figures", may="figures.see"),
    page("siffror/rapport.<str:form>", state.report, "report", may="figures.see"),
    page("siffror/<slug:measure>/", state.figure, "figure", may="figures.see"),
]

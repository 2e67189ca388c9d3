"""The addresses of Vad det är värt."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.views import change, known, together, worth

urlpatterns: list[URLPattern] = [
    page("vardet/", worth.worth, "worth", may="evaluation.see"),
    page("vardet/kanda/", known.known, "known", may="evaluation.see"),
    page("vardet/andring/", change.change, "change", may="evaluation.see"),
    page("vardet/lagen/", change.values, "values", may="evaluation.see"),
    page("vardet/lagen/<slug:name>/", change.value, "value", may="evaluation.see"),
    page("vardet/rader/<slug:actor>/", worth.lines, "lines", may="evaluation.see"),
    page("vardet/forbundet/", together.association, "together", may="association.see"),
    page("vardet/rapport.<slug:form>", worth.report, "worth_report", may="evaluation.see"),
]

"""The addresses of reports, theme by theme."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.urls import events, plan, studio, worth
from stegvis.web.reports.views import overtime

app_name = "reports"
urlpatterns: list[URLPattern] = [
    *worth.urlpatterns,
    page("over-tid/", overtime.over_time, "over_time", may="figures.see"),
    *events.urlpatterns,
    *plan.urlpatterns,
    *studio.urlpatterns,
]

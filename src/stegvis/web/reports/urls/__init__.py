"""The addresses of reports, theme by theme."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.urls import events, plan, stories, studio, worth
from stegvis.web.reports.views import funnel, overtime

app_name = "reports"
urlpatterns: list[URLPattern] = [
    *worth.urlpatterns,
    page("over-tid/", overtime.over_time, "over_time", may="figures.see"),
    page("jamfor/", funnel.teams, "funnel", may="figures.see"),
    page("forbundet/jamfor/", funnel.association, "association_funnel", may="association.see"),
    *events.urlpatterns,
    *plan.urlpatterns,
    *stories.urlpatterns,
    *studio.urlpatterns,
]

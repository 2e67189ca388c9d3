"""The addresses that a participant opens without an account: by a link, or by a code at the team's tablet."""

from django.urls import URLPattern

from stegvis.web.access.pages import open_page
from stegvis.web.surveys.views import sitting, tablet

app_name = "phone"
urlpatterns: list[URLPattern] = [
    open_page("s/<str:secret>/", sitting.link, "link"),
    open_page("svara/<slug:ref>/", sitting.sit, "sit"),
    open_page("platta/", tablet.tablet, "tablet"),
    open_page("platta/slut/<slug:ref>/", tablet.end, "tablet_end"),
]

"""The addresses that a participant opens without an account: by a link, or by a code at the team's tablet."""

from django.urls import URLPattern

from stegvis.web.access.pages import open_page
from stegvis.web.surveys.views import own, own_again, sitting, tablet

app_name = "phone"
urlpatterns: list[URLPattern] = [
    open_page("s/<str:secret>/", sitting.link, "link"),
    open_page("svara/<slug:ref>/", sitting.sit, "sit"),
    open_page("platta/", tablet.tablet, "tablet"),
    open_page("m/<str:secret>/", own.enter, "own_enter"),
    open_page("min-sida/", own.own, "own"),
    open_page("min-sida/ny-lank/", own_again.again, "own_again"),
    open_page("min-sida/samtycke/aterta/", own.withdraw, "own_withdraw"),
    open_page("min-sida/paminnelser/nej/", own.decline, "own_decline"),
    open_page("min-sida/allt/", own.everything, "own_everything"),
    open_page("min-sida/allt.json", own.as_file, "own_file"),
    open_page("min-sida/stang/", own.leave, "own_leave"),
    open_page("platta/slut/<slug:ref>/", tablet.end, "tablet_end"),
]

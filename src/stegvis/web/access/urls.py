"""The addresses of the access app."""

from stegvis.web.access.pages import page
from stegvis.web.access.views import log, policy, work

app_name = "access"
urlpatterns = [
    page("team/", work.choose_team, "team", may="signed_in"),
    page("utkast/", work.keep_draft, "draft", may="signed_in"),
    page("behorigheter/", policy.table, "policy", may="signed_in"),
    page("logg/", log.entries, "log", may="log.see"),
    page("logg/kontroll/", log.check, "log_check", may="log.see"),
]

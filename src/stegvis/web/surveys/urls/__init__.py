"""The addresses of surveys, theme by theme."""

from stegvis.web.surveys.urls import giving, groups, invitations, measurements, sealed, wordings

app_name = "surveys"
urlpatterns = [
    *measurements.urlpatterns,
    *invitations.urlpatterns,
    *sealed.urlpatterns,
    *wordings.urlpatterns,
    *giving.urlpatterns,
    *groups.urlpatterns,
]

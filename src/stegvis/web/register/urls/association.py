"""What an association sees of its teams: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import association

urlpatterns: list[URLPattern] = [
    page("forbundet/", association.association, "association", may="association.see"),
    page("forbundet/minsta-tal/", association.least, "least", may="association.protect"),
]

"""What is wrong in the register, and what is handed over: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import quality

urlpatterns: list[URLPattern] = [
    page("kvalitet/", quality.quality, "quality", may="quality.see"),
    page("kvalitet/<slug:code>/<slug:table>/<str:row>/godta/", quality.waive, "waive", may="quality.waive"),
    page("kvalitet/godtagen/<int:pk>/visa/", quality.take_back, "waiver_back", may="quality.waive"),
]

"""Staff: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import staffing

STAFF = "staff.manage"

urlpatterns: list[URLPattern] = [
    page("bemanning/", staffing.staffing, "staffing", may="staff.see"),
    page("bemanning/tjanst/ny/", staffing.position_new, "position_new", may=STAFF),
    page("bemanning/tjanst/<int:pk>/", staffing.position_edit, "position_edit", may=STAFF),
    page("bemanning/tjanst/<int:pk>/ta-bort/", staffing.position_remove, "position_remove", may=STAFF),
    page("bemanning/tjanst/<int:pk>/tillsatt/", staffing.holding_new, "holding_new", may=STAFF),
    page("bemanning/innehav/<int:pk>/", staffing.holding_edit, "holding_edit", may=STAFF),
    page("bemanning/innehav/<int:pk>/ta-bort/", staffing.holding_remove, "holding_remove", may=STAFF),
    page("bemanning/utbildning/ny/", staffing.training_new, "course_new", may=STAFF),
    page("bemanning/utbildning/<int:pk>/ta-bort/", staffing.training_remove, "course_remove", may=STAFF),
]

"""The team itself, its staff and its yearly wheel: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import staffing, team, wheel

STAFF, WHEEL, TICK = "staff.manage", "wheel.manage", "wheel.tick"

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
    page("teamet/", team.settings, "team_settings", may="team.manage"),
    page("teamet/inriktning/ny/", team.track_new, "track_new", may="team.manage"),
    page("teamet/inriktning/<int:pk>/", team.track_edit, "track_edit", may="team.manage"),
    page("teamet/inriktning/<int:pk>/ta-bort/", team.track_remove, "track_remove", may="team.manage"),
    page("arshjul/", wheel.wheel, "wheel", may="wheel.see"),
    page("arshjul/borja/", wheel.begin, "wheel_begin", may=WHEEL),
    page("arshjul/ny/", wheel.duty_new, "duty_new", may=WHEEL),
    page("arshjul/<int:pk>/", wheel.duty_edit, "duty_edit", may=WHEEL),
    page("arshjul/<int:pk>/ta-bort/", wheel.duty_remove, "duty_remove", may=WHEEL),
    page("arshjul/<int:pk>/gjort/", wheel.tick, "duty_tick", may=TICK),
    page("arshjul/gjort/<int:pk>/angra/", wheel.untick, "duty_untick", may=TICK),
]

"""The addresses of self-evaluation."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.selfeval.queries.days import MANAGE, SEE, WRITE
from stegvis.web.selfeval.queries.logic import SEE as SEE_LOGIC
from stegvis.web.selfeval.views import days, logic, nine, undertakings

app_name = "selfeval"
urlpatterns: list[URLPattern] = [
    page("sjalvvardering/", days.days, "days", may=SEE),
    page("sjalvvardering/ny/", days.day_new, "day_new", may=MANAGE),
    page("programlogik/", logic.logic, "logic", may=SEE_LOGIC),
    page("programlogik/borja/", logic.logic_begin, "logic_begin", may=logic.WRITE),
    page("programlogik/<int:pk>/", logic.logic_version, "logic_version", may=SEE_LOGIC),
    page("programlogik/<int:pk>/faststall/", logic.logic_fix, "logic_fix", may=logic.WRITE),
    page("programlogik/<int:pk>/ny/<slug:column>/", logic.logic_row_new, "logic_row_new", may=logic.WRITE),
    page("programlogik/rad/<int:pk>/", logic.logic_row, "logic_row", may=logic.WRITE),
    page("programlogik/rad/<int:pk>/ta-bort/", logic.logic_row_remove, "logic_row_remove", may=logic.WRITE),
    page("sjalvvardering/nio-falt/ny/", nine.nine_new, "nine_new", may=WRITE),
    page("sjalvvardering/nio-falt/<int:pk>/", nine.nine, "nine", may=SEE),
    page("sjalvvardering/nio-falt/<int:pk>/andra/", nine.nine_edit, "nine_edit", may=WRITE),
    page("sjalvvardering/nio-falt/<int:pk>/ta-bort/", nine.nine_remove, "nine_remove", may=WRITE),
    page("sjalvvardering/<int:pk>/", days.day, "day", may=SEE),
    page("sjalvvardering/<int:pk>/duk/", days.screen, "screen", may=SEE),
    page("sjalvvardering/<int:pk>/andra/", days.day_edit, "day_edit", may=MANAGE),
    page("sjalvvardering/<int:pk>/omraden/", days.day_areas, "day_areas", may=MANAGE),
    page("sjalvvardering/<int:pk>/papper/", days.paper, "paper", may=MANAGE),
    page("sjalvvardering/<int:pk>/oppna/", days.day_open, "day_open", may=MANAGE),
    page("sjalvvardering/<int:pk>/avsluta/", days.day_close, "day_close", may=MANAGE),
    page("sjalvvardering/<int:pk>/ta-bort/", days.day_remove, "day_remove", may=MANAGE),
    page("sjalvvardering/omrade/<int:pk>/", days.area, "area", may=WRITE),
    page(
        "sjalvvardering/omrade/<int:pk>/atagande/", undertakings.undertaking_new, "undertaking_new", may=WRITE
    ),
    page("sjalvvardering/atagande/<int:pk>/", undertakings.undertaking, "undertaking", may=WRITE),
    page(
        "sjalvvardering/atagande/<int:pk>/folj-upp/",
        undertakings.follow_up,
        "undertaking_follow_up",
        may=WRITE,
    ),
    page(
        "sjalvvardering/atagande/<int:pk>/ta-bort/",
        undertakings.undertaking_remove,
        "undertaking_remove",
        may=WRITE,
    ),
]

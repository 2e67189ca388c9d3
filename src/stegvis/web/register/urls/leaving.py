"""Exit and follow-up: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import leaving

EXIT, FOLLOW = "enrolment.exit", "follow_up.register"

urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/avsluta/", leaving.exit, "exit", may=EXIT),
    page("deltagare/<int:pk>/avsluta/angra/", leaving.undo, "exit_undo", may=EXIT),
    page("deltagare/<int:pk>/avslut/", leaving.correct, "exit_correct", may=EXIT),
    page("deltagare/<int:pk>/overlamning/", leaving.handover, "handover", may=EXIT),
    page("uppfoljning/", leaving.follow_ups, "follow_ups", may=FOLLOW),
    page("uppfoljning/<int:pk>/", leaving.follow_up, "follow_up", may=FOLLOW),
    page("uppfoljning/<int:pk>/forsok/", leaving.attempt, "attempt", may=FOLLOW),
]

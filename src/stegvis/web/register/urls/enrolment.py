"""Enrolment and what belongs to it: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import enrolment, living

REGISTER = "enrolment.register"

urlpatterns: list[URLPattern] = [
    page("skriv-in/", enrolment.enrol, "enrol", may=REGISTER),
    page("ansokan/<int:pk>/skriv-in/", enrolment.enrol_from, "enrol_from", may=REGISTER),
    page("deltagare/<int:pk>/inskrivning/", enrolment.edit, "enrolment_edit", may=REGISTER),
    page("deltagare/<int:pk>/samtycke/", enrolment.consent, "consent", may=REGISTER),
    page("samtycke/<int:pk>/aterkalla/", enrolment.withdraw, "withdraw", may=REGISTER),
    page("deltagare/<int:pk>/forsorjning/", living.livelihood, "livelihood", may=REGISTER),
    page("deltagare/<int:pk>/forsorjning/<str:when>/", living.edit, "livelihood_edit", may=REGISTER),
    page("deltagare/<int:pk>/byt-inriktning/", enrolment.move, "move", may="enrolment.move"),
    page("deltagare/<int:pk>/livsomraden/", enrolment.needs, "needs", may=REGISTER),
    page("deltagare/<int:pk>/annan-insats/", enrolment.parallel, "parallel", may=REGISTER),
]

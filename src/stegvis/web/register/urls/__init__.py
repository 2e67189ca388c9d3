"""The addresses of the register, theme by theme."""

from stegvis.web.register.urls import (
    association,
    data,
    day,
    enrolment,
    everyday,
    importing,
    intake,
    leaving,
    national,
    people,
    promises,
    quality,
    reconciliation,
    state,
    team,
    users,
)

app_name = "register"
urlpatterns = [
    *day.urlpatterns,
    *people.urlpatterns,
    *intake.urlpatterns,
    *enrolment.urlpatterns,
    *everyday.urlpatterns,
    *leaving.urlpatterns,
    *national.urlpatterns,
    *state.urlpatterns,
    *promises.urlpatterns,
    *quality.urlpatterns,
    *reconciliation.urlpatterns,
    *data.urlpatterns,
    *importing.urlpatterns,
    *team.urlpatterns,
    *association.urlpatterns,
    *users.urlpatterns,
]

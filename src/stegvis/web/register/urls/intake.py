"""How somebody comes to the team: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import applications, queue, visits

SEE, REGISTER, DECIDE = "application.see", "application.register", "application.decide"
MANAGE, VISIT = "queue.manage", "visit.register"

urlpatterns: list[URLPattern] = [
    page("informationstillfallen/", visits.visits, "visits", may=VISIT),
    page("informationstillfallen/nytt/", visits.add, "visit_new", may=VISIT),
    page("informationstillfallen/<int:pk>/", visits.visit, "visit", may=VISIT),
    page("informationstillfallen/<int:pk>/andra/", visits.change, "visit_edit", may=VISIT),
    page("informationstillfallen/<int:pk>/stall-in/", visits.cancel, "visit_cancel", may=VISIT),
    page("informationstillfallen/bokning/<int:pk>/kom/", visits.came, "visit_came", may=VISIT),
    page("informationstillfallen/bokning/<int:pk>/avboka/", visits.unbook, "unbook", may=VISIT),
    page("ansokan/ny/", applications.apply, "apply", may=REGISTER),
    page("ansokan/ny/bokning/<int:pk>/", applications.apply_from, "apply_from", may=REGISTER),
    page("ansokan/<int:pk>/", applications.application, "application", may=SEE),
    page("ansokan/<int:pk>/andra/", applications.change, "application_edit", may=REGISTER),
    page("ansokan/<int:pk>/beslut/", applications.decide, "decide", may=DECIDE),
    page("ansokan/<int:pk>/startmote/", queue.start_meeting, "start_meeting", may=REGISTER),
    page("ansokan/<int:pk>/lamna-kon/", queue.leave, "queue_leave", may=REGISTER),
    page("ansokan/<int:pk>/tillbaka-i-kon/", queue.back, "queue_back", may=REGISTER),
    page("ansokan/<int:pk>/ordning/", queue.step, "queue_step", may=MANAGE),
    page("urvalsgrupp/", applications.selection, "selection", may=SEE),
    page("ko/", queue.queue, "queue", may=SEE),
    page("ko/pausa/", queue.pause, "queue_pause", may=MANAGE),
    page("ko/oppna/", queue.resume, "queue_resume", may=MANAGE),
]

"""The addresses where a participant is asked to answer alone."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.views import invitations as views
from stegvis.web.surveys.views import own_links, tablet

MAY = "answer.register"
urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/matningar/<slug:name>/telefon/", views.invite_phone, "invite_phone", may=MAY),
    page("deltagare/<int:pk>/matningar/<slug:name>/platta/", views.invite_tablet, "invite_tablet", may=MAY),
    page("deltagare/<int:pk>/paminnelser/e-post/", views.agree_email, "agree_email", may=MAY),
    page("deltagare/<int:pk>/paminnelser/sms/", views.agree_sms, "agree_sms", may=MAY),
    page("deltagare/<int:pk>/paminnelser/nej/", views.decline, "decline", may=MAY),
    page("deltagare/<int:pk>/egen-sida/", own_links.hand_out, "own_hand_out", may=MAY),
    page("rattelse/<int:pk>/", own_links.correction, "correction", may="person.register"),
    page("utlamnat/<int:pk>/aterkalla/", views.revoke, "invitation_revoke", may=MAY),
    page("utlamnat/<int:pk>/ta-in/", views.take_in, "invitation_take_in", may=MAY),
    page("teamets-platta/", tablet.device, "tablet_device", may=MAY),
]

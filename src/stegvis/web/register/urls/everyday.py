"""What happens during the time with the team: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import coordination, everyday

ACTION, PLAN = "everyday.register", "plan.write"

urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/samtal/", everyday.conversation, "conversation", may=ACTION),
    page("aktiviteter/", everyday.activities, "activities", may=ACTION),
    page("aktiviteter/ny/", everyday.activity_new, "activity_new", may=ACTION),
    page("aktiviteter/<int:pk>/", everyday.activity, "activity", may=ACTION),
    page("aktiviteter/<int:pk>/bjud-in/", everyday.invite, "invite", may=ACTION),
    page("aktiviteter/<int:pk>/stall-in/", everyday.cancel, "activity_cancel", may=ACTION),
    page("narvaro/<int:pk>/", everyday.attend, "attend", may=ACTION),
    page("deltagare/<int:pk>/samordning/", coordination.coordination, "coordination", may=ACTION),
    page("deltagare/<int:pk>/atgard/", coordination.action_new, "action_new", may=ACTION),
    page("deltagare/<int:pk>/arbetstraning/", coordination.training_new, "training_new", may=ACTION),
    page("arbetstraning/<int:pk>/timmar/", coordination.step_up, "step_up", may=ACTION),
    page("deltagare/<int:pk>/flerpartsmote/", coordination.meeting_new, "meeting_new", may=ACTION),
    page("flerpartsmote/<int:pk>/", coordination.meeting, "meeting", may=ACTION),
    page("deltagare/<int:pk>/plan/", coordination.plan, "plan", may=PLAN),
    page("deltagare/<int:pk>/sip/", coordination.sip, "sip", may=PLAN),
    page("deltagare/<int:pk>/forlangning/", coordination.extension_new, "extension_new", may="extension.ask"),
    page("forlangningar/", everyday.extensions, "extensions", may="extension.decide"),
    page("forlangningar/<int:pk>/", everyday.decide, "extension", may="extension.decide"),
]

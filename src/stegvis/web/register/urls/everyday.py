"""What happens during the time with the team: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import coordination, everyday, mending

ACTION, PLAN = "everyday.register", "plan.write"

urlpatterns: list[URLPattern] = [
    page("deltagare/<int:pk>/samtal/", everyday.conversation, "conversation", may=ACTION),
    page("aktiviteter/", everyday.activities, "activities", may=ACTION),
    page("aktiviteter/ny/", everyday.activity_new, "activity_new", may=ACTION),
    page("aktiviteter/<int:pk>/", everyday.activity, "activity", may=ACTION),
    page("aktiviteter/<int:pk>/andra/", mending.activity_change, "activity_edit", may=ACTION),
    page("aktiviteter/<int:pk>/bjud-in/", everyday.invite, "invite", may=ACTION),
    page("aktiviteter/<int:pk>/stall-in/", everyday.cancel, "activity_cancel", may=ACTION),
    page("narvaro/<int:pk>/", everyday.attend, "attend", may=ACTION),
    page("deltagare/<int:pk>/samordning/", coordination.coordination, "coordination", may=ACTION),
    page("deltagare/<int:pk>/atgard/", coordination.action_new, "action_new", may=ACTION),
    page("deltagare/<int:pk>/studiebesok/", coordination.study_visit_new, "study_visit_new", may=ACTION),
    page("deltagare/<int:pk>/arbetstraning/", coordination.training_new, "training_new", may=ACTION),
    page("arbetstraning/<int:pk>/timmar/", coordination.step_up, "step_up", may=ACTION),
    page("deltagare/<int:pk>/flerpartsmote/", coordination.meeting_new, "meeting_new", may=ACTION),
    page("flerpartsmote/<int:pk>/", coordination.meeting, "meeting", may=ACTION),
    page("anteckning/<int:pk>/", mending.note, "note", may=ACTION),
    page("anteckning/<int:pk>/ta-bort/", mending.note_remove, "note_remove", may=ACTION),
    page("arbetstraning/<int:pk>/avsluta/", mending.training_end, "training_end", may=ACTION),
    page("flerpartsmote/<int:pk>/andra/", mending.meeting_change, "meeting_edit", may=ACTION),
    page("flerpartsmote/<int:pk>/avboka/", mending.meeting_cancel, "meeting_cancel", may=ACTION),
    page("atgard/<int:pk>/", mending.action, "action_edit", may=ACTION),
    page("atgard/<int:pk>/ta-bort/", mending.action_remove, "action_remove", may=ACTION),
    page("sip/<int:pk>/", mending.sip, "sip_edit", may=PLAN),
    page("deltagare/<int:pk>/plan/", coordination.plan, "plan", may=PLAN),
    page("deltagare/<int:pk>/sip/", coordination.sip, "sip", may=PLAN),
    page("deltagare/<int:pk>/forlangning/", coordination.extension_new, "extension_new", may="extension.ask"),
    page("forlangningar/", everyday.extensions, "extensions", may="extension.decide"),
    page("forlangningar/<int:pk>/", everyday.decide, "extension", may="extension.decide"),
]

"""The chapters about the whole, which the association writes: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.views import chapters, comments, texts

SEE, LEAD = "report.see_common", "report.lead"

urlpatterns: list[URLPattern] = [
    page("rapporter/gemensamt/<int:pk>/", chapters.common, "common", may=SEE),
    page("rapporter/gemensamt/<int:pk>/nu/", chapters.common_now, "common_now", may=SEE),
    page("rapporter/gemensamt/<int:pk>/klart/", chapters.common_ready, "common_ready", may=LEAD),
    page("rapporter/gemensamt/<int:pk>/oppna/", chapters.common_reopen, "common_reopen", may=LEAD),
    page("rapporter/gemensamt/<int:pk>/hamta/", texts.bring_forward_common, "common_bring_forward", may=LEAD),
    page(
        "rapporter/gemensamt/<int:pk>/text/<slug:section>/",
        texts.write_common,
        "common_text",
        may=LEAD,
    ),
    page("rapporter/gemensamt/text/<int:pk>/", texts.history_common, "common_text_history", may=SEE),
    page("rapporter/gemensamt/version/<int:pk>/ater/", texts.restore_common, "common_text_restore", may=LEAD),
    page("rapporter/gemensamt/<int:pk>/kommentera/", comments.comment_common, "common_comment", may=SEE),
    page(
        "rapporter/gemensamt/kommentar/<int:pk>/klar/",
        comments.settle_common,
        "common_comment_settle",
        may=SEE,
    ),
    page(
        "rapporter/gemensamt/kommentar/<int:pk>/ater/",
        comments.unsettle_common,
        "common_comment_unsettle",
        may=SEE,
    ),
]

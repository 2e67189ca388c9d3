"""The report studio: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.urls import whole
from stegvis.web.reports.views import chapters, comments, harm, reports, texts

urlpatterns: list[URLPattern] = [
    page("rapporter/", reports.reports, "reports", may="report.see"),
    page("rapporter/ny/", reports.new, "report_new", may="report.start"),
    page("rapporter/<int:pk>/", reports.report, "report", may="report.see"),
    page("rapporter/<int:pk>/frys/", reports.freeze, "report_freeze", may="report.freeze"),
    page("rapporter/<int:pk>/tina/", reports.thaw, "report_thaw", may="report.freeze"),
    page("rapporter/<int:pk>/publicera/", reports.publish, "report_publish", may="report.publish"),
    page("rapporter/<int:pk>/rapport.<str:form>", reports.file, "report_file", may="report.see"),
    page("rapporter/kapitel/<int:pk>/", chapters.chapter, "chapter", may="report.see_team"),
    page("rapporter/kapitel/<int:pk>/klart/", chapters.ready, "chapter_ready", may="report.ready"),
    page("rapporter/kapitel/<int:pk>/lamna/", chapters.deliver, "chapter_deliver", may="report.ready"),
    page("rapporter/kapitel/<int:pk>/oppna/", chapters.reopen, "chapter_reopen", may="report.ready"),
    page("rapporter/kapitel/<int:pk>/godkann/", chapters.approve, "chapter_approve", may="report.approve"),
    page("rapporter/kapitel/<int:pk>/tillbaka/", chapters.send_back, "chapter_back", may="report.approve"),
    page("rapporter/kapitel/<int:pk>/retur/", chapters.hand_back, "chapter_return", may="report.lead"),
    page(
        "rapporter/kapitel/<int:pk>/kapitel.<str:form>", chapters.file, "chapter_file", may="report.see_team"
    ),
    page("rapporter/kapitel/<int:pk>/text/<slug:section>/", texts.write, "text", may="report.write"),
    page("rapporter/kapitel/<int:pk>/andrat/", chapters.difference, "chapter_changed", may="report.see_team"),
    page("rapporter/kapitel/<int:pk>/menprovning/", harm.harm_tests, "harm_tests", may="report.harm_test"),
    page("rapporter/menprovning/<int:pk>/bekrafta/", harm.confirm, "harm_confirm", may="report.harm_test"),
    page("rapporter/menprovning/<int:pk>/bort/", harm.remove, "harm_remove", may="report.harm_test"),
    page("rapporter/kapitel/<int:pk>/nu/", chapters.now, "now", may="report.see_team"),
    page("rapporter/kapitel/<int:pk>/hamta/", texts.bring_forward, "bring_forward", may="report.write"),
    page("rapporter/kapitel/<int:pk>/kommentera/", comments.comment, "comment", may="report.see_team"),
    page("rapporter/kommentar/<int:pk>/klar/", comments.settle, "comment_settle", may="report.see_team"),
    page("rapporter/kommentar/<int:pk>/ater/", comments.unsettle, "comment_unsettle", may="report.see_team"),
    page("rapporter/text/<int:pk>/", texts.history, "text_history", may="report.see_team"),
    page("rapporter/version/<int:pk>/ater/", texts.restore, "text_restore", may="report.write"),
    *whole.urlpatterns,
]

"""The addresses of Verksamhetsplanen."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.reports.views import plan

MAY = "workplan.manage"
urlpatterns: list[URLPattern] = [
    page("verksamhetsplanen/", plan.plan, "plan", may="workplan.see"),
    page("verksamhetsplanen/ny/", plan.new, "plan_new", may=MAY),
    page("verksamhetsplanen/<int:pk>/", plan.edit, "plan_edit", may=MAY),
    page("verksamhetsplanen/<int:pk>/uppfoljning/", plan.follow_up, "plan_follow_up", may=MAY),
    page("verksamhetsplanen/<int:pk>/upp/", plan.up, "plan_up", may=MAY),
    page("verksamhetsplanen/<int:pk>/ner/", plan.down, "plan_down", may=MAY),
    page("verksamhetsplanen/<int:pk>/ta-bort/", plan.remove, "plan_remove", may=MAY),
]

"""Reconciliation with another register's list: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import reconciliation

MAY = "reconciliation.make"

urlpatterns: list[URLPattern] = [
    page("avstamning/", reconciliation.reconciliation, "reconciliation", may=MAY),
    page("avstamning/<int:pk>/kolumner/", reconciliation.columns, "reconciliation_columns", may=MAY),
    page("avstamning/<int:pk>/utfall/", reconciliation.codes, "reconciliation_codes", may=MAY),
    page("avstamning/<int:pk>/resultat/", reconciliation.result, "reconciliation_result", may=MAY),
    page("avstamning/<int:pk>/slang/", reconciliation.forget, "reconciliation_forget", may=MAY),
]

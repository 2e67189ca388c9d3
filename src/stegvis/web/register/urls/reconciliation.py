"""Reconciliation with another register's list: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import reconciliation

MAY = "reconciliation.make"

urlpatterns: list[URLPattern] = [
    page("avstamning/", reconciliation.reconciliation, "reconciliation", may=MAY),
    page("avstamning/kolumner/", reconciliation.columns, "reconciliation_columns", may=MAY),
    page("avstamning/utfall/", reconciliation.codes, "reconciliation_codes", may=MAY),
    page("avstamning/resultat/", reconciliation.result, "reconciliation_result", may=MAY),
    page("avstamning/slang/", reconciliation.forget, "reconciliation_forget", may=MAY),
]

"""Data into the register from files: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import import_dataset, imports

MAY = "data.import"

urlpatterns: list[URLPattern] = [
    page("las-in/", imports.imports, "imports", may=MAY),
    page("las-in/underlag/", import_dataset.upload, "import_dataset", may=MAY),
    page("las-in/underlag/prov/", import_dataset.trial, "import_dataset_trial", may=MAY),
    page("las-in/underlag/anmarkningar/", import_dataset.findings, "import_dataset_findings", may=MAY),
    page("las-in/underlag/slang/", import_dataset.forget, "import_dataset_forget", may=MAY),
]

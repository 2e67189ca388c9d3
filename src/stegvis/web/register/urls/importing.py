"""Data into the register from files: the addresses."""

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.register.views import import_dataset, import_list, imports

MAY = "data.import"

urlpatterns: list[URLPattern] = [
    page("las-in/", imports.imports, "imports", may=MAY),
    page("las-in/underlag/", import_dataset.upload, "import_dataset", may=MAY),
    page("las-in/underlag/team/", import_dataset.teams, "import_dataset_teams", may=MAY),
    page("las-in/underlag/prov/", import_dataset.trial, "import_dataset_trial", may=MAY),
    page("las-in/underlag/anmarkningar/", import_dataset.findings, "import_dataset_findings", may=MAY),
    page("las-in/underlag/klart/", import_dataset.confirm, "import_dataset_confirm", may=MAY),
    page("las-in/underlag/slang/", import_dataset.forget, "import_dataset_forget", may=MAY),
    page("las-in/lista/", import_list.upload, "import_list", may=MAY),
    page("las-in/lista/<int:pk>/kolumner/", import_list.columns, "import_list_columns", may=MAY),
    page("las-in/lista/<int:pk>/varden/", import_list.values, "import_list_values", may=MAY),
    page("las-in/lista/<int:pk>/prov/", import_list.trial, "import_list_trial", may=MAY),
    page("las-in/lista/<int:pk>/fel-<slug:kind>/", import_list.faults, "import_list_faults", may=MAY),
    page("las-in/lista/<int:pk>/slang/", import_list.forget, "import_list_forget", may=MAY),
]

"""Enkäter: the addresses, the team's and the association's."""

from collections.abc import Iterator

from django.urls import URLPattern

from stegvis.web.access.pages import page
from stegvis.web.surveys.queries.sealed import ASSOCIATION, MANAGE, PREFIX, SEE
from stegvis.web.surveys.queries.slips import HAND
from stegvis.web.surveys.views import sealed, sealed_codes, slips


def family(base: str, prefix: str, see: str, manage: str) -> Iterator[URLPattern]:
    """The same pages for a team and for an association."""
    pages = (
        ("", sealed.surveys, "surveys", see),
        ("ny/<slug:name>/", sealed.survey_new, "survey_new", manage),
        ("<int:pk>/", sealed.survey, "survey", see),
        ("<int:pk>/andra/", sealed.survey_edit, "survey_edit", manage),
        ("<int:pk>/fragor/", sealed.survey_questions, "survey_questions", manage),
        ("<int:pk>/jamfor/", sealed.survey_compare, "survey_compare", manage),
        ("<int:pk>/oppna/", sealed.survey_open, "survey_open", manage),
        ("<int:pk>/stang/", sealed.survey_close, "survey_close", manage),
        ("<int:pk>/ny-omgang/", sealed.survey_again, "survey_again", manage),
        ("<int:pk>/ta-bort/", sealed.survey_remove, "survey_remove", manage),
        ("<int:pk>/bjud-in/", sealed_codes.survey_invite, "survey_invite", manage),
        ("<int:pk>/koder/", sealed_codes.survey_codes, "survey_codes", manage),
        ("<int:pk>/nya-koder/", sealed_codes.survey_renew, "survey_renew", manage),
        ("<int:pk>/paminn/", sealed_codes.survey_remind, "survey_remind", manage),
    )
    for route, view, name, may in pages:
        yield page(f"{base}{route}", view, f"{prefix}{name}", may=may)


urlpatterns: list[URLPattern] = [
    page("enkater/<int:pk>/lappar/", slips.slips, "slips", may=HAND),
    page("enkater/<int:pk>/lappar/lamnad/", slips.hand, "slip_hand", may=HAND),
    page("enkater/lappar/<int:pk>/tillbaka/", slips.back, "slip_back", may=HAND),
    *family("enkater/", "", SEE, MANAGE),
    *family("forbundet/enkater/", PREFIX, ASSOCIATION, ASSOCIATION),
]

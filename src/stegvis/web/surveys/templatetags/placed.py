"""Where does a link of a survey's page lead, among the team's pages or the association's?"""

from __future__ import annotations

from django import template

from stegvis.web.surveys.queries.sealed import Place

register = template.Library()


@register.simple_tag
def place_url(at: Place, name: str, *given: int | str) -> str:
    """A page of the place: {% place_url at "survey" survey.pk %}."""
    return at.address(name, *given)

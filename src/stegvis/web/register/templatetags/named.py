"""What is a code called, in a template?"""

from django import template

from stegvis.web.register.codes import label
from stegvis.web.register.data import label_of

register = template.Library()


@register.filter
def named(code: str | None, codes: str) -> str:
    """The Swedish label of a code of the dataset: {{ outcome|named:"exit_outcome" }}."""
    return label(codes, code)


@register.filter
def listed(code: str | None, listing: str) -> str:
    """The Swedish label of a code of the register's own lists: {{ how|listed:"attempts" }}."""
    return label_of(listing, code)

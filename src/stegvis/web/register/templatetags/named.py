"""What is a code called, in a template?"""

from datetime import date

from django import template

from stegvis.web.access import policy
from stegvis.web.register.clock import today
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


@register.filter
def action_label(action: str) -> str:
    """What an action of the policy is called: {{ entry.action|action_label }}."""
    known = policy.actions().get(action)
    return known.label if known else action


@register.filter
def as_day(written: str) -> date:
    """The day of a plan's step, which is kept as text: {{ step.due|as_day|day }}."""
    return date.fromisoformat(written)


@register.filter
def days_since(day: date) -> int:
    """Whole days from a day until today."""
    return (today() - day).days

"""What does the participant's own page say, in the language of its reader?

The page's `language` is in the context: {% say "own_written" on=on %}, {% spoken_day plan.written_at as on %}.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template

from stegvis.web.access.models import Entry
from stegvis.web.look import spoken, swedish
from stegvis.web.surveys.answering import texts

register = template.Library()


def _language(context: Any) -> str:
    return str(context["language"].code)


@register.simple_tag(takes_context=True)
def say(context: Any, code: str, **values: Any) -> str:
    """One text with its values."""
    return texts.text(code, _language(context), **values)


@register.simple_tag(takes_context=True)
def spoken_day(context: Any, value: date | datetime, how: str = "") -> str:
    """ "28 August"; `how` "short" "28 Aug"."""
    return spoken.day(value, _language(context), short=how == "short")


@register.simple_tag(takes_context=True)
def spoken_weekday(context: Any, value: date) -> str:
    """ "Thu 28 Aug"."""
    return spoken.weekday(value, _language(context))


@register.simple_tag(takes_context=True)
def spoken_clock(context: Any, value: Any) -> str:
    """ "14:32"."""
    return spoken.clock(value, _language(context))


@register.simple_tag(takes_context=True)
def spoken_moment(context: Any, value: datetime) -> str:
    """ "28 August 14:32"."""
    return spoken.moment(value, _language(context))


@register.simple_tag(takes_context=True)
def spoken_number(context: Any, value: float | str | None) -> str:
    """An answer: a number with one decimal, a text as it is."""
    if value is None:
        return swedish.UNKNOWN
    return value if isinstance(value, str) else spoken.number(value, _language(context), 1)


@register.simple_tag(takes_context=True)
def done_to(context: Any, entry: Entry) -> str:
    """What somebody did with what stands about the reader: "Read: Read about a participant"."""
    kind = entry.kind if entry.kind in ("change", "export", "import") else "read"
    language = _language(context)
    return f"{texts.text(f'own_{kind}', language)}: {texts.action(entry.action, language)}"

"""What may every template say? Days, numbers, icons, tags and fields; the charts come from `drawn`."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stegvis.web.look import controls, swedish
from stegvis.web.look.templatetags import drawn

register = template.Library()
register.tags.update(drawn.register.tags)

THEMES = ("light", "dark")
TAGS = {
    "draft": ("", "ring"),
    "ready": ("done", "half"),
    "approved": ("done", "disc"),
    "late": ("due", "triangle"),
    "wrong": ("err", "diamond"),
}


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) and value.tzinfo else value


@register.filter
def day(value: date | datetime | None, how: str = "") -> str:
    """ "28 augusti", with the year when it is not this one. `how`: "year", "no-year", "short" (or several)."""
    return swedish.UNKNOWN if value is None else swedish.day(_local(value), timezone.localdate(), how)


@register.filter
def weekday(value: date | datetime | None, how: str = "") -> str:
    """ "torsdag 28 augusti". `how`: "name" "torsdag", "short" "tors 28"."""
    return swedish.UNKNOWN if value is None else swedish.weekday(_local(value), timezone.localdate(), how)


@register.filter
def clock(value: time | datetime | None) -> str:
    """ "14.32"."""
    if value is None:
        return swedish.UNKNOWN
    return swedish.clock(timezone.localtime(value) if isinstance(value, datetime) and value.tzinfo else value)


@register.filter
def moment(value: datetime | None) -> str:
    """ "28 augusti 14.32"."""
    return swedish.UNKNOWN if value is None else f"{day(value)} {clock(value)}"


@register.filter
def iso(value: date | datetime | None) -> str:
    """For the `datetime` attribute of <time>."""
    return "" if value is None else value.isoformat()


@register.filter
def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Decimal comma, thousands apart; unknown is "–"."""
    return swedish.UNKNOWN if value is None else swedish.number(value, decimals)


@register.filter
def percent(share: float | Decimal | None) -> str:
    """A share (a fraction of 1) as "35 %"; unknown is "–"."""
    return swedish.UNKNOWN if share is None else swedish.percent(share)


@register.filter
def in_words(count: int, one: str = "en") -> str:
    """Up to twelve in words; `one` is "en" or "ett"."""
    return swedish.in_words(count, one)


@register.filter
def many(count: float, forms: str) -> str:
    """The noun that goes with a count, without the count: {{ n|in_words }} {{ n|many:"plats,platser" }}."""
    return swedish.plural(count, forms)


@register.filter
def undo(message: Message) -> str:
    """Where the message's Ångra posts to: the tag "undo:/adress/" that it was written with."""
    return next((tag[5:] for tag in (message.extra_tags or "").split() if tag.startswith("undo:")), "")


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon of the sprite; `size` "s" is the small one. Never the only sign: words stand beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="#i-{}"/></svg>', size and f" i-{size}", name
    )


@register.inclusion_tag("look/tag.html")
def tag(kind: str, words: str) -> dict[str, str]:
    """A status: "draft", "ready", "approved", "late" or "wrong", with its shape and its words."""
    colour, shape = TAGS[kind]
    return {"colour": colour, "shape": shape, "words": words}


@register.inclusion_tag("look/tag_dot.html")
def dot(kind: str) -> dict[str, str]:
    """The shape of a status alone; the words stand beside it."""
    return {"shape": TAGS[kind][1]}


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> SafeString:
    """The attribute on <html> for who has chosen light or dark; without a choice the system's own rules."""
    request = context.get("request")
    chosen = request.COOKIES.get("tema", "") if request else ""
    return format_html(' data-theme="{}"', chosen) if chosen in THEMES else SafeString("")


@register.inclusion_tag("look/field.html")
def field(bound: BoundField, **options: str) -> dict[str, controls.Control]:
    """A field with label, hint and error. Options: hint, label, suffix, width ("short", "wide")."""
    return {"control": controls.control(bound, **options)}


@register.inclusion_tag("look/errors.html")
def errors(*all_forms: forms.BaseForm) -> dict[str, list[controls.Fault]]:
    """The summary of what is wrong in one form or several, each line a link to its field."""
    return {"faults": [fault for form in all_forms if form.is_bound for fault in controls.faults(form)]}


@register.simple_tag
def submission() -> SafeString:
    """The key that lets a form sent twice make one row."""
    return format_html('<input type="hidden" name="submission" value="{}">', uuid4())


@register.inclusion_tag("look/saved.html")
def saved(at: datetime | None = None) -> dict[str, Any]:
    """The line that tells whether the form is kept; `at` is when its draft was kept, if it was."""
    return {"at": at}


@register.inclusion_tag("look/figure.html")
def figure(
    value: float | Decimal | None, url: str = "", reason: str = "", decimals: int | None = None
) -> dict[str, Any]:
    """A computed number that can be opened; unknown (None) is "–" with the reason."""
    shown = None if value is None else swedish.number(value, decimals)
    return {"shown": shown, "url": url, "reason": reason}

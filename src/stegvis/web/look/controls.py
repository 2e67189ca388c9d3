"""What does a form field need around it: its label, hint, error and the words that tie them together?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class Control:
    """A field ready to draw; `kind` is "hidden", "group" (radios, boxes), "check" (one box) or "single"."""

    kind: str
    field: BoundField
    widget: SafeString | str
    label: str
    hint: str
    hint_id: str
    errors: list[str]
    error_id: str
    described: str
    optional: bool
    suffix: str
    width: str


def kind_of(field: BoundField) -> str:
    """Which of the four ways the field is drawn."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, GROUPS):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "single"


def control(
    field: BoundField, *, hint: str = "", label: str = "", suffix: str = "", width: str = ""
) -> Control:
    """The field with its surroundings; `width` is "short" (a number, a date), "wide" or the default ""."""
    hint = hint or str(field.help_text)
    errors = [str(error) for error in field.errors]
    hint_id, error_id = f"{field.auto_id}_helptext", f"{field.auto_id}_error"
    described = " ".join(i for i, there in ((hint_id, hint), (error_id, errors)) if there)
    kind = kind_of(field)
    attrs: dict[str, str | bool] = {"aria-describedby": described} if described and kind != "group" else {}
    return Control(
        kind=kind,
        field=field,
        widget="" if kind == "group" else field.as_widget(_widget(field), attrs),
        label=label or str(field.label),
        hint=hint,
        hint_id=hint_id,
        errors=errors,
        error_id=error_id,
        described=described,
        optional=not field.field.required and kind in ("single", "group"),
        suffix=suffix or str(getattr(field.field, "suffix", "")),
        width=width or str(getattr(field.field, "width", "")),
    )


def _widget(field: BoundField) -> forms.Widget | None:
    """A date that could not be read is shown as it was written: a date box would drop it."""
    widget = field.field.widget
    if not isinstance(widget, forms.DateInput) or not _unreadable(field.value()):
        return None
    return forms.TextInput(attrs=widget.attrs)


def _unreadable(value: object) -> bool:
    if not isinstance(value, str) or not value:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return True
    return False


def first_input(field: BoundField) -> str:
    """The id that a link to the field goes to: its box, or the first of its choices."""
    return f"{field.auto_id}_0" if kind_of(field) == "group" else field.auto_id


@dataclass(frozen=True)
class Fault:
    """One line of the summary of errors; without `target` it concerns the whole form."""

    message: str
    target: str = ""


def faults(form: forms.BaseForm) -> list[Fault]:
    """Every error of the form, the form's own first, then the fields' in order."""
    own = [Fault(str(error)) for error in form.non_field_errors()]
    hidden = [Fault(str(error)) for field in form.hidden_fields() for error in field.errors]
    seen = [Fault(str(error), first_input(f)) for f in form.visible_fields() for error in f.errors]
    return own + hidden + seen

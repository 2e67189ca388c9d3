"""Which fields do forms have, and what do they say when something is missing or cannot be read?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from stegvis.web.look import dates
from stegvis.web.look.swedish import NO_BREAK

Choices = Sequence[tuple[str, Any]]
CHOSEN = (forms.ChoiceField, forms.ModelChoiceField)
MISSING_BOX = "Kryssa i rutan ”{label}” för att gå vidare."


def missing(field: forms.Field, label: str) -> str:
    """What an empty field asks for: "Ange avslutsdag.", "Välj utfall.", or the answer to the label's question."""
    if isinstance(field, forms.BooleanField):
        return MISSING_BOX.format(label=label)
    if label.endswith("?"):
        return f"Svara på frågan ”{label}”"
    name = label if label[:2].isalpha() and label[:2].isupper() else label[:1].lower() + label[1:]
    return f"Välj {name}." if isinstance(field, CHOSEN) else f"Ange {name}."


def spoken(field: forms.Field, label: str) -> dict[str, str]:
    """The field's messages in Swedish, each with what and how to mend it."""
    unit = f"{NO_BREAK}{field.suffix}".replace("%", "%%") if hasattr(field, "suffix") else ""
    written = (
        {"invalid": "Skriv adressen som namn@exempel.se."} if isinstance(field, forms.EmailField) else {}
    )
    return written | {
        "required": missing(field, label),
        "invalid_choice": f"{label}: det valet finns inte längre. Välj på nytt.",
        "invalid_list": f"{label}: det valet finns inte längre. Välj på nytt.",
        "min_value": f"{label} ska vara minst %(limit_value)s{unit}.",
        "max_value": f"{label} ska vara högst %(limit_value)s{unit}.",
        "max_decimal_places": f"{label} får ha högst %(max)s decimaler.",
        "max_digits": f"{label} får ha högst %(max)s siffror.",
        "max_whole_digits": f"{label} får ha högst %(max)s siffror före kommat.",
        "invalid_pk_value": f"{label}: det valet finns inte längre. Välj på nytt.",
        "missing": f"{label}: ingen fil kom fram. Välj den på nytt.",
        "empty": f"{label}: filen är tom. Välj en annan.",
        "max_length": f"{label} får vara högst %(limit_value)d tecken. Texten är %(show_value)d.",
        "min_length": f"{label} ska vara minst %(limit_value)d tecken. Texten är %(show_value)d.",
    }


def given(field: forms.Field, key: str) -> bool:
    """Whether the form's writer, or a field of ours, has worded the message already."""
    message = str(field.error_messages.get(key, ""))
    plain = [kind for kind in type(field).__mro__ if kind.__module__.startswith("django.")]
    theirs = [str(kind.__dict__.get("default_error_messages", {}).get(key, "")) for kind in plain]
    return bool(message) and message not in theirs


class Worded:
    """Mixed into a form: every field says its faults in plain Swedish; the browser's own bubbles are off."""

    use_required_attribute = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self.worded(name, field)

    def worded(self, name: str, field: forms.Field) -> forms.Field:
        """The field with its messages: for one that is added when the form is made."""
        label = str(field.label or name.replace("_", " ").capitalize())
        messages = spoken(field, label)
        field.error_messages |= {key: said for key, said in messages.items() if not given(field, key)}
        for validator in field.validators:
            code = getattr(validator, "code", "")
            if code in messages and not given(field, code):
                field.error_messages[code] = messages[code]
        return field


class Form(Worded, forms.Form):
    """The form of every page that is not tied to one model."""


class ModelForm(Worded, forms.ModelForm):  # type: ignore[type-arg]
    """The form of a page that is tied to one model."""


class DateField(forms.DateField):
    """A day: the browser's date box, and what people write by hand where it lacks one."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    width = "short"
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Skriv dagen som 2026-11-22 eller 22/11 2026."
    }

    def to_python(self, value: Any) -> date | None:
        """A date, or None when nothing is written; ValidationError when it is no day."""
        if isinstance(value, datetime):
            return value.date()
        if value in self.empty_values or isinstance(value, date):
            return value or None
        found = dates.read(str(value), timezone.localdate())
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class TimeField(forms.TimeField):
    """A time of day: "14.32", "14:32" or "14"."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    width = "short"
    input_formats = ("%H:%M", "%H:%M:%S", "%H.%M", "%H%M", "%H")
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Skriv tiden som 14.32."}


class DecimalField(forms.DecimalField):
    """A number with a decimal comma; a point is taken too."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    width = "short"
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Skriv ett tal, till exempel 18,6."}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """A Decimal, or None when nothing is written."""
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".").replace("\u2212", "-")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """The stored number as it is written in Swedish; what a person has typed is left alone."""
        return str(value).replace(".", ",") if isinstance(value, float | Decimal) else value


class Slider(forms.TextInput):
    """A line to slide along, without a value until it is touched; the number beside it is an equal way.

    Without script the number alone is there.
    """

    template_name = "look/slider.html"

    def __init__(self, *, low: Decimal, high: Decimal, step: float, ends: Sequence[str]) -> None:
        super().__init__(attrs={"inputmode": "decimal", "autocomplete": "off"})
        self.said = {"low": f"{low:f}", "high": f"{high:f}", "step": f"{step:g}", "ends": ends}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template draws; the line is named after the field's label by script."""
        return super().get_context(name, value, attrs) | {"slide": self.said}


class SliderField(DecimalField):
    """A value on a line between two words."""

    width = "wide"

    def __init__(
        self, *, min_value: Decimal, max_value: Decimal, step: float, ends: Sequence[str] = (), **kwargs: Any
    ) -> None:
        line = Slider(low=min_value, high=max_value, step=step, ends=ends)
        super().__init__(min_value=min_value, max_value=max_value, widget=line, **kwargs)


class WholeField(forms.IntegerField):
    """A whole number, typed rather than spun."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    width = "short"
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": "Skriv ett helt tal, till exempel 12."}

    def to_python(self, value: Any) -> int | None:
        """An int, or None when nothing is written."""
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class PercentField(WholeField):
    """Whole per cent, 0–100 unless told otherwise; a written % is taken away."""

    suffix = "%"
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": "Skriv procent som ett helt tal, till exempel 50.",
    }

    def __init__(self, *, min_value: int = 0, max_value: int = 100, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """An int, or None when nothing is written."""
        return super().to_python(value.replace("%", "") if isinstance(value, str) else value)


class CodeField(forms.ChoiceField):
    """A list of codes, asked for when the form is made; the empty choice comes first.

    `codes` gives (code, label) pairs: `CodeField(codes=partial(choices, "livelihood"))`.
    """

    def __init__(self, *, codes: Callable[[], Choices] | Choices, empty: str = "Välj", **kwargs: Any) -> None:
        def offered() -> list[tuple[str, Any]]:
            found = codes() if callable(codes) else codes
            return [("", empty), *found] if empty else list(found)

        super().__init__(choices=offered, **kwargs)


class RadioField(CodeField):
    """The same as radio buttons, all to be seen at once: for at most seven choices."""

    widget = forms.RadioSelect

    def __init__(self, *, codes: Callable[[], Choices] | Choices, **kwargs: Any) -> None:
        super().__init__(codes=codes, empty="", **kwargs)


class CodesField(forms.MultipleChoiceField):
    """Several codes, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, codes: Callable[[], Choices] | Choices, **kwargs: Any) -> None:
        super().__init__(choices=codes, **kwargs)


class TextField(forms.CharField):
    """Running text, several lines."""

    widget = forms.Textarea(attrs={"rows": 4})
    width = "wide"

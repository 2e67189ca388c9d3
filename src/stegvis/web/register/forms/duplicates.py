"""What is asked when two records become one?"""

from __future__ import annotations

from typing import Any

from django import forms

from stegvis.web.look.forms import Form, RadioField
from stegvis.web.register.queries.duplicates import Compared, Field

KEPT, OTHER = "kept", "other"


class MergeForm(Form):
    """Which value stays, for each field where the two records differ."""

    def __init__(self, *args: Any, compared: Compared, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in compared.fields:
            if field.asked:
                self.fields[field.name] = _choice(field)
        self.rows = [(field, self[field.name] if field.asked else None) for field in compared.fields]
        self.sides = (compared.kept, compared.other)
        self.alone = [f.name for f in compared.fields if f.taken]

    def taken(self) -> list[str]:
        """The fields whose value comes from the other record: chosen, or the only one there is."""
        chosen = [name for name, said in self.cleaned_data.items() if said == OTHER]
        return [*chosen, *self.alone]


def _choice(field: Field) -> RadioField:
    """Both values; nothing is chosen beforehand."""
    return RadioField(
        label=field.label,
        codes=[(KEPT, field.mine), (OTHER, field.theirs)],
        error_messages={
            "required": f"{field.label}: välj vad som ska gälla.",
            "invalid_choice": f"{field.label}: det valet finns inte längre. Välj på nytt.",
        },
    )


class DifferentForm(Form):
    """That two records are two people."""

    why = forms.CharField(
        label="Hur vet du det?", max_length=300, help_text="Till exempel: olika personer, båda har varit här."
    )

"""What is asked when an association decides the smallest count that is shown?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from stegvis.web.look.forms import Form, TextField, WholeField
from stegvis.web.register.least import MOST, Limit


class LeastForm(Form):
    """A number for each audience, and why."""

    def __init__(self, *args: Any, limits: Sequence[Limit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in limits:
            self.fields[one.audience] = WholeField(
                label=one.label,
                min_value=one.floor,
                max_value=MOST,
                help_text=f"Talen 1–{one.floor - 1} visas aldrig. Ett större tal döljer fler.",
            )
        self.fields["why"] = _why()


def _why() -> forms.Field:
    return TextField(label="Varför?", max_length=300, help_text="Skälet står i loggen och här på sidan.")

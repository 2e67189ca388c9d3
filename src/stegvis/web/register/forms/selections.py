"""What is asked when a choice of participants is kept?"""

from __future__ import annotations

from typing import Any

from django import forms

from stegvis.web.look.forms import Form
from stegvis.web.register.models import SavedView

MOST = 40


class ViewForm(Form):
    """What the choice is called."""

    name = forms.CharField(label="Namn", max_length=MOST, help_text="Skriv inte vem det gäller.")


class ViewsForm(Form):
    """The names of all choices; an emptied one is removed."""

    def __init__(self, *args: Any, views: list[SavedView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for view in views:
            self.fields[f"view_{view.pk}"] = forms.CharField(
                label=view.name,
                required=False,
                max_length=MOST,
                initial=view.name,
                error_messages={"max_length": f"Namnet får vara högst {MOST} tecken."},
            )

"""What is asked when somebody starts a report, or hands a chapter back?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from stegvis.web.look.forms import Choices, CodeField, CodesField, Form, RadioField, TextField


class ReportForm(Form):
    """Form, period, and for an association the teams and for whom."""

    layout = CodeField(label="Rapportform", codes=())
    period = CodeField(label="Period", codes=())
    audience = RadioField(
        label="För vem", codes=(), help_text="Avgör vilka små tal som döljs när teamen lämnar sina kapitel."
    )
    teams = CodesField(label="Team", codes=(), help_text="Ett kapitel för varje team.")

    def __init__(
        self,
        *args: Any,
        layouts: Choices,
        periods: Choices,
        audiences: Choices,
        teams: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not teams:
            del self.fields["teams"], self.fields["audience"]
        _offer(self, layout=layouts, period=periods, audience=audiences, teams=teams)


class BackForm(Form):
    """Why a chapter is handed back."""

    why = TextField(label="Vad behöver ändras?", max_length=300)


class HarmForm(Form):
    """Which small count, and why nobody is harmed."""

    figure = CodeField(label="Tal", codes=(), help_text="Teamets tal som annars döljs i rapporten.")
    why = TextField(
        label="Varför tar ingen skada av det?",
        max_length=600,
        help_text="Vem kunde känna igen någon, vad skulle de få veta, och varför behöver talet visas? Skriv inga namn.",
    )

    def __init__(self, *args: Any, figures: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, figure=figures)


class CommentForm(Form):
    """A remark about a section, or about the whole chapter."""

    section = CodeField(label="Avsnitt", codes=(), empty="Hela kapitlet", required=False)
    body = TextField(label="Kommentar", max_length=1000)

    def __init__(self, *args: Any, sections: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, section=[("", "Hela kapitlet"), *sections])


def _offer(form: forms.Form, **offered: Sequence[tuple[str, Any]]) -> None:
    for name, choices in offered.items():
        if name in form.fields:
            form.fields[name].choices = choices  # type: ignore[attr-defined]

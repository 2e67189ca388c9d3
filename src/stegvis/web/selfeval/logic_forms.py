"""What is asked about a row of a logic model?"""

from __future__ import annotations

from typing import Any

from django import forms

from stegvis.web.look.forms import CodeField, CodesField, Form
from stegvis.web.selfeval.logic import GOAL, Column
from stegvis.web.selfeval.models import LogicRow

Choices = list[tuple[str, str]]


class RowForm(Form):
    """A row: its words, what it points back to, and what measures it."""

    def __init__(
        self, *args: Any, column: Column, pointed: Choices, goals: Choices, measures: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {
            "text": forms.CharField(
                label=column.ask, max_length=300, error_messages={"required": "Skriv en mening."}
            )
        }
        if pointed:
            asked["back"] = CodesField(label="Hör till", codes=pointed, required=False)
        if column.code == GOAL and goals:
            asked["under"] = CodeField(
                label="Samma som ett mål under Mål",
                codes=goals,
                required=False,
                empty="Inget",
                help_text="Då visas hur det går mot nivån, eller hur det följdes upp.",
            )
        if column.measured:
            asked["measure"] = CodeField(
                label="Mått i registret",
                codes=measures,
                required=False,
                empty="Inget",
                help_text="Då visas årets värde, och målet räknas som mätt.",
            )
        for name, field in asked.items():
            self.fields[name] = self.worded(name, field)

    def clean(self) -> dict[str, Any]:
        """What the row keeps: the goal under Mål as the key of its row."""
        given = super().clean() or self.cleaned_data
        kind, _, key = (given.pop("under", "") or "").partition("-")
        if "under" in self.fields:
            given |= {
                "kept_id": int(key) if kind == "kept" else None,
                "local_id": int(key) if kind == "local" else None,
            }
        return given


def held_row(row: LogicRow) -> dict[str, Any]:
    """What the fields hold of a row."""
    under = f"kept-{row.kept_id}" if row.kept_id else f"local-{row.local_id}" if row.local_id else ""
    return {"text": row.text, "back": row.back, "measure": row.measure, "under": under}

"""What is asked when the questions about violence have been put?"""

from __future__ import annotations

from typing import Any

from stegvis.web.look.forms import DateField, Form, RadioField

YES_NO = [("yes", "Ja"), ("no", "Nej")]


class ViolenceForm(Form):
    """The day, whether the participant answered, and whether support is needed. The answers themselves stay on paper."""

    asked_on = DateField(label="Dag då frågorna ställdes")
    answered = RadioField(label="Svarade deltagaren?", codes=YES_NO)
    needs_support = RadioField(
        label="Behöver deltagaren stöd eller hjälp vidare?", codes=YES_NO, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Support is known only of those who answered."""
        given = super().clean() or self.cleaned_data
        answered = given.get("answered")
        if answered == "yes" and not given.get("needs_support"):
            self.add_error("needs_support", "Ange om deltagaren behöver stöd.")
        if answered == "no" and given.get("needs_support"):
            self.add_error("needs_support", "Det vet ni bara om deltagaren svarade. Lämna frågan tom.")
        said = {"yes": True, "no": False}
        return {
            **given,
            "answered": said.get(answered or ""),
            "needs_support": said.get(given.get("needs_support") or ""),
        }

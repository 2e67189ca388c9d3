"""What is asked when the register is handed out?"""

from __future__ import annotations

from django import forms

from stegvis.web.look.forms import Form, RadioField

WHO = [("own", "Teamet självt, för egna siffror"), ("other", "Någon annan, pseudonymiserat")]
DATES = [("month", "Dagar avrundas till månaden"), ("day", "Hela dagar, enligt beslut")]


class ExportForm(Form):
    """For whom, why, and with which dates: whole ones leave the controller by a decision alone."""

    who = RadioField(label="Till vem?", codes=WHO)
    recipient = forms.CharField(label="Mottagarens namn", max_length=120, required=False)
    dates = RadioField(label="Dagar till en annan mottagare", codes=DATES)
    decision = forms.CharField(
        label="Beslut om hela dagar",
        max_length=120,
        required=False,
        help_text="Vem som beslutade och när, eller diarienummer.",
    )
    why = forms.CharField(label="Ändamål", max_length=200)

    def clean(self) -> dict[str, object]:
        """Another recipient has a name, and gets whole dates by a decision."""
        given = super().clean() or self.cleaned_data
        if given.get("who") == "other" and not given.get("recipient"):
            self.add_error(
                "recipient", "Ange vem underlaget lämnas till. Pseudonymerna blir egna för den mottagaren."
            )
        whole = given.get("who") == "other" and given.get("dates") == "day"
        if whole and not given.get("decision"):
            self.add_error(
                "decision", "Ange beslutet om att lämna ut hela dagar. Annars avrundas de till månaden."
            )
        return given

"""What is asked on the participant's own page, and of what a participant says is wrong?"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from stegvis.web.look.forms import Form, TextField
from stegvis.web.surveys.answering.texts import text
from stegvis.web.surveys.messages.channels import phone

LONGEST = 1000
DIGITS = range(7, 16)  # of a phone number


class AskForm(Form):
    """The participant's own words, asked for in the language of the page."""

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        wrong = {
            "required": text("own_mend_empty", language),
            "max_length": text("own_mend_long", language, most=LONGEST),
        }
        self.base_fields = {  # type: ignore[misc]  # in each language
            "text": TextField(
                label=text("own_mend_what", language),
                help_text=text("own_mend_hint", language),
                max_length=LONGEST,
                error_messages=wrong,
            )
        }
        super().__init__(*args, **kwargs)


class AgainForm(Form):
    """Where a new link is to be sent: an e-mail address, or a phone number. Gives the way and the address."""

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        self.wrong = text("own_again_empty", language)
        self.base_fields = {  # type: ignore[misc]  # in each language
            "where": forms.CharField(
                label=text("own_again_where", language),
                max_length=254,
                error_messages={"required": self.wrong, "max_length": self.wrong},
                widget=forms.TextInput(attrs={"autocomplete": "email", "dir": "ltr"}),
            )
        }
        super().__init__(*args, **kwargs)

    def clean_where(self) -> tuple[str, str]:
        """ "email" or "sms", and the address as it is looked for."""
        written = str(self.cleaned_data["where"]).strip()
        if "@" in written:
            try:
                validate_email(written)
            except ValidationError:
                raise ValidationError(self.wrong) from None
            return "email", written.lower()
        if len(re.sub(r"\D", "", written)) not in DIGITS or re.search(r"[^\d\s()+./-]", written):
            raise ValidationError(self.wrong)
        return "sms", phone(written)


class AnswerForm(Form):
    """What came of it."""

    answer = TextField(
        label="Vad har du ändrat, eller varför inte?",
        max_length=1000,
        help_text="Deltagaren läser svaret på sin egen sida.",
    )

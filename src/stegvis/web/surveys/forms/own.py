"""What is asked about what a participant says is wrong?"""

from stegvis.web.look.forms import Form, TextField


class AskForm(Form):
    """The participant's own words."""

    text = TextField(
        label="Vad är fel, och hur ska det vara?",
        max_length=1000,
        help_text="Skriv inget om andra personer. Någon i teamet läser det och svarar här.",
    )


class AnswerForm(Form):
    """What came of it."""

    answer = TextField(
        label="Vad har du ändrat, eller varför inte?",
        max_length=1000,
        help_text="Deltagaren läser svaret på sin egen sida.",
    )

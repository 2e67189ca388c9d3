"""What is asked when a team begins to keep its national hand-over here?"""

from stegvis.web.look.forms import DateField, Form


class SettleForm(Form):
    """From which day on the team hands over from here."""

    before = DateField(
        label="Från vilken dag lägger ni in härifrån?",
        help_text="Det som hände före den dagen markeras som redan inlagt.",
    )

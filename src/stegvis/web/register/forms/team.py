"""What is asked about a team and its tracks?"""

from django import forms

from stegvis.web.look.forms import DateField, Form, WholeField


class TeamForm(Form):
    """What the team is called, and what it measures itself against."""

    name = forms.CharField(label="Teamets namn", max_length=200)
    capacity = WholeField(
        label="Platser",
        min_value=1,
        max_value=5000,
        required=False,
        help_text="Så många som kan delta samtidigt.",
    )
    waiting_goal = WholeField(
        label="Mål för väntan, veckor",
        min_value=1,
        max_value=520,
        help_text="Den som har väntat längre märks i kön.",
    )


class TrackForm(Form):
    """A track of the team."""

    name = forms.CharField(label="Namn", max_length=120)
    capacity = WholeField(label="Platser", min_value=1, max_value=5000, required=False)
    started_on = DateField(label="Startade", required=False)
    ended_on = DateField(
        label="Sista dag",
        required=False,
        help_text="En sista dag stänger inriktningen. De som har varit där finns kvar.",
    )

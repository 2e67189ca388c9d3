"""What is asked when a finding is let stand?"""

from stegvis.web.look.forms import Form, TextField


class WaiveForm(Form):
    """Why it may stay as it is."""

    why = TextField(
        label="Varför ska det stå kvar?",
        help_text="Skälet syns för teamet och i loggen. Skriv inga namn.",
        max_length=300,
    )

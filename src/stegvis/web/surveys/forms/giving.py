"""What is asked about the instruments that a team gives?"""

from stegvis.web.look.forms import CodesField, Form
from stegvis.web.surveys.queries.giving import offered


class GivingForm(Form):
    """The instruments of the team."""

    instruments = CodesField(
        label="Ges i teamet",
        codes=offered,
        required=False,
        help_text="Samtal: var fjärde vecka efter det senaste svaret. De andra tillfällena räknas från start eller avslut.",
    )

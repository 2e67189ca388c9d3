"""What is asked about a participant's quote or story, and about a consent that is withdrawn?"""

from __future__ import annotations

from functools import partial

from django import forms

from stegvis.web.look.forms import DateField, Form, RadioField, TextField
from stegvis.web.register.data import choices_of

LONGEST = 5000


class StoryForm(Form):
    """The words, the name under them, and the consent to publish."""

    kind = RadioField(label="Slag", codes=partial(choices_of, "story_kinds"))
    body = TextField(
        label="Deltagarens ord",
        max_length=LONGEST,
        help_text="Utan namn, orter och annat som gör att någon känns igen. Låt deltagaren läsa.",
    )
    name = forms.CharField(
        label="Ändrat namn",
        max_length=40,
        required=False,
        help_text="Står under orden, med att namnet är ändrat. Tomt: Deltagare.",
    )
    consent = RadioField(
        label="Hur gav deltagaren sitt samtycke?", codes=partial(choices_of, "story_consents")
    )
    consented_on = DateField(label="Dag för samtycket")
    scope = RadioField(label="Var får det visas?", codes=partial(choices_of, "story_scopes"))


class WithdrawForm(Form):
    """When the consent was withdrawn."""

    withdrawn_on = DateField(label="Återtaget den")

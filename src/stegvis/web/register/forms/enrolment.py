"""What is asked at the start, and about an enrolment later?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.access.models import Team
from stegvis.web.look.forms import CodeField, DateField, DecimalField, Form, RadioField
from stegvis.web.register.codes import choices
from stegvis.web.register.data import choices_of, listing
from stegvis.web.register.forms.livelihood import LivelihoodRows, OccupationFields
from stegvis.web.register.forms.who import WhoFields
from stegvis.web.register.models import Track
from stegvis.web.register.queries.queue import running
from stegvis.web.register.queries.staff import users_of

FORMS = [("written", "Skriftligt"), ("oral", "Muntligt")]
WHEN = ("start", "session")


class TeamForm(Form):
    """A form that offers the team's tracks and staff."""

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        track = self.fields.get("track")
        if isinstance(track, forms.ModelChoiceField):
            track.queryset = running(team)
        responsible = self.fields.get("responsible")
        if isinstance(responsible, forms.ChoiceField):
            responsible.choices = [("", "Ingen än"), *((str(u.pk), u.name) for u in users_of(team))]


class StartForm(LivelihoodRows, TeamForm):
    """An enrolment of somebody who is known: from an application."""

    started_on = DateField(label="Startdag")
    track: forms.ModelChoiceField[Track] = forms.ModelChoiceField(
        label="Inriktning", queryset=Track.objects.none(), required=False, empty_label="Ingen inriktning"
    )
    responsible = forms.ChoiceField(label="Ansvarig konsulent", required=False)
    referrer = CodeField(label="Remittent", codes=partial(choices, "referrer"), required=False)
    consent = RadioField(
        label="Samtycke till nationell uppföljning",
        codes=partial(choices, "consent"),
        help_text="Utan samtycke lämnas bara kön och startår vidare. Teamets eget register påverkas inte.",
    )
    consent_form = RadioField(label="Form", codes=FORMS, required=False)
    education = CodeField(label="Utbildning", codes=partial(choices, "education"), required=False)
    years_in_public_support = DecimalField(
        label="År i offentlig försörjning",
        min_value=0,
        max_value=70,
        required=False,
        help_text="Hela tiden, utan tak.",
    )


class EnrolForm(StartForm, WhoFields):
    """An enrolment of somebody who may be new."""

    field_order = ("number", "name", "sex", "birth_year", "started_on", "track", "responsible", "referrer")


class EnrolmentForm(TeamForm):
    """What is known about an enrolment."""

    started_on = DateField(label="Startdag")
    planned_end_on = DateField(label="Planerad sista dag", required=False)
    referrer = CodeField(label="Remittent", codes=partial(choices, "referrer"), required=False)
    responsible = forms.ChoiceField(label="Ansvarig konsulent", required=False)
    years_in_public_support = DecimalField(
        label="År i offentlig försörjning", min_value=0, max_value=70, required=False
    )


class ConsentForm(Form):
    """The answer about consent."""

    answer = RadioField(label="Svar", codes=partial(choices, "consent"))
    form = RadioField(label="Form", codes=FORMS, required=False)
    answered_on = DateField(label="Dag")


class LivelihoodForm(OccupationFields, LivelihoodRows):
    """What somebody lives on, on a day during the time with the team or at its start."""

    occasion = RadioField(
        label="När", codes=lambda: [(code, said) for code, said in choices("occasion") if code in WHEN]
    )
    observed_on = DateField(label="Dag")

    field_order = ("occasion", "observed_on")

    def __init__(self, *args: Any, started: bool = False, mended: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mended = mended
        occasion = self.fields["occasion"]
        if mended:
            del self.fields["occasion"]
        elif started and isinstance(occasion, forms.ChoiceField):
            occasion.choices = [(code, said) for code, said in choices("occasion") if code == "session"]

    def clean(self) -> dict[str, Any]:
        """Something is said, unless what was said is taken away."""
        given = super().clean()
        if not (self.errors or self.mended or given["livelihoods"] or given["occupations"]):
            self.add_error("livelihood_1", "Välj vad deltagaren lever av, eller gör.")
        return given


class MoveForm(TeamForm):
    """Another track."""

    track: forms.ModelChoiceField[Track] = forms.ModelChoiceField(
        label="Ny inriktning", queryset=Track.objects.none(), empty_label="Välj"
    )
    started_on = DateField(label="Från och med")


class NeedsForm(Form):
    """The life areas, 0–10 now and as wanted."""

    observed_on = DateField(label="Dag")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, area in listing("life_areas").choices.items():
            for part, label in (("now", f"{area.label.sv}, nu"), ("wanted", f"{area.label.sv}, önskat")):
                number = DecimalField(label=label, min_value=0, max_value=10, required=False)
                self.fields[f"{code}_{part}"] = self.worded(code, number)
            note = forms.CharField(label=f"{area.label.sv}, egna ord", required=False, max_length=300)
            self.fields[f"{code}_note"] = self.worded(code, note)

    def areas(self, given: dict[str, Any]) -> dict[str, tuple[Any, Any, str]]:
        """The answers by area."""
        return {
            code: (given[f"{code}_now"], given[f"{code}_wanted"], given[f"{code}_note"])
            for code, _ in choices_of("life_areas")
        }


class ParallelForm(Form):
    """A measure elsewhere."""

    what = forms.CharField(label="Insats", max_length=200)
    where = forms.CharField(label="Var", max_length=120, required=False)
    from_day = DateField(label="Från", required=False)
    to_day = DateField(label="Till och med", required=False)

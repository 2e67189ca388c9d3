"""What is asked about conversations, groups, meetings, plans and extensions?"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms

from stegvis.web.look.forms import (
    CodeField,
    DateField,
    DecimalField,
    Form,
    RadioField,
    TextField,
    TimeField,
    WholeField,
)
from stegvis.web.register.codes import choices
from stegvis.web.register.data import choices_of
from stegvis.web.register.forms.enrolment import TeamForm
from stegvis.web.register.forms.rows import held
from stegvis.web.register.models import Plan, Sip, Track

KINDS = ("group", "study_visit")
FEWEST = 3  # rows of steps to begin with
STATES = [("planned", "Planerat"), ("going", "Pågår"), ("done", "Klart")]


class NoteForm(Form):
    """A short note."""

    on_day = DateField(label="Dag")
    kind = RadioField(label="Om vad", codes=partial(choices_of, "note_kinds"))
    text = TextField(label="Anteckning", max_length=1000, help_text="Kort. Högst 1 000 tecken.")


class ActivityForm(TeamForm):
    """A group or a study visit."""

    title = forms.CharField(label="Vad", max_length=120)
    kind = RadioField(
        label="Slag", codes=lambda: [(c, said) for c, said in choices("activity_kind") if c in KINDS]
    )
    held_on = DateField(label="Dag")
    at_time = TimeField(label="Tid", required=False)
    place = forms.CharField(label="Plats", max_length=120, required=False)
    track: forms.ModelChoiceField[Track] = forms.ModelChoiceField(
        label="Bjud in inriktning", queryset=Track.objects.none(), required=False, empty_label="Ingen än"
    )
    weeks = WholeField(label="Antal veckor", min_value=1, max_value=26, help_text="Samma dag varje vecka.")


class ActivityEditForm(Form):
    """Another day, time or place of an activity."""

    title = forms.CharField(label="Vad", max_length=120)
    held_on = DateField(label="Dag")
    at_time = TimeField(label="Tid", required=False)
    place = forms.CharField(label="Plats", max_length=120, required=False)


class StudyVisitForm(Form):
    """One participant's study visit to an employer."""

    employer = forms.CharField(label="Arbetsgivare", max_length=100)
    employer_kind = CodeField(label="Slag av arbetsgivare", codes=partial(choices, "employer_kind"))
    held_on = DateField(label="Dag")
    at_time = TimeField(label="Tid", required=False)
    place = forms.CharField(label="Plats", max_length=120, required=False)
    attended = forms.BooleanField(
        label="Deltagaren kom", required=False, help_text="Gäller ett besök som har varit."
    )


class ActionForm(Form):
    """A coordinated action."""

    partner = CodeField(label="Samordnat med", codes=partial(choices, "partner"))
    done_on = DateField(label="Dag")
    what = forms.CharField(label="Vad", max_length=300, required=False)


class ActionEditForm(ActionForm):
    """The same, with its end."""

    ended_on = DateField(label="Avslutad", required=False, help_text="Lämna tomt så länge den pågår.")


class TrainingForm(Form):
    """Work training."""

    employer = forms.CharField(label="Arbetsgivare", max_length=120)
    employer_kind = CodeField(label="Slag av arbetsgivare", codes=partial(choices, "employer_kind"))
    task = forms.CharField(label="Uppgift", max_length=200, required=False)
    started_on = DateField(label="Från och med")
    hours = DecimalField(label="Timmar i veckan", min_value=1, max_value=40)


class StepUpForm(Form):
    """Other hours a week."""

    from_day = DateField(label="Från och med")
    hours = DecimalField(label="Timmar i veckan", min_value=0, max_value=40)


class TrainingEndForm(Form):
    """The end of a work training."""

    ended_on = DateField(label="Sista dag")
    attended = forms.BooleanField(label="Genomförd", required=False)


class MeetingForm(Form):
    """A multi-party meeting to come."""

    planned_on = DateField(label="Dag")
    at_time = TimeField(label="Tid", required=False)
    place = forms.CharField(label="Plats", max_length=120, required=False)
    with_whom = forms.CharField(label="Vilka", max_length=300, required=False)
    why_late = forms.CharField(label="Skäl, om det dröjer mer än tre månader", max_length=200, required=False)


class HeldForm(Form):
    """A multi-party meeting that was held."""

    held_on = DateField(label="Hölls")
    with_whom = forms.CharField(label="Vilka var med", max_length=300)
    agreement = TextField(label="Överenskommelse", max_length=2000)
    attended = forms.BooleanField(label="Deltagaren var med", required=False)
    next_on = DateField(label="Nästa möte", required=False)


class StepsForm(Form):
    """Rows of who does what when, as many as are asked for; `steps` in the cleaned data is the list of those filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = max(FEWEST, held(self, "what") + (self.initial.get("more") == "what"))
        for n in range(1, self.steps + 1):
            self.fields[f"what_{n}"] = forms.CharField(label=f"Steg {n}", max_length=200, required=False)
            self.fields[f"who_{n}"] = forms.CharField(label=f"Vem, steg {n}", max_length=120, required=False)
            self.fields[f"due_{n}"] = DateField(label=f"Till när, steg {n}", required=False)
            self.fields[f"state_{n}"] = CodeField(
                label=f"Läge, steg {n}", codes=STATES, empty="", required=False
            )

    @property
    def rows(self) -> list[list[Any]]:
        """The fields, step by step."""
        names = ("what", "who", "due", "state")
        return [[self[f"{name}_{n}"] for name in names] for n in range(1, self.steps + 1)]

    def clean(self) -> dict[str, Any]:
        """Gathers the steps."""
        given = super().clean() or self.cleaned_data
        steps = []
        for n in range(1, self.steps + 1):
            what, who, due, state = (
                given.pop(f"{name}_{n}", None) for name in ("what", "who", "due", "state")
            )
            if what:
                steps.append(
                    {
                        "what": what,
                        "who": who or "",
                        "due": due.isoformat() if due else "",
                        "state": state or "planned",
                    }
                )
            elif who or due:
                self.add_error(f"what_{n}", "Skriv vad som ska göras, eller töm raden.")
        given["steps"] = steps
        return given


class PlanForm(StepsForm):
    """The plan: goals in the participant's own words, and the next steps."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = max(1, held(self, "goal") + (self.initial.get("more") == "goal"))
        for n in range(1, self.goals + 1):
            self.fields[f"goal_{n}"] = TextField(
                label="Eget mål" if n == 1 else f"Eget mål {n}",
                max_length=2000,
                required=n == 1,
                help_text="Med deltagarens egna ord." if n == 1 else "",
                error_messages={"required": "Skriv minst ett mål, med deltagarens egna ord."},
            )

    @property
    def goal_rows(self) -> list[Any]:
        """The goals' fields."""
        return [self[f"goal_{n}"] for n in range(1, self.goals + 1)]

    def clean(self) -> dict[str, Any]:
        """Gathers the goals."""
        given = super().clean()
        said = [given.pop(f"goal_{n}", "") for n in range(1, self.goals + 1)]
        return {**given, "goals": [goal for goal in said if goal]}


class SipForm(StepsForm):
    """A coordinated individual plan."""

    goals = TextField(label="Mål", max_length=2000)
    main_responsible = forms.CharField(label="Huvudansvarig", max_length=120)
    agreed_on = DateField(label="Upprättad")
    follow_up_on = DateField(label="Följs upp", required=False)


class SipEditForm(SipForm):
    """The same, with its end."""

    ended_on = DateField(label="Avslutad", required=False, help_text="Lämna tomt så länge den gäller.")


def held_sip(sip: Sip) -> dict[str, Any]:
    """What the form of a SIP holds before it is changed."""
    names = ("goals", "main_responsible", "agreed_on", "follow_up_on", "ended_on")
    return {**{name: getattr(sip, name) for name in names}, **held_steps(sip.steps)}


def held_steps(steps: list[dict[str, str]]) -> dict[str, str]:
    """What the rows hold before they are changed, and an empty one."""
    return {
        f"{name}_{n}": step.get(name, "")
        for n, step in enumerate([*steps, {}], 1)
        for name in ("what", "who", "due", "state")
    }


def held_plan(plan: Plan) -> dict[str, str]:
    """What the form of a plan holds before it is changed."""
    return {**{f"goal_{n}": goal for n, goal in enumerate(plan.goals, 1)}, **held_steps(plan.steps)}


class ExtensionForm(Form):
    """More time, asked of the steering group."""

    until = DateField(label="Till och med")
    why = TextField(
        label="Skäl", max_length=1000, help_text="Styrgruppen ser skälet men inget namn. Skriv inga namn här."
    )


class DecideForm(Form):
    """The steering group's decision."""

    decision = RadioField(label="Beslut", codes=[("granted", "Bevilja"), ("refused", "Avslå")])
    why = forms.CharField(label="Skäl", max_length=300, required=False)

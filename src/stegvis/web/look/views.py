"""Where can every element be seen in every state?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from stegvis.web.look import forms as fields
from stegvis.web.look.charts import Bar, Mark
from stegvis.web.look.line_chart import Event, LineChart
from stegvis.web.look.time_bar import Row, Stretch, TimeBar

OUTCOMES = [("arbete", "Arbete"), ("studier", "Studier"), ("rehabilitering", "Fortsatt rehabilitering")]
STEPS = (
    "Utan egen försörjning",
    "Sjukpenning",
    "Rehabiliterings\u00adpenning",
    "Aktivitetsstöd",
    "Lön med stöd",
    "Lön",
)


class SampleForm(fields.Form):
    """One field of every kind."""

    outcome = fields.CodeField(
        label="Vad ledde avslutet till?", codes=OUTCOMES, help_text="Det som gäller på avslutsdagen."
    )
    ended_on = fields.DateField(label="Avslutsdag")
    meeting = fields.TimeField(label="Klockslag", required=False)
    extent = fields.PercentField(label="Omfattning")
    score = fields.DecimalField(label="Hälsoskattning", min_value=0, max_value=40, help_text="0–40.")
    email = forms.EmailField(label="E-post", required=False)
    how = fields.RadioField(
        label="Hur träffades ni?", codes=[("besok", "Besök"), ("telefon", "Telefon"), ("video", "Video")]
    )
    partners = fields.CodesField(
        label="Samordnat med", codes=[("fk", "Försäkringskassan"), ("region", "Regionen")], required=False
    )
    note = fields.TextField(label="Anteckning", required=False)
    consent = forms.BooleanField(label="Samtycke är underskrivet", help_text="Pappret ligger i akten.")


WRONG = {
    "outcome": "",
    "ended_on": "14 janari",
    "extent": "125",
    "score": "41,5",
    "how": "",
    "email": "karin",
}


def components(request: HttpRequest) -> HttpResponse:
    """Every element of the visual language; holds no person and is open to anyone."""
    return render(request, "look/components.html", _everything(timezone.localdate()))


def _everything(today: date) -> dict[str, Any]:
    start, late = today - timedelta(days=182), today - timedelta(days=120)
    values = (18.6, 17.9, 20.4, 19.2, 22.8, 24.1, 23.0, 26.4)
    return {
        "blank": SampleForm(auto_id="tom_%s"),
        "wrong": SampleForm(WRONG, auto_id="fel_%s"),
        "today": today,
        "now": timezone.now(),
        "late": today - timedelta(days=12),
        "steps": STEPS,
        "marks": [
            Mark(1, "Start, 10 feb", "Sjukpenning 100 %"),
            Mark(4, "Nu, sedan 1 aug", "Lön med stöd 25 %"),
        ],
        "values": values,
        "chart": LineChart(
            title="Hälsoskattning vid åtta samtal: från 18,6 till 26,4 av 40. Gränsvärdet är 25.",
            points=[(start + timedelta(days=26 * n), value) for n, value in enumerate(values)],
            cut=25,
            cut_said="Gränsvärde 25",
            near=5,
            near_said="Inom 5 punkter från start: kan vara slump",
            events=[Event(start + timedelta(days=90), "A", "Arbetsträning")],
        ),
        "time_bar": TimeBar(
            "Tre tjänster under ett halvår.",
            start,
            today,
            (
                Row("Konsulent", "100 %, tillsatt hela tiden", (Stretch(start, today, 1),)),
                Row("Arbetsterapeut", "40 %, 2,0 heltidsmånader vakant", _handed_over(start, today)),
                Row("Arbetskonsulent", "100 %, två i början", (Stretch(start, late, 1, over=True),)),
            ),
        ),
        "bars": [
            Bar("Arbete", 6),
            Bar("Fortsatt rehabilitering", 4),
            Bar("Studier", 3),
            Bar("Avbrott", 0, quiet=True),
        ],
    }


def _handed_over(first: date, last: date) -> tuple[Stretch, ...]:
    one, other = first + timedelta(days=60), first + timedelta(days=120)
    return (
        Stretch(first, one, 1),
        Stretch(one + timedelta(days=1), other, 0),
        Stretch(other + timedelta(days=1), last, 0.5),
    )

"""What is asked when somebody writes one change of livelihood?"""

from __future__ import annotations

from django import forms

from stegvis.definitions import municipalities
from stegvis.evaluation.one_change import LAST_YEAR
from stegvis.evaluation.profiles import profiles
from stegvis.web.look.forms import CodeField, Form, WholeField

FIRST_YEAR = 2015
FORM = "SLAG:OMFATTNING:MÅNADSLÖN:nyckel=värde"


class ChangeForm(Form):
    """Two states, written as on the command line, and whose tax and which year's rules hold."""

    before = forms.CharField(
        label="Före",
        max_length=300,
        help_text=f"{FORM}, flera med + emellan. Till exempel sjukpenning:100:25000",
    )
    after = forms.CharField(
        label="Efter", max_length=300, help_text="Till exempel lon:50:25000+sjukpenning:50:25000"
    )
    municipality = CodeField(label="Kommun", codes=lambda: _places(), empty="")
    year = WholeField(label="År", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    profile = CodeField(label="Profil", codes=lambda: _named(), empty="")


def _places() -> list[tuple[str, str]]:
    return sorted(((code, place.label) for code, place in municipalities().items()), key=lambda one: one[1])


def _named() -> list[tuple[str, str]]:
    return [(name, one.label.sv) for name, one in sorted(profiles().items())]

"""A field has its label, hint and error, and says what is missing in plain Swedish."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template

from stegvis.web.look import forms as fields
from stegvis.web.look.views import WRONG, SampleForm


class Exit(fields.Form):
    outcome = fields.CodeField(label="Vad ledde avslutet till?", codes=lambda: [("work", "Arbete")])
    ended_on = fields.DateField(label="Avslutsdag", help_text="Sista dagen i insatsen.")
    extent = fields.PercentField(label="Omfattning", required=False)
    score = fields.DecimalField(label="ORS", required=False, max_value=40)
    how = fields.RadioField(label="Hur", codes=[("v", "Video"), ("t", "Telefon")], required=False)
    name = forms.CharField(label="Namn", required=False, max_length=5)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def exit_form(**given: str) -> Exit:
    return Exit({"outcome": "work", "ended_on": "2026-11-20", **given})


def drawn(text: str, form: forms.BaseForm) -> str:
    return Template(text).render(Context({"form": form}))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("outcome", "", "Svara på frågan ”Vad ledde avslutet till?”"),
        ("outcome", "gone", "Vad ledde avslutet till?: det valet finns inte längre. Välj på nytt."),
        ("ended_on", "", "Ange avslutsdag."),
        ("ended_on", "14 janari", "Skriv dagen som 2026-11-22 eller 22/11 2026."),
        ("extent", "125", "Omfattning ska vara högst 100\u00a0%."),
        ("extent", "halv", "Skriv procent som ett helt tal, till exempel 50."),
        ("score", "41,5", "ORS ska vara högst 40."),
        ("name", "Karin Lövhage", "Namn får vara högst 5 tecken. Texten är 13."),
    ],
)
def test_an_error_says_what_and_the_remedy(name: str, value: str, message: str) -> None:
    assert exit_form(**{name: value}).errors[name] == [message]


@pytest.mark.parametrize(
    ("label", "message"),
    [("E-post", "Ange e-post."), ("SIP", "Ange SIP."), ("AF-kontor", "Ange AF-kontor.")],
)
def test_a_label_in_a_sentence_is_in_lower_case_unless_it_is_an_abbreviation(
    label: str, message: str
) -> None:
    assert fields.missing(forms.CharField(), label) == message


def test_rows_that_are_added_to_a_form_say_their_faults_too() -> None:
    class Growing(fields.Form):
        def __init__(self, data: dict[str, str]) -> None:
            super().__init__(data)
            self.fields["extent_2"] = self.worded("extent_2", fields.PercentField(label="Omfattning 2"))

    assert Growing({"extent_2": "125"}).errors["extent_2"] == ["Omfattning 2 ska vara högst 100\u00a0%."]


def test_what_people_write_is_understood() -> None:
    form = exit_form(ended_on="22/11 2026", extent="50 %", score="18,6")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["ended_on"] == date(2026, 11, 22)
    assert (form.cleaned_data["extent"], form.cleaned_data["score"]) == (50, Decimal("18.6"))


def test_a_message_of_the_forms_own_is_kept() -> None:
    class Asking(fields.Form):
        why = forms.CharField(error_messages={"required": "Ange varför du läser."})

    assert Asking({}).errors["why"] == ["Ange varför du läser."]


def test_a_stored_number_is_shown_with_a_comma() -> None:
    assert 'value="18,6"' in drawn("{% field form.score %}", Exit(initial={"score": Decimal("18.6")}))


def test_the_box_is_tied_to_its_hint_and_its_error() -> None:
    html = drawn("{% field form.ended_on %}", exit_form(ended_on=""))
    assert 'aria-describedby="id_ended_on_helptext id_ended_on_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index('id="id_ended_on_error"') < html.index("<input")
    assert 'type="date"' in html


def test_a_day_that_cannot_be_read_stays_as_it_was_written() -> None:
    html = drawn("{% field form.ended_on %}", exit_form(ended_on="14 janari"))
    assert 'value="14 janari"' in html
    assert 'type="date"' not in html


def test_choices_are_one_group_with_a_name() -> None:
    html = drawn("{% field form.how %}", exit_form())
    assert html.startswith("<fieldset")
    assert "<legend>Hur" in html
    assert html.count("<label") == 2


def test_a_hidden_field_is_only_its_box() -> None:
    assert drawn("{% field form.token %}", exit_form()).strip().startswith("<input")


def test_the_summary_links_to_every_field_that_is_wrong() -> None:
    html = drawn("{% errors form %}", exit_form(ended_on="", outcome=""))
    assert "Två uppgifter behöver ändras" in html
    assert 'href="#id_ended_on"' in html
    assert 'href="#id_outcome"' in html


def test_every_link_of_the_summary_leads_to_something() -> None:
    form = SampleForm(WRONG)
    whole = drawn("{% for f in form %}{% field f %}{% endfor %}", form)
    targets = [
        part.split('"')[0]
        for part in drawn("{% errors form %}", form).split('href="#')[1:]
        if part[0] != "i" or part[1] != "-"
    ]
    assert targets
    assert [target for target in targets if f'id="{target}"' not in whole] == []


def test_a_form_not_sent_has_no_summary() -> None:
    assert drawn("{% errors form %}", Exit()).strip() == ""


def test_every_submission_has_its_own_key() -> None:
    assert drawn("{% submission %}", Exit()) != drawn("{% submission %}", Exit())

"""Is a state read as the contract says, and each mistake told in plain Swedish?"""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from stegvis.cli import main
from stegvis.evaluation.parsing import parse_state
from stegvis.evaluation.state import State, StateError, component

MISTAKES = {
    "": "Tillståndet är tomt",
    "sjukpening:100:25000": "Försörjningen ”sjukpening” finns inte. Välj en av: sjukpenning",
    "other:100": "beloppet är okänt",
    "lon": "kan inte läsas. Skriv SLAG:OMFATTNING",
    "lon:100:25000:a=1:b": "kan inte läsas",
    "lon:halvtid:25000": "är ”halvtid”, men ska vara ett tal, i procent",
    "lon:150:25000": "är 150, men ska vara 1 till 100",
    "lon:nan:25000": "är nan, men ska vara 1 till 100",
    "lon:100": "saknar månadslön",
    "lon:100:-5": "heltidslönen i kronor i månaden",
    "lon:100:25000:lonebidrag": "ska skrivas nyckel=värde, till exempel subsidy=lonebidrag",
    "lon:100:25000:rent=4": "Nyckeln ”rent” i ”lon:100:25000:rent=4” finns inte. Nycklarna är: level",
    "lon:100:25000:daily=4": "Nyckeln daily hör inte till lon, som tar subsidy, support_level",
    "lon:100:25000:subsidy=bidrag": "subsidy är ”bidrag”, men ska vara en av: none, lonebidrag",
    "lon:100:25000:support_level=0.6": "support_level i",
    "lon:100:25000:subsidy=lonebidrag,support_level=60": "Nyckeln support_level är 60, men ska vara 0 till 1",
    "lon_subventionerad:100:25000": "säger inte vilket stöd lönen har",
    "sjukpenning:100:25000:level=0.9": "men ska vara",
    "sjukpenning:100:25000:level=0.78": "level är 0.78, men ska vara en av: 0.8, 0.775, 0.75",
    "sjukpenning:100:25000:unemployed=ja": "unemployed är ”ja”, men ska vara true eller false",
    "sjukpenning:100:25000:level=0.8,level=0.75": "står två gånger",
    "sjukpenning:50:25000+": "saknar försörjning",
    "aktivitetsstod:100:daily=365:1": "månadslönen ska stå före nycklarna",
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.items())
def test_a_mistake_is_told(text: str, said: str) -> None:
    with pytest.raises(StateError) as fault:
        parse_state(text)
    assert said in str(fault.value)


def test_several_livelihoods_are_one_state() -> None:
    half = component("lon", 50, 24_000, subsidy="lonebidrag", support_level=0.7)
    text = "lon:50:24000:support_level=0.7,subsidy=lonebidrag+aktivitetsstod:50::daily=365"
    assert parse_state(text) == State((half, component("aktivitetsstod", 50, None, daily=365.0)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--to lon:100:25000 --municipality sala --year 2017", "Ange både --state (före) och --to (efter)"),
        ("--state none:100 --to lon:100:25000 --year 2017", "Ange kommunen"),
        ("--state none:100 --to lon:100:25000 --municipality sala", "Ange året"),
        ("--state none:100 --to lon:100:25000 --municipality lund --year 2017", "municipal_tax.csv"),
        ("--state none:100 --to a_kassa:100 --municipality sala --year 2026", "finns inget grundbelopp"),
    ],
)
def test_what_the_command_lacks_is_told_and_ends_with_2(arguments: str, said: str) -> None:
    answer = CliRunner().invoke(main, ["evaluate", *arguments.split()])
    assert answer.exit_code == 2
    assert said in answer.output

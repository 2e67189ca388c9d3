"""`stegvis instrument`: a form to and from other programs, told in Swedish when something is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fhir.resources.R4B.bundle import Bundle

from stegvis.cli.instrument import instrument
from stegvis.examples import write_example


def run(*asked: object) -> Result:
    return CliRunner().invoke(instrument, [str(one) for one in asked])


@pytest.mark.parametrize(("form", "file"), [("xlsform", "steg.xlsx"), ("fhir", "steg.json")])
def test_there_and_back_again(tmp_path: Path, form: str, file: str) -> None:
    assert run("export", "progress_scale", tmp_path / file, "--format", form).exit_code == 0
    assert run("import", tmp_path / file, tmp_path / "steg.yaml").exit_code == 0
    told = run("check", tmp_path / "steg.yaml")
    assert (told.exit_code, "hel, 1 frågor" in told.output) == (0, True)


def test_a_licensed_form_says_its_licence_when_it_is_handed_out(tmp_path: Path) -> None:
    assert "Licensierat av International Center" in run("export", "ors", tmp_path / "ors.xlsx").output


def test_what_a_form_does_not_say_is_asked_for(tmp_path: Path) -> None:
    form = {
        "resourceType": "Questionnaire",
        "title": "Sömn",
        "item": [{"linkId": "sleep", "text": "Hur har du sovit?", "type": "boolean"}],
    }
    source = tmp_path / "sleep.json"
    source.write_text(json.dumps(form), encoding="utf-8")
    told = run("import", source, tmp_path / "sleep.yaml")
    assert told.exit_code == 2
    assert "Ange --why, --source, --licence, --unit." in told.output
    said = ("--why", "Sömnen.", "--source", "Eget formulär", "--licence", "Fri", "--unit", "answers")
    assert run("import", source, tmp_path / "sleep.yaml", *said).exit_code == 0


def test_a_file_with_a_hole_says_which(tmp_path: Path) -> None:
    file = tmp_path / "hole.yaml"
    run("export", "who5", file, "--format", "yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("to: 5.0", "to: -5.0"), encoding="utf-8")
    told = run("check", file)
    assert told.exit_code == 1
    assert "skalan går från 0 till -5" in told.output


def test_the_answers_of_a_dataset_are_good_fhir(tmp_path: Path) -> None:
    write_example("hallstahammar-2019", tmp_path / "data")
    told = run("answers", tmp_path / "data", "ors", tmp_path / "ors.json")
    assert told.exit_code == 0, told.output
    bundle = json.loads((tmp_path / "ors.json").read_text(encoding="utf-8"))
    Bundle.model_validate(bundle)
    assert len(bundle["entry"]) > 0
    assert f"{len(bundle['entry'])} svarstillfällen" in told.output


def test_an_instrument_that_is_none_is_told_with_those_that_are(tmp_path: Path) -> None:
    told = run("export", "sleep", tmp_path / "x.xlsx")
    assert told.exit_code == 2
    assert "Välj ett av: eq5d" in told.output

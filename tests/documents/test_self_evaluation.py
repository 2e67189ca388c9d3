"""A team's self-evaluation as an appendix of its chapter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stegvis.definitions import load
from stegvis.documents.build import build
from stegvis.documents.half_year import rendered
from stegvis.documents.kept import as_kept, from_kept
from stegvis.documents.layout import layout
from stegvis.documents.logic import LogicGoal, LogicModel
from stegvis.documents.material import ReportInput
from stegvis.documents.model import Document, Heading, Paragraph
from stegvis.documents.self_evaluation import Judged, NineFields, Promise, SelfEvaluation

DAY = SelfEvaluation(
    "ekbacka",
    date(2025, 5, 20),
    (
        Judged("Samarbetet", 8, 9, 8.1, 7, 7.4, works="Ett kort möte *varje* morgon."),
        Judged("Villkoren", 8, 6, 5.0, 3, 5.6, step="Att halvtiden tillsätts."),
        Judged("Styrningen"),
    ),
    (Promise("Villkoren", "Tala med chefen", date(2025, 9, 1), who="Karin"),),
    2024,
    (Promise("Samarbetet", "Morgonmöte", date(2024, 9, 1), "done"),),
)


def made(material: ReportInput, day: SelfEvaluation = DAY, name: str = "half_year") -> Document:
    return build(replace(material, self_evaluations=(day,)), layout(name), load())


def test_it_stands_last_in_the_teams_own_chapter(material: ReportInput) -> None:
    document = made(material)
    with_it = [
        chapter.title
        for chapter in document.chapters
        if any(isinstance(b, Heading) and b.text == "Bilaga: självvärdering" for b in chapter.blocks)
    ]
    assert with_it == ["Samordningsteam Ekbacka"]
    said = [b.runs[0].text for b in document.blocks() if isinstance(b, Paragraph)]
    assert (
        "Självvärderingen hölls den 20 maj 2025. Högst står Samarbetet (8,1), lägst Villkoren (5,0)." in said
    )


def test_each_area_has_its_values_and_the_mean_of_the_year_before(material: ReportInput) -> None:
    table = next(t for t in made(material).tables() if t.caption.startswith("Självvärdering 2025"))
    assert [column.label for column in table.columns][-2:] == ["Lägst", "Medel 2024"]
    assert [[cell.value for cell in row] for row in table.rows] == [
        ["Samarbetet", 9, 8.1, 7, 7.4],
        ["Villkoren", 6, 5.0, 3, 5.6],
        ["Styrningen", None, None, None, None],
    ]
    assert "färre än fem" in table.note[0].text


def test_what_was_said_follows_what_it_is_an_answer_to(material: ReportInput) -> None:
    listed = replace(DAY, areas=(replace(DAY.areas[0], works="- Möten\n- Bilen", step="Mer tid"),))
    said = [[run.text for run in b.runs] for b in made(material, listed).blocks() if isinstance(b, Paragraph)]
    assert ["Vad som fungerar. "] in said
    assert ["Ett steg upp. ", "Mer tid"] in said


def test_who_does_it_is_a_column_only_where_somebody_is_named(material: ReportInput) -> None:
    unnamed = replace(DAY, promises=(replace(DAY.promises[0], who=""),))
    heads = {
        day: [
            [column.label for column in table.columns]
            for table in made(material, day).tables()
            if table.caption == "Vad som ska göras"
        ]
        for day in (DAY, unnamed)
    }
    assert heads == {
        DAY: [["Område", "Vad", "Vem", "När", "Hur det gick"]],
        unnamed: [["Område", "Vad", "När", "Hur det gick"]],
    }


def test_it_is_kept_as_it_was_and_an_earlier_version_kept_none(material: ReportInput) -> None:
    said = as_kept(replace(material, self_evaluations=(DAY,)))
    assert from_kept(said).self_evaluations == (DAY,)
    del said["self_evaluations"]
    assert from_kept(said).self_evaluations == ()


def test_the_nine_fields_stand_on_one_table_and_are_kept(material: ReportInput) -> None:
    sheet = NineFields(
        "ekbacka", date(2025, 5, 20), ("Deltagare", "Personal"), (("Resultat", ("Fler prövar.", "")),)
    )
    told = replace(material, nine_fields=(sheet,))
    assert from_kept(as_kept(told)).nine_fields == (sheet,)
    table = next(t for t in build(told, layout("half_year"), load()).tables() if "Nio fält" in t.caption)
    assert table.caption == "Nio fält, 20 maj 2025"
    assert [[cell.value for cell in row] for row in table.rows] == [["Resultat", "Fler prövar.", ""]]


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_it_is_drawn_in_every_format(material: ReportInput, form: str) -> None:
    with_it = len(rendered(made(material), form))
    assert with_it > len(rendered(build(material, layout("half_year"), load()), form)) + 200


def test_it_stands_in_the_annual_report_in_english(material: ReportInput) -> None:
    document = made(replace(material, language="en"), name="annual")
    assert "What is to be done" in [table.caption for table in document.tables()]


def test_the_logic_model_is_a_table_of_its_goals_and_is_kept(material: ReportInput) -> None:
    goal = LogicGoal("Fler till arbete", ("Arbetsträning", "Möten"), (), ("Utfall",))
    told = replace(
        material, logic=(LogicModel("ekbacka", 2, date(2025, 2, 3), ("Vägen till arbete.",), (goal,)),)
    )
    assert from_kept(as_kept(told)).logic == told.logic
    table = next(
        t for t in build(told, layout("half_year"), load()).tables() if t.caption.startswith("Programlogik")
    )
    assert table.caption == "Programlogik, version 2, fastställd 3 februari 2025"
    assert [cell.value for cell in table.rows[0]] == [
        "Fler till arbete",
        "Arbetsträning; Möten",
        "inget skrivet",
        "Utfall",
    ]

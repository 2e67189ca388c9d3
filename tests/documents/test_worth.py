"""Does the report of what an intervention is worth add up, say what is not known, and stand in an annual report too?"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from tests.documents.pdf_text import pages_of

from stegvis.cli import main
from stegvis.dataset import Dataset, load
from stegvis.definitions import all_parameters, read
from stegvis.definitions import load as load_definitions
from stegvis.documents.half_year import half_year
from stegvis.documents.html import html
from stegvis.documents.model import Document, Heading, Paragraph, Table
from stegvis.documents.pdf import pdf
from stegvis.documents.worth_of import evaluation_document, team_evaluations
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer, Question, evaluate
from stegvis.evaluation.profiles import profile
from stegvis.examples import write_example
from stegvis.figures import ask

HALF_YEAR = Period(date(2025, 1, 1), date(2025, 6, 30))
DEFINITIONS = load_definitions()
QUESTION = Question("vasteras", HALF_YEAR, "vasteras", 2_359_000, draws=200)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("underlag") / "halvar"
    write_example("vastmanland-2025", target)
    return target


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return load(folder, definitions=DEFINITIONS, on=HALF_YEAR.last)


@pytest.fixture(scope="module")
def answer(data: Dataset) -> Answer:
    return evaluate(data, QUESTION, profile("statutory"))


@pytest.fixture(scope="module")
def document(data: Dataset, answer: Answer) -> Document:
    return evaluation_document(data, answer, DEFINITIONS)


def table(document: Document, number: str) -> Table:
    return next(one for one in document.tables() if one.number.endswith(f" {number}"))


def column(found: Table, place: int) -> dict[str, float]:
    return {str(row[0].value): row[place].value for row in found.rows}  # type: ignore[misc]


def words(document: Document) -> str:
    said = [run.text for block in document.blocks() if isinstance(block, Paragraph) for run in block.runs]
    return " ".join(said).replace("\u00a0", " ")


def test_the_actors_of_the_first_table_add_up_to_society_within_rounding(document: Document) -> None:
    income = column(table(document, "1.1"), 1)
    parts = [value for name, value in income.items() if name != "Samhället" and not name.startswith("varav")]
    assert abs(sum(parts) - income["Samhället"]) <= len(parts)
    state = [value for name, value in income.items() if name.startswith("varav")]
    assert abs(sum(state) - income["Staten"]) <= len(state)


def test_the_second_table_splits_the_cost_as_the_law_does(document: Document) -> None:
    assert column(table(document, "1.2"), 2)["Regionen"] == 589_750
    assert column(table(document, "1.2"), 1)["Staten"] == 0.5


def test_the_third_table_is_the_first_less_the_second(document: Document) -> None:
    income, cost, profit = (column(table(document, f"1.{n}"), place) for n, place in ((1, 1), (2, 2), (3, 1)))
    assert all(abs(income[actor] - cost[actor] - profit[actor]) <= 1 for actor in profit)


def test_those_not_known_and_values_nobody_has_checked_are_said(document: Document) -> None:
    assert "För 1 av 18 avslut är försörjningen före eller efter inte känd." in words(document)
    assert "indirekt skatt som andel av disponibel inkomst" in words(document)
    unchecked = [row for row in table(document, "6.1").rows if row[-1].value == "ej kontrollerat"]
    assert "Handläggning FK per ärende och år" in [row[0].value for row in unchecked]


def test_a_follow_up_that_is_not_made_is_a_dash_and_not_nothing(document: Document) -> None:
    later = next(row for row in table(document, "3.1").rows if str(row[0].value).startswith("24 månader"))
    assert [cell.value for cell in later] == ["24 månader efter avslut: alla", 18, 18, None, None]


def test_the_disputed_is_shown_in_every_way(document: Document) -> None:
    ways = column(table(document, "4.1"), 1)
    assert len(ways) == sum(len(entry["ways"]) for entry in read("disputed").values())
    assert sum("så här är det räknat" in name for name in ways) == len(read("disputed"))


def test_the_command_that_gives_the_same_answer_is_in_it(document: Document) -> None:
    assert "--municipality vasteras --cost 2359000 --profile statutory --seed 1 --draws 200" in words(
        document
    )


def test_the_english_report_has_no_swedish_sentence_and_no_open_slot(data: Dataset, answer: Answer) -> None:
    said = words(evaluation_document(data, answer, DEFINITIONS, "en"))
    assert said.startswith(
        "The change in livelihood of those who left in January–June 2025 gives society SEK"
    )
    assert "{" not in said


def test_it_is_a_tagged_pdf_with_every_table(document: Document) -> None:
    opened = pikepdf.open(io.BytesIO(pdf(document)))
    assert bool(opened.Root.MarkInfo.Marked)
    text = " ".join(pages_of(opened))
    assert all(one.number in text for one in document.tables())
    assert "Tabell 1.3 Vinst i kronor och återbetalningstid" in text


def test_the_page_says_the_chart_in_words(document: Document) -> None:
    (chart,) = document.charts()
    assert chart.alt.startswith("Liggande staplar: Månadslön efter ")
    assert b"Figur 2.1" in html(document)


def test_an_annual_report_has_it_as_a_section_where_there_is_an_evaluation(
    data: Dataset, answer: Answer
) -> None:
    asked = ask(data, HALF_YEAR, teams=["vasteras"], definitions=DEFINITIONS)
    without, with_it = half_year(asked), half_year(asked, worth={"vasteras": answer})
    titles = [[b.text for b in made.blocks() if isinstance(b, Heading)] for made in (without, with_it)]
    assert "Vad insatsen är värd" in titles[1]
    assert "Vad insatsen är värd" not in titles[0]
    numbers = [one.number for one in with_it.tables()]
    assert len(numbers) == len(set(numbers)) > len(without.tables())


def test_a_cost_that_the_dataset_does_not_know_leaves_the_profit_out(data: Dataset) -> None:
    made = evaluate(data, Question("vasteras", HALF_YEAR, "vasteras", 0.0, draws=50), profile("statutory"))
    document = evaluation_document(data, made, DEFINITIONS)
    assert "Vad insatsen kostade är inte känt" in words(document)
    assert not any("Vinst" in one.caption for one in document.tables())


def test_a_team_that_cannot_be_evaluated_says_why(data: Dataset) -> None:
    told = dict(
        team_evaluations(
            data, Period(date(1999, 1, 1), date(1999, 12, 31)), ["vasteras"], profile("statutory")
        )
    )
    assert "ingen känd försörjning" in str(told["vasteras"])


def test_every_unit_of_a_parameter_is_said_in_both_languages() -> None:
    assert {parameter.unit for parameter in all_parameters().values()} - {"percent"} <= set(
        read("parameter_units")
    )


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_the_command_writes_the_report(folder: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"vardet.{form}"
    asked = ["evaluate", str(folder), "--team", "vasteras", "--from", "2025-01-01", "--to", "2025-06-30"]
    said = CliRunner().invoke(main, [*asked, "--draws", "50", "--format", form, "--out", str(target)])
    assert said.exit_code == 0, said.output
    assert target.stat().st_size > 10_000


def test_a_report_of_one_change_is_not_to_be_had() -> None:
    asked = "evaluate --state none:100 --to lon:100:25000 --municipality sala --year 2017 --format pdf"
    answer = CliRunner().invoke(main, asked.split())
    assert answer.exit_code == 2
    assert "En rapport som pdf räknas ur ett underlag." in answer.output


def test_a_report_may_be_asked_to_have_the_evaluations(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rapport.html"
    asked = ["report", str(folder), "--from", "2025-01-01", "--to", "2025-06-30", "--evaluate", "statutory"]
    said = CliRunner().invoke(main, [*asked, "--format", "html", "--out", str(target)])
    assert said.exit_code == 0, said.output
    assert "värderas inte: " in said.output
    assert "Årlig intäkt per aktör i kronor" in target.read_text(encoding="utf-8")


def test_a_protected_report_has_no_evaluation_for_its_sums_tell_how_many_they_are(folder: Path) -> None:
    asked = ["report", str(folder), "--from", "2025-01-01", "--to", "2025-06-30", "--audience", "public"]
    said = CliRunner().invoke(main, [*asked, "--evaluate", "statutory", "--format", "html"])
    assert said.exit_code == 2
    assert "Vad insatsen är värd är bara för teamet" in said.output


def test_a_goal_for_the_payback_time_is_held_against_the_evaluation(data: Dataset, answer: Answer) -> None:
    asked = ask(data, HALF_YEAR, definitions=DEFINITIONS)
    by = (("team", "vasteras"), ("measure", "payback_months"))
    goal = Figure("goal_attainment", by, None, "months", None)
    made = half_year(replace(asked, figures=[*asked.figures, goal]), worth={"vasteras": answer})
    rows = [
        row for table in made.tables() if table.caption.startswith("Mål och utfall") for row in table.rows
    ]
    name, level, outcome, _, verdict = (str(cell.value).replace("\u00a0", " ") for cell in rows[-1])
    paid = answer.accounts["society"].payback_months
    assert (name, level) == ("återbetalningstid", f"{answer.goal_months:.0f} månader")
    assert outcome == ("aldrig återbetald" if paid is None else f"{paid:.0f} månader")
    assert verdict.startswith("Nås med ")

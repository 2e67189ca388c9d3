"""`stegvis report` and `stegvis verify`, as their users run them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stegvis.cli import main

PERIOD = ["--from", "2025-01-01", "--to", "2025-06-30"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("underlag") / "vm"
    assert run("example", "vastmanland-2025", str(folder)).exit_code == 0
    return str(folder)


@pytest.fixture(scope="module")
def answer(data: str) -> dict:
    return json.loads(run("report", data, *PERIOD, "--format", "json").stdout)


def figure(answer: dict, measure: str, **by: object) -> dict:
    [found] = [f for f in answer["figures"] if f["measure"] == measure and f["by"] == by]
    return found


def test_the_answer_has_the_contracts_form(answer: dict) -> None:
    assert answer["period"] == {"from": "2025-01-01", "to": "2025-06-30"}
    assert answer["scheme"] == "vastmanland-2025"
    assert {"measure", "by", "value", "unit"} <= set(answer["figures"][0])
    assert {"code", "severity", "file", "line", "column", "key", "message", "remedy"} == set(
        answer["findings"][0]
    )


def test_a_part_carries_its_base_and_share(answer: dict) -> None:
    part = figure(answer, "exits", team="fns", outcome="rehab_medical")
    assert part == {**part, "value": 8, "n": 13, "share": 8 / 13, "unit": "enrolments"}


def test_without_team_the_whole_has_figures_too(answer: dict) -> None:
    assert figure(answer, "exits")["value"] == 51


def test_a_chosen_team_has_its_figures_and_the_whole_has_none(data: str) -> None:
    answer = json.loads(run("report", data, *PERIOD, "--team", "sala", "--format", "json").stdout)
    assert {f["by"].get("team") for f in answer["figures"]} == {"sala"}


def test_the_period_of_the_dataset_is_used_where_none_is_asked(data: str, answer: dict) -> None:
    assert json.loads(run("report", data, "--format", "json").stdout)["figures"] == answer["figures"]


def test_another_scheme_groups_the_same_exits(data: str) -> None:
    answer = json.loads(run("report", data, *PERIOD, "--scheme", "vasteras-2017", "--format", "json").stdout)
    assert {f["by"]["outcome"] for f in answer["figures"] if f["measure"] == "exits" and set(f["by"]) == {"outcome"}} == {
        "interrupted", "work", "studies", "rehab_continued", "other",
    }  # fmt: skip


def test_csv_has_a_row_for_every_figure(data: str, answer: dict) -> None:
    rows = list(csv.DictReader(io.StringIO(run("report", data, *PERIOD, "--format", "csv").stdout)))
    assert len(rows) == len(answer["figures"])
    assert {
        "measure": "exits",
        "by": "team=sala",
        "value": "7",
        "n": "",
        "share": "",
        "unit": "enrolments",
    } in rows


def test_text_is_in_swedish_with_the_labels_of_the_definitions(data: str) -> None:
    told = run("report", data, *PERIOD).stdout
    assert "Avslutade deltagare (inskrivningar)" in told
    assert "Underlaget: 0 fel" in told


def test_the_records_behind_a_figure_are_as_many_as_it_says(data: str, answer: dict) -> None:
    asked = ["--explain", "exits", "--by", "outcome=studies", "--by", "team=hallstahammar"]
    keys = run("report", data, *PERIOD, *asked).stdout.split()
    assert len(keys) == figure(answer, "exits", team="hallstahammar", outcome="studies")["value"] == 3


def test_a_split_that_a_measure_does_not_have_is_told_with_those_it_has(data: str) -> None:
    told = run("report", data, *PERIOD, "--explain", "exits", "--by", "referrer=kommun")
    assert told.exit_code == 2
    assert "track × outcome" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2025-06-30", "--to", "2025-01-01"], "före sin första dag"),
        ([*PERIOD, "--team", "finns-inte"], "finns inte i underlaget"),
        ([*PERIOD, "--scheme", "finns-inte"], "Välj en av"),
        ([*PERIOD, "--engine", "finns-inte"], "Välj en av"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_what_to_do(
    data: str, arguments: list[str], said: str
) -> None:
    told = run("report", data, *arguments, "--format", "json")
    assert told.exit_code == 2
    assert said in told.stderr


def test_a_dataset_that_is_not_there_is_refused(tmp_path: Path) -> None:
    told = run("report", str(tmp_path / "ingenting"), *PERIOD)
    assert told.exit_code == 2
    assert "finns inte" in told.stderr


def test_a_printed_report_still_holds_on_the_same_data(data: str, tmp_path: Path) -> None:
    pdf = str(tmp_path / "rapport.pdf")
    assert run("report", data, *PERIOD, "--format", "pdf", "--out", pdf).exit_code == 0
    told = json.loads(run("verify", pdf, "--dataset", data, "--format", "json").stdout)
    assert told["holds"]
    assert told["printed"] > 100


def test_a_changed_record_is_found_by_verify(data: str, tmp_path: Path) -> None:
    pdf, changed = str(tmp_path / "rapport.pdf"), tmp_path / "changed"
    run("report", data, *PERIOD, "--format", "pdf", "--out", pdf)
    run("example", "vastmanland-2025", str(changed))
    rows = (changed / "enrolments.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    [key] = run(
        "report", data, *PERIOD, "--explain", "exits", "--by", "outcome=work", "--by", "team=sala"
    ).stdout.split()
    exit_to_work = next(i for i, row in enumerate(rows) if key in row.split(","))
    rows[exit_to_work] = rows[exit_to_work].replace(",work,", ",studies,")
    (changed / "enrolments.csv").write_text("".join(rows), encoding="utf-8")
    told = json.loads(run("verify", pdf, "--dataset", str(changed), "--format", "json").stdout)
    assert not told["holds"]
    assert {d["printed"]["by"].get("outcome") for d in told["differences"]} >= {"work", "studies"}


def test_a_pdf_without_figures_is_refused(tmp_path: Path, data: str) -> None:
    (tmp_path / "annan.pdf").write_bytes(b"%PDF-1.7 inte en rapport")
    told = run("verify", str(tmp_path / "annan.pdf"), "--dataset", data)
    assert told.exit_code == 2
    assert "Traceback" not in told.output


def test_a_customers_broken_layout_is_told_without_a_traceback(
    data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "half_year.yaml").write_text("chapters: 7\n", encoding="utf-8")
    monkeypatch.setenv("STEGVIS_DEFINITIONS", str(tmp_path))
    told = run("report", data, *PERIOD, "--format", "html", "--out", str(tmp_path / "ut.html"))
    assert told.exit_code == 2
    assert "half_year.yaml" in told.stderr


def test_every_command_helps() -> None:
    for name in ("check", "convert", "demo", "example", "reconcile", "report", "verify"):
        assert run(name, "--help").exit_code == 0

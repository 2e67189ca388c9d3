"""Is every way of packing and writing a dataset read right, or refused at once and in words?"""

from __future__ import annotations

import json
import time
from pathlib import Path

import pyarrow as pa
import pytest
from tests.dataset.base import as_csv, base, findings_in, keys, loaded, places, written
from tests.dataset.files import (
    NOTED,
    REFUSED,
    UNREAD,
    Build,
    edited,
    in_zip,
    replaced,
    teams_parquet,
    with_file,
    without_file,
    zipped,
)

from stegvis.dataset import DatasetError


@pytest.mark.parametrize(("code", "build"), REFUSED.items(), ids=list(REFUSED))
def test_what_is_no_dataset_is_refused_within_a_second(code: str, build: Build, tmp_path: Path) -> None:
    source = build(tmp_path)
    started = time.process_time()
    with pytest.raises(DatasetError) as refused:
        loaded(source)
    assert [finding.code for finding in refused.value.findings] == [code]
    assert refused.value.findings[0].remedy in str(refused.value)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(("code", "build"), UNREAD.items(), ids=list(UNREAD))
def test_a_file_that_is_no_table_is_an_error_of_that_file(code: str, build: Build, tmp_path: Path) -> None:
    source = build(tmp_path)
    found = findings_in(source)
    assert code in {finding.code for finding in found if finding.severity == "error"}


@pytest.mark.parametrize("code", [code for code in UNREAD if code != "listed_file_missing"])
def test_a_report_cannot_go_on_without_a_required_file(code: str, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"teams"):
        loaded(UNREAD[code](tmp_path))


@pytest.mark.parametrize(("code", "build"), NOTED.items(), ids=list(NOTED))
def test_what_is_recognised_is_said_once(code: str, build: Build, tmp_path: Path) -> None:
    assert [finding.code for finding in findings_in(build(tmp_path))] == [code]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_every_known_encoding_gives_the_same_letters(encoding: str, tmp_path: Path) -> None:
    data = loaded(edited("tracks.csv", str, encoding)(tmp_path))
    assert keys(data, "tracks", "name") == ["MAC", "Trädgård", "Upplevelse"]


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "utf-16-le", "utf-32"])
def test_an_encoding_that_cannot_be_told_never_becomes_rubbish(encoding: str, tmp_path: Path) -> None:
    data = loaded(edited("tracks.csv", str, encoding)(tmp_path))
    assert "tracks" not in data.tables
    assert {finding.file for finding in data.findings} == {"tracks.csv"}


def test_semicolons_and_decimal_commas_are_read_as_they_were_meant(tmp_path: Path) -> None:
    text = as_csv(base()["enrolments"], delimiter=";").replace("2.5", "2,5")
    data = loaded(with_file("enrolments.csv", text.encode())(tmp_path))
    assert keys(data, "enrolments", "years_in_public_support") == [2.5, 4.0, None]
    assert places(list(data.findings)) == [
        ("other_delimiter", "enrolments.csv", 1, None),
        ("decimal_comma", "enrolments.csv", 2, "years_in_public_support"),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(line_end: str, tmp_path: Path) -> None:
    build = edited(
        "actions.csv", lambda text: text.replace("\n", line_end) + line_end + "t2,e1,gp,igår" + line_end
    )
    assert (
        places(findings_in(build(tmp_path)))
        == [("bad_date", "actions.csv", 4, "done_on"), ("blank_lines", "actions.csv", 3, None)][::-1]
    )


def test_lines_are_counted_through_quoted_line_breaks_and_uneven_rows(tmp_path: Path) -> None:
    lines = ['t1,e1,"två\nrader",2024-05-02', "t2,e1", "t3,e1,gp,igår"]
    build = with_file("actions.csv", "\n".join(["action,enrolment,partner,done_on", *lines]).encode())
    assert [(finding.code, finding.line) for finding in findings_in(build(tmp_path))] == [
        ("code_form", 2),
        ("uneven_row", 4),
        ("bad_date", 5),
    ]


def test_uneven_rows_keep_the_line_numbers_right_without_quotes(tmp_path: Path) -> None:
    lines = ["t1,e1", "t2,e1,gp,igår", "t3,e1,gp,,,", "", "t4,e1,gp,igår", "t5"]
    build = with_file("actions.csv", "\n".join(["action,enrolment,partner,done_on", *lines]).encode())
    assert [(finding.code, finding.line) for finding in findings_in(build(tmp_path))] == [
        ("uneven_row", 2), ("bad_date", 3), ("uneven_row", 4), ("blank_lines", 5), ("bad_date", 6), ("uneven_row", 7),
    ]  # fmt: skip


def test_what_points_at_an_uneven_row_goes_with_it_without_a_finding(tmp_path: Path) -> None:
    data = loaded(replaced("participants.csv", "p1,female", "p1,,female")(tmp_path))
    assert [finding.code for finding in data.findings] == ["uneven_row"]
    assert keys(data, "enrolments", "enrolment") == ["e2", "e3"]


def test_an_unclosed_quotation_mark_costs_its_own_lines_only(tmp_path: Path) -> None:
    lines = ["t1,e1,gp,2024-05-02", 't2,e1,"gp,2024-05-02', "t3,e1,gp,2024-05-02"]
    data = loaded(
        with_file("actions.csv", "\n".join(["action,enrolment,partner,done_on", *lines]).encode())(tmp_path)
    )
    assert [(finding.code, finding.line) for finding in data.findings] == [("broken_quotes", 3)]
    assert keys(data, "actions", "action") == ["t1"]


def test_a_missing_optional_file_is_not_known_and_an_empty_one_is_none(tmp_path: Path) -> None:
    source = with_file("goals.csv", b"goal,period_from,period_to,measure,level,unit")(tmp_path)
    (source / "funding.csv").unlink()
    data = loaded(source)
    assert data.findings == ()
    assert data.tables["goals"].num_rows == 0  # type: ignore[union-attr]
    assert "funding" not in data.tables


def test_every_column_of_the_contract_is_there_in_its_type(tmp_path: Path) -> None:
    data = loaded(with_file("teams.csv", b"team,association,name\nfns,vml,FNS\narb,vml,Arboga\n")(tmp_path))
    assert data.tables["teams"].schema.field("capacity").type == pa.int64()  # type: ignore[union-attr]
    assert keys(data, "teams", "started_on") == [None, None]


def test_a_zip_of_the_folder_is_the_same_data(tmp_path: Path) -> None:
    folder = loaded(written(tmp_path / "data", base()))
    assert loaded(in_zip(tmp_path / "flat.zip")).fingerprint == folder.fingerprint
    assert loaded(in_zip(tmp_path / "deep.zip", top="underlag/2025/")).fingerprint == folder.fingerprint


def test_a_zip_whose_descriptor_names_files_below_it_is_the_same_data(tmp_path: Path) -> None:
    entries = {f"vml/data/{name}.csv": as_csv(rows).encode() for name, rows in base().items()}
    resources = [{"name": name, "path": f"data/{name}.csv"} for name in base()]
    entries["vml/datapackage.json"] = json.dumps({"title": "Halvåret", "resources": resources}).encode()
    data = loaded(zipped(tmp_path / "data.zip", entries))
    assert (data.title, data.findings) == ("Halvåret", ())
    assert data.fingerprint == loaded(written(tmp_path / "data", base())).fingerprint


def test_two_files_that_differ_in_case_only_are_not_chosen_between(tmp_path: Path) -> None:
    source = with_file("Goals.CSV", b"goal\n")(tmp_path)
    assert places(findings_in(source)) == [("two_files", "Goals.CSV", None, None)]


def test_texts_come_along_from_folder_and_zip(tmp_path: Path) -> None:
    source = written(tmp_path / "data", base())
    (source / "texts" / "fns").mkdir(parents=True)
    (source / "texts" / "fns" / "mal.md").write_text("Målen nåddes.", encoding="utf-8")
    entries = {
        path.relative_to(source).as_posix(): path.read_bytes() for path in source.rglob("*") if path.is_file()
    }
    expected = {"fns/mal.md": "Målen nåddes."}
    assert loaded(source).texts == expected
    assert loaded(zipped(tmp_path / "data.zip", entries)).texts == expected


def test_typed_parquet_gives_the_same_data_as_text(tmp_path: Path) -> None:
    source = without_file("teams.csv")(tmp_path)
    typed = {
        "capacity": pa.array([40.0, 30.0]),
        "municipalities": pa.array([["Fagersta", "Norberg"], ["Arboga"]]),
    }
    started = pa.array([1420070400000000] * 2, pa.timestamp("us"))
    (source / "teams.parquet").write_bytes(teams_parquet(**typed, started_on=started))
    assert loaded(source).fingerprint == loaded(written(tmp_path / "text", base())).fingerprint


def test_a_fault_in_parquet_stands_on_the_line_it_would_have_as_csv(tmp_path: Path) -> None:
    source = without_file("teams.csv")(tmp_path)
    (source / "teams.parquet").write_bytes(teams_parquet(capacity=pa.array([40.0, 30.5])))
    assert places(findings_in(source)) == [("bad_integer", "teams.parquet", 3, "capacity")]


def test_the_descriptor_names_the_files_the_scheme_and_the_teams(tmp_path: Path) -> None:
    source = written(tmp_path, base())
    (source / "teams.csv").rename(source / "insatser.csv")
    said = b'{"name": "vml", "title": "V", "resources": [{"name": "teams", "path": "insatser.csv"}], "stegvis": {"teams": ["arb"]}}'
    (source / "datapackage.json").write_bytes(said)
    data = loaded(source / "datapackage.json")
    assert (data.name, data.title, data.package, data.findings) == ("vml", "V", {"teams": ["arb"]}, ())


@pytest.mark.parametrize(
    "said",
    [
        b"[]",
        b"\xff\xfe",
        b'{"stegvis": {"teams": "fns"}}',
        b'{"stegvis": {"scheme": 1}}',
        b'{"stegvis": {"period": {"from": "2025"}}}',
        b'{"resources": [{"name": "teams", "path": "../teams.csv"}]}',
        b'{"resources": [{"name": "teams", "path": "/etc/passwd"}]}',
        b"[" * 100_000,
    ],
)
def test_a_descriptor_that_says_something_else_is_refused(said: bytes, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"datapackage\.json"):
        loaded(with_file("datapackage.json", said)(tmp_path))

"""Several controllers' figures added up are those of all their rows counted at once, or say what is missing."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from stegvis.cli import main
from stegvis.dataset import load as load_dataset
from stegvis.definitions import load
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import ask
from stegvis.figures.merging import merge
from stegvis.figures.release import Release, ReleaseError, read_release, release_of, write_release

DEFINITIONS = load()
PERIOD = Period(date(2025, 1, 1), date(2025, 6, 30))
NORTH, SOUTH = (
    {"fns", "sala", "teamsamverkan"},
    {"hallstahammar", "surahammar", "vasteras", "psykiatriresurs"},
)
NOT_ADDED = ("median", "max", "goal")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("underlag")
    write_example("vastmanland-2025", folder / "alla")
    for name, teams in (("norr", NORTH), ("syd", SOUTH)):
        only(folder / "alla", teams, folder / name)
    return folder


def only(folder: Path, teams: set[str], to: Path) -> None:
    """The rows of these teams; what points at other teams' rows goes with them."""
    to.mkdir()
    gone: set[str] = set()
    for file in sorted(folder.glob("*.csv"), key=lambda file: file.stem != "enrolments"):
        with file.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        kept = [r for r in rows if r.get("team", "") in {*teams, ""} and r.get("enrolment") not in gone]
        if file.stem == "enrolments":
            gone = {r["enrolment"] for r in rows} - {r["enrolment"] for r in kept}
        with (to / file.name).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, list(rows[0]))
            writer.writeheader()
            writer.writerows(kept)


def open_release(folder: Path):
    """All figures as they are, said to be protected: the arithmetic is what is tried."""
    data = load_dataset(folder, definitions=DEFINITIONS, on=PERIOD.last)
    asked = ask(data, PERIOD, scheme="vastmanland-2025", definitions=DEFINITIONS)
    return replace(release_of(asked), audience="association", name=folder.name)


def said(figure: Figure):
    return tuple(round(x, 9) if isinstance(x, float) else x for x in (figure.value, figure.n, figure.share))


def test_added_figures_are_those_of_all_rows_counted_at_once(place: Path) -> None:
    whole = {(f.measure, f.by): f for f in open_release(place / "alla").figures}
    together = {
        (f.measure, f.by): f
        for f in merge([open_release(place / name) for name in ("norr", "syd")], DEFINITIONS).figures
    }
    added = [
        key
        for key in whole
        if DEFINITIONS.measures[key[0]].kind not in NOT_ADDED and key[0] != "persons_active"
    ]
    assert len(added) > 1000
    assert {
        k: (said(whole[k]), said(together[k])) for k in added if said(whole[k]) != said(together[k])
    } == {}


def test_what_cannot_be_added_is_unknown_and_not_a_guess(place: Path) -> None:
    together = {
        (f.measure, f.by): f
        for f in merge([open_release(place / name) for name in ("norr", "syd")], DEFINITIONS).figures
    }
    assert together["months_in_programme_median", ()].value is None
    assert together["persons_active", ()].value is None
    assert together["months_in_programme_median", (("team", "fns"),)].value is not None


def release(name: str, *figures: Figure) -> Release:
    fingerprint = DEFINITIONS.fingerprint
    return Release(
        name, "Förbundet", PERIOD, "vastmanland-2025", "association", (), (), name, fingerprint, figures
    )


def count(value, *by, n=ABSENT, withheld=False, measure="exits") -> Figure:
    return Figure(measure, by, value, "enrolments", n, withheld=withheld)


def test_a_sum_with_a_hidden_part_is_hidden_and_says_whose_it_is() -> None:
    together = merge([release("a", count(7)), release("b", count(None, withheld=True))], DEFINITIONS)
    (figure,) = together.figures
    assert (figure.value, figure.hidden) == (None, True)
    gap = together.gaps["exits", ()]
    assert (gap.known, gap.missing) == (7, ("b",))


def test_a_sum_with_an_unknown_part_is_unknown_and_not_hidden() -> None:
    (figure,) = merge([release("a", count(7)), release("b", count(None))], DEFINITIONS).figures
    assert (figure.value, figure.withheld) == (None, False)


def test_a_value_that_does_not_occur_with_one_of_them_is_nothing_there() -> None:
    work = (("destination", "work"),)
    together = merge([release("a", count(9), count(9, *work, n=9)), release("b", count(6))], DEFINITIONS)
    assert next(f for f in together.figures if f.by == work).value == 9


def test_a_mean_is_weighed_by_those_it_is_made_of() -> None:
    def mean(value, n):
        return Figure("months_in_programme_mean", (), value, "months", n)

    (figure,) = merge([release("a", mean(10.0, 5)), release("b", mean(20.0, 15))], DEFINITIONS).figures
    assert (figure.value, figure.n) == (17.5, 20)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"audience": "team"}, "inte skyddade"),
        ({"scheme": "vasteras-2017"}, "indelning"),
        ({"definitions": "andra"}, "definitioner"),
        ({"dataset": "a"}, "två gånger"),
        ({"sources": ("x", "y")}, "redan sammanlagd"),
        ({"period": Period(date(2024, 1, 1), date(2024, 6, 30))}, "period"),
    ],
)
def test_what_does_not_go_together_is_refused(change, said: str) -> None:
    with pytest.raises(ReleaseError, match=said):
        merge([release("a", count(7)), replace(release("b", count(8)), **change)], DEFINITIONS)


def test_a_file_is_read_back_as_it_was_written(place: Path, tmp_path: Path) -> None:
    together = merge([release("a", count(7)), release("b", count(None, withheld=True))], DEFINITIONS)
    page = StringIO()
    write_release(together, page)
    (tmp_path / "siffror.json").write_text(page.getvalue(), encoding="utf-8")
    assert read_release(tmp_path / "siffror.json") == together


def run(*arguments: object):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_the_report_of_all_teams_is_made_of_each_ones_protected_figures(place: Path, tmp_path: Path) -> None:
    period = ["--from", "2025-01-01", "--to", "2025-06-30"]
    files = [tmp_path / f"{name}.json" for name in ("norr", "syd")]
    for file in files:
        assert run("figures", place / file.stem, *period, "--out", file).exit_code == 0
    both = tmp_path / "alla.json"
    assert run("merge", *files, "--out", both).exit_code == 0
    small = [f for f in json.loads(both.read_text())["figures"] if f["unit"] == "enrolments" and f["value"]]
    assert small
    assert [f for f in small if f["value"] < 5] == []
    assert run("report", both, "--format", "html", "--out", tmp_path / "alla.html").exit_code == 0
    page = (tmp_path / "alla.html").read_text(encoding="utf-8")
    assert "238" in page
    assert "Siffrorna är sammanlagda" in page
    assert all(name in page for name in ("Samordningsteam FNS", "Samordningsteam Västerås"))


@pytest.mark.parametrize(
    "arguments", [["merge", "{}"], ["merge", "{}", "{}"], ["report", "{}", "--audience", "public"]]
)
def test_a_fault_is_told_and_not_shown_as_python(place: Path, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "fel.json").write_text('{"form": "annat"}', encoding="utf-8")
    answer = run(*(a.format(tmp_path / "fel.json") for a in arguments))
    assert answer.exit_code == 2
    assert "Traceback" not in answer.output

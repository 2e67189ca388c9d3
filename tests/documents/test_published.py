"""Does every figure that a published report printed stand in the team's own document?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.cases import test_hallstahammar_2019, test_vasteras_2018, test_vastmanland_2025
from tests.cases.printed import Claim

from stegvis.cli.asked import ask
from stegvis.cli.document import document_of
from stegvis.documents.model import Document
from stegvis.documents.speech import plain
from stegvis.examples import write_example

CASES = (test_vastmanland_2025, test_vasteras_2018, test_hallstahammar_2019)
# The figures that tests/cases compares and the team's own document does not print, by their place in published.yaml.
NOT_PRINTED: dict[str, set[str]] = {
    "vastmanland-2025": set(),
    "vasteras-2018": set(),
    "hallstahammar-2019": set(),
}


@cache
def own_document(example: str, team: str) -> Document:
    """The document of one team of an example, or of all of it where no team is named."""
    with TemporaryDirectory() as folder:
        write_example(example, Path(folder) / example)
        return document_of(ask(Path(folder) / example, None, None, teams=(team,) if team else ()))


def stands(example: str, claim: Claim) -> bool:
    """True when the claim's figure is printed, with the value that tests/cases compares."""
    case = next(case for case in CASES if case.REPORT.name == example)
    printed = own_document(example, str(claim.by.get("team", ""))).printed_figures()
    return case.REPORT.figure(claim.measure, claim.by) in printed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.REPORT.name)
def test_every_compared_figure_stands_in_the_teams_own_document(case) -> None:  # type: ignore[no-untyped-def]
    name = case.REPORT.name
    assert {claim.place for claim in case.CLAIMS if not stands(name, claim)} == NOT_PRINTED[name]


def sentences(document: Document) -> str:
    return " ".join(plain(block.runs) for block in document.blocks() if hasattr(block, "runs"))


def cells(document: Document, caption: str) -> list[list[object]]:
    table = next(table for table in document.tables() if table.caption.startswith(caption))
    return [[cell.value for cell in row] for row in table.rows]


def test_138_enrolments_are_said_to_be_127_persons() -> None:
    assert "De 138 inskrivningarna gäller 127 personer" in sentences(
        own_document("vasteras-2018", "vasteras")
    )


def test_persons_are_not_mentioned_where_nobody_was_enrolled_twice() -> None:
    assert "inskrivningarna gäller" not in sentences(own_document("hallstahammar-2019", "hallstahammar"))


def test_each_referrer_has_its_own_per_cent_of_applications() -> None:
    rows = cells(own_document("vasteras-2018", "vasteras"), "Ansökningar efter remittent och inriktning")
    assert [[round(100 * float(share)) for share in row[2:]] for row in rows] == [
        [19, 19, 19, 43],
        [64, 20, 3, 13],
        [15, 62, 0, 23],
    ]  # type: ignore[arg-type]


def test_destinations_are_shares_of_those_whose_destination_is_known() -> None:
    document = own_document("vasteras-2018", "vasteras")
    assert [round(100 * float(row[2])) for row in cells(document, "Vart deltagarna gick")] == [
        44,
        3,
        18,
        26,
        9,
    ]  # type: ignore[arg-type]
    assert "För 40 är det inte känt." in next(
        plain(t.note) for t in document.tables() if t.caption.startswith("Vart deltagarna gick")
    )


def test_goals_have_their_outcome_difference_and_a_plain_verdict() -> None:
    rows = cells(own_document("vasteras-2018", "vasteras"), "Mål och utfall")
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("Arbete, vid avslut", 0.25, "13 av 52, spann 15–38\u00a0%: går inte att skilja från målet"),
        ("Studier, vid avslut", 0.2, "5 av 52, spann 4–21\u00a0%: går inte att skilja från målet"),
        (
            "Fortsatt arbetslivsinriktad rehabilitering, vid avslut",
            0.55,
            "34 av 52, spann 52–77\u00a0%: går inte att skilja från målet",
        ),
    ]


def test_a_goal_whose_outcome_is_not_known_is_named() -> None:
    goals = next(
        t
        for t in own_document("vasteras-2018", "vasteras").tables()
        if t.caption.startswith("Mål och utfall")
    )
    assert "Utan uppgifter i perioden: återbetalningstid." in plain(goals.note)


def test_a_score_has_its_base_and_its_change_in_points() -> None:
    rows = cells(own_document("hallstahammar-2019", "hallstahammar"), "Skattningar vid start och avslut")
    assert [[row[1], row[2], row[3], round(float(row[4]), 6)] for row in rows] == [[7, 16.9, 28.0, 11.1]]  # type: ignore[arg-type]


def test_livelihoods_before_and_after_are_the_same_people() -> None:
    document = own_document("vasteras-2018", "vasteras")
    totals = [
        table.total for table in document.tables() if table.caption.startswith("Försörjning vid start och")
    ]
    assert [[cell.value for cell in total or ()] for total in totals] == [
        ["Summa", 74, 74, 40, ""],
        ["Summa", 19, 19, 18, ""],
    ]


def test_money_that_was_not_requisitioned_has_no_column_and_no_nought() -> None:
    table = next(
        t for t in own_document("hallstahammar-2019", "").tables() if t.caption.startswith("Beviljade")
    )
    assert [column.label for column in table.columns] == ["Insats", "Beviljat", "Förbrukat", "Återbetalat"]


def test_the_annual_report_is_called_so() -> None:
    document = own_document("vasteras-2018", "vasteras")
    assert (document.title, document.period) == ("Årsrapport", "2018")


def test_a_half_year_without_goals_and_instruments_has_no_tables_for_them() -> None:
    captions = {table.caption.split(",")[0] for table in own_document("vastmanland-2025", "").tables()}
    assert not {
        caption for caption in captions if caption.startswith(("Mål", "Skattningar", "Positiva svar", "Vart"))
    }

"""What a report tells besides its participants: trainings and events, and how teams were staffed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.documents.conftest import HALF_YEAR

from stegvis.definitions import load
from stegvis.documents.build import build
from stegvis.documents.events import said_of
from stegvis.documents.kept import as_kept, from_kept
from stegvis.documents.layout import layout
from stegvis.documents.material import Event, Post, ReportInput
from stegvis.documents.model import Document, Table
from stegvis.documents.speech import Speech

MARCH = date(2025, 3, 12)
COURSE = Event("ekbacka", "training", "Grundkurs", "Handläggare", MARCH, date(2025, 3, 13), 21, 8)
MEETING = Event("", "seminar", "Frukost", "Alla parter", MARCH, MARCH, unknown=47)
COMING = Event("norran", "network", "Nätverk", "Konsulenter", date(2025, 6, 2), date(2025, 6, 2))
POST = Post("ekbacka", "Konsulent", "Region", 50, 3.0, 2.25)


def made(material: ReportInput, name: str = "annual") -> Document:
    told = replace(material, events=(COMING, COURSE, MEETING), posts=(POST,))
    return build(told, layout(name), load())


def tables(document: Document, caption: str) -> list[Table]:
    return [table for table in document.tables() if table.caption.startswith(caption)]


def test_the_whole_shows_everybodys_events_in_order_and_a_chapter_its_teams(material: ReportInput) -> None:
    whole, *teams = tables(made(material), "Utbildningar och träffar")
    assert [row[0].value for row in whole.rows] == [
        "Frukost, seminarium",
        "Grundkurs, utbildning (Samordningsteam Ekbacka)",
        "Nätverk, nätverksträff (Samordningsteam Norrån)",
    ]
    assert [len(table.rows) for table in teams] == [1, 1]


def test_what_nobody_counted_is_not_known_and_the_total_adds_what_was(material: ReportInput) -> None:
    whole = tables(made(material), "Utbildningar och träffar")[0]
    counts = {str(row[0].value).split(",")[0]: [cell.value for cell in row[3:]] for row in whole.rows}
    assert counts == {
        "Frukost": [None, None, 47, 47],
        "Grundkurs": [21, 8, None, 29],
        "Nätverk": [None, None, None, None],
    }
    assert whole.total is not None
    assert [cell.value for cell in whole.total[3:]] == [21, 8, 47, 76]


def test_sexes_are_read_out_only_where_all_were_noted() -> None:
    speech = Speech.of("sv", HALF_YEAR)
    assert said_of([COURSE, COMING], speech) == (
        "Två utbildningar och träffar hölls, med 29 deltaganden: 21 kvinnor och 8 män."
    )
    assert said_of([COURSE, MEETING], speech) == "Två utbildningar och träffar hölls, med 76 deltaganden."
    assert said_of([COMING], speech) == "En utbildning eller träff hölls."


def test_a_teams_staffing_stands_in_its_chapter_without_names(material: ReportInput) -> None:
    (table,) = tables(made(material, "half_year"), "Bemanning")
    assert [cell.value for cell in table.rows[0]] == ["Konsulent", "Region", 0.5, 3.0, 2.2, 0.8]


def test_what_was_handed_over_keeps_its_events_and_posts(material: ReportInput) -> None:
    told = replace(material, events=(COURSE,), posts=(POST,))
    kept = from_kept(as_kept(told))
    assert (kept.events, kept.posts) == (told.events, told.posts)


def test_what_an_earlier_version_kept_has_none(material: ReportInput) -> None:
    said = as_kept(material)
    del said["events"], said["posts"]
    assert from_kept(said).events == ()


def test_the_interventions_participants_stand_by_sex(material: ReportInput) -> None:
    (table,) = tables(made(material), "Deltagare i insatserna efter kön")
    assert [column.label for column in table.columns] == [
        "Insats",
        "Kvinnor",
        "Män",
        "Uppgift saknas",
        "Alla",
        "Varav nya",
    ]
    assert [cell.value for cell in table.rows[0]] == ["Samordningsteam Ekbacka", 18, 13, 0, 31, 11]

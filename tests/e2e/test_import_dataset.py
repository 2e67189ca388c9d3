"""A dataset is uploaded, tried, its team chosen and read in, in a real browser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.seen import axe, shot
from tests.web import people

from stegvis.web.access.models import Team, User
from stegvis.web.register.models import Enrolment

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SignIn = Callable[[Page, User], None]
TEAMS = "team,association,name,controller\nalvkarr,f,Samordningsteam Älvkärr,Älvkärrs kommun\n"
FILES = {
    "associations.csv": "association,name\nf,Exempelförbundet\n",
    "teams.csv": TEAMS,
    "tracks.csv": "track,team,name\nt1,alvkarr,Trädgård\n",
    "participants.csv": "participant,sex,birth_year,consent\n"
    + "".join(f"p{n},{('female', 'male')[n % 2]},{1970 + n},given\n" for n in range(1, 15)),
    "enrolments.csv": "enrolment,participant,team,started_on,ended_on,exit_outcome\n"
    + "".join(f"e{n},p{n},alvkarr,2026-0{1 + n % 9}-10,,\n" for n in range(1, 15)),
    "placements.csv": "placement,enrolment,track,started_on\n"
    + "".join(f"s{n},e{n},t1,2026-0{1 + n % 9}-10\n" for n in range(1, 15)),
    "livelihoods.csv": "enrolment,occasion,livelihood,extent\n"
    + "".join(f"e{n},start,sjukpenning,100\n" for n in range(1, 13)),
}


def packed(**changed: str) -> dict[str, object]:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, text in {**FILES, **{f"{n}.csv": t for n, t in changed.items()}}.items():
            archive.writestr(name, text)
    return {"name": "alvkarr.zip", "mimeType": "application/zip", "buffer": into.getvalue()}


@pytest.fixture
def leader(site: str) -> User:
    team: Team = people.team()
    people.enrolment(people.person(team), team, date(2026, 2, 10))
    return people.user("team_leader", team, "Selma Stensjö")


class Walk:
    """The leader's browser at a width, judged by axe wherever it stops."""

    def __init__(self, page: Page, width: int) -> None:
        self.page, self.width = page, width

    def judged(self) -> None:
        axe(self.page)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, self.page.url

    def tried(self, **changed: str) -> None:
        """Uploads, says which team it is, and stands on the dry run."""
        self.page.goto("/las-in/underlag/")
        self.page.get_by_label("Underlag").set_input_files([packed(**changed)])  # type: ignore[list-item]
        self.page.get_by_role("button", name="Provläs").click()
        self.page.get_by_label("Samordningsteam Älvkärr").select_option("Samordningsteam Ekbacka")
        self.judged()
        self.page.get_by_role("button", name="Provläs").click()
        expect(self.page.get_by_role("heading", name="alvkarr.zip")).to_be_visible()
        self.judged()


@pytest.fixture(params=[1280, 320])
def walk(another: Callable[..., Page], leader: User, sign_in: SignIn, request: pytest.FixtureRequest) -> Walk:
    page = another(viewport={"width": request.param, "height": 800})
    sign_in(page, leader)
    return Walk(page, request.param)


def test_a_dataset_with_faults_is_told_row_by_row_and_thrown_away(walk: Walk) -> None:
    page = walk.page
    page.goto("/las-in/")
    expect(page.get_by_text("Inget har lästs in.")).to_be_visible()
    walk.judged()
    page.get_by_role("link", name="Välj underlag").click()
    page.get_by_role("button", name="Provläs").click()
    expect(page.get_by_text("Välj zip-filen eller underlagets filer.").first).to_be_visible()
    walk.judged()
    walk.tried(enrolments=FILES["enrolments.csv"].replace("2026-03-10", "i mars"))
    expect(page.get_by_role("heading", name="Fel")).to_be_visible()
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_have_count(0)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Hämta anmärkningarna").click()
    assert "started_on" in taken.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("button", name="Ta bort underlaget").click()
    expect(page.get_by_text("Underlaget är borttaget.").first).to_be_visible()


def test_a_dataset_is_tried_and_read_in(walk: Walk) -> None:
    page = walk.page
    walk.tried()
    expect(page.get_by_text("14 deltagare och 14 inskrivningar skulle läggas till.")).to_be_visible()
    if walk.width == 1280:
        shot(page, "las-in-underlag")
    assert Enrolment.objects.count() == 1
    page.get_by_role("button", name="Läs in", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Läs in underlaget").click()
    expect(page.get_by_text(re.compile("14 deltagare och 14 inskrivningar är nya")).first).to_be_visible()
    walk.judged()
    assert Enrolment.objects.count() == 15
    walk.tried(
        enrolments=FILES["enrolments.csv"].replace("e1,p1,alvkarr,2026-02-10", "e1,p1,alvkarr,2026-02-12")
    )
    expect(page.get_by_text("i filen 12 februari 2026")).to_be_visible()

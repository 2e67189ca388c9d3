"""What a dataset adds: the same file nothing, another file its own, and a changed row is told and left as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.web import people
from tests.web.demo import build

from stegvis.dataset import Dataset, load
from stegvis.definitions import load as definitions
from stegvis.domain.period import Period
from stegvis.figures import ask
from stegvis.web.access.models import Entry, Team, User
from stegvis.web.access.record import Refused
from stegvis.web.register.commands.load_dataset import import_dataset, load_dataset
from stegvis.web.register.demo.build import TEAM
from stegvis.web.register.incoming import Plan, planned
from stegvis.web.register.models import (
    Activity,
    Application,
    Attendance,
    CoordinatedAction,
    Enrolment,
    FollowUp,
    KeptRow,
    Livelihood,
    Person,
    Placement,
    Track,
)
from stegvis.web.register.queries.dataset import live, write_dataset
from stegvis.web.surveys.models import Answer, Response

pytestmark = pytest.mark.django_db
Files = Callable[..., Dataset]
FILES = {
    "associations": "association,name\nf,Förbundet\n",
    "teams": "team,association,name,controller\nnorr,f,Team Norr,Norrkommun\n",
    "tracks": "track,team,name\nt1,norr,Trädgård\n",
    "participants": "participant,sex,birth_year,consent\np1,female,1991,given\np2,male,1980,\n",
    "enrolments": "enrolment,participant,team,started_on,ended_on,exit_outcome\n"
    "e1,p1,norr,2025-02-10,2025-09-01,work\ne2,p2,norr,2025-03-01,,\n",
    "placements": "placement,enrolment,track,started_on\ns1,e1,t1,2025-02-10\n",
    "livelihoods": "enrolment,occasion,livelihood,extent\n"
    "e1,start,sjukpenning,50\ne1,start,forsorjningsstod,50\ne2,start,sjukpenning,100\n",
    "follow_ups": "follow_up,enrolment,months,due_on\nu1,e1,6,2026-03-01\n",
    "responses": "response,enrolment,instrument,occasion,answered_on,item,value\n"
    "r1,e1,ors,start,2025-02-10,1,4\nr1,e1,ors,start,2025-02-10,2,5\n",
}


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Makes a dataset of FILES with some of them changed; None leaves one out."""
    made: list[Path] = []

    def of(**changed: str | None) -> Dataset:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(folder)
        for name, text in {**FILES, **changed}.items():
            if text is not None:
                (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return load(folder, definitions=definitions())

    return of


def read_in(data: Dataset, team: Team, by: User, **more: str) -> Mapping[str, int]:
    return import_dataset(people.by(by), data=data, teams={"norr": team}, **more)


def told(plan: Plan) -> list[tuple[str, int, list[tuple[str, str, str]]]]:
    return [
        (one.file, one.line, [(c.label, c.here, c.there) for c in one.columns])
        for part in plan.parts.values()
        for one in part.differing
    ]


def exported(team: Team, folder: Path) -> Dataset:
    write_dataset([team], folder)
    return load(folder, definitions=definitions())


def test_a_dataset_is_read_into_a_team_of_the_users_under_whatever_name_it_had(
    files: Files, team: Team, leader: User
) -> None:
    added = read_in(files(), team, leader)
    assert {name: n for name, n in added.items() if n} == {
        "tracks": 1,
        "participants": 2,
        "enrolments": 2,
        "placements": 1,
        "livelihoods": 3,
        "follow_ups": 1,
        "responses": 2,
    }
    assert set(Person.objects.values_list("controller", "teams")) == {(team.controller_id, team.pk)}
    entry = Entry.objects.get(kind="import")
    assert (entry.team, entry.user) == (team, leader)
    assert {s.person_id for s in entry.subjects.all()} == set(Person.objects.values_list("pk", flat=True))


def test_the_same_file_again_adds_nothing_and_says_nothing(files: Files, team: Team, leader: User) -> None:
    read_in(files(), team, leader)
    plan = planned(files(), {"norr": team})
    assert (plan.new, told(plan)) == (0, [])
    assert set(read_in(files(), team, leader).values()) == {0}


def test_another_file_with_as_many_rows_adds_its_own(files: Files, team: Team, leader: User) -> None:
    read_in(files(), team, leader)
    other = FILES["teams"].replace("Norrkommun", "Söderkommun")
    added = read_in(files(teams=other), team, leader)
    assert (added["enrolments"], added["responses"], added["livelihoods"]) == (2, 2, 3)
    answers = {
        row["response"] for row in KeptRow.objects.filter(table="responses").values_list("row", flat=True)
    }
    assert len(answers) == 2


def test_a_changed_row_is_told_and_not_overwritten(files: Files, team: Team, leader: User) -> None:
    read_in(files(), team, leader)
    later = FILES["enrolments"].replace("2025-09-01,work", "2025-10-01,studies")
    data = files(enrolments=later)
    assert told(planned(data, {"norr": team})) == [
        (
            "enrolments.csv",
            2,
            [
                ("Avslutades", "1\u00a0september 2025", "1\u00a0oktober 2025"),
                ("Utfall vid avslut", "Arbete", "Studier"),
            ],
        )
    ]
    read_in(data, team, leader)
    assert Enrolment.objects.get(exit_outcome="work").ended_on == date(2025, 9, 1)
    assert not Enrolment.objects.filter(exit_outcome="studies").exists()


def test_a_change_that_has_been_made_here_as_well_is_no_difference(
    files: Files, team: Team, leader: User
) -> None:
    read_in(files(), team, leader)
    Enrolment.objects.filter(exit_outcome="work").update(exit_outcome="studies")
    data = files(enrolments=FILES["enrolments"].replace("work", "studies"))
    assert told(planned(data, {"norr": team})) == []


def test_rows_without_a_key_are_told_by_what_they_are_about(files: Files, team: Team, leader: User) -> None:
    read_in(files(), team, leader)
    turned = (
        "enrolment,occasion,livelihood,extent\n"
        "e2,start,sjukpenning,100\ne1,start,forsorjningsstod,50\ne1,start,sjukpenning,25\ne1,exit,lon,100\n"
    )
    plan = planned(files(livelihoods=turned), {"norr": team})
    assert told(plan) == [("livelihoods.csv", 4, [("Omfattning", "50", "25")])]
    assert [one.row["livelihood"] for one in plan.parts["livelihoods"].new] == ["lon"]
    read_in(files(livelihoods=turned), team, leader)
    assert Livelihood.objects.count() == 4


def test_two_rows_that_say_the_same_are_two(files: Files, team: Team, leader: User) -> None:
    twice = "enrolment,partner,done_on\n" + "e1,primary_care,2025-04-01\n" * 2
    assert read_in(files(actions=twice), team, leader)["actions"] == 2
    assert read_in(files(actions=twice), team, leader)["actions"] == 0
    assert CoordinatedAction.objects.count() == 2


def test_nobody_reads_into_a_team_that_is_not_their_own(
    files: Files, team: Team, other_team: Team, leader: User, caseworker: User
) -> None:
    for who, where in ((leader, other_team), (caseworker, team)):
        with pytest.raises(Refused, match="egna team"):
            read_in(files(), where, who)
    assert not Person.objects.exists()
    with pytest.raises(ValueError, match="Bara installationen"):
        load_dataset(people.by(leader), data=files())


def test_what_is_not_chosen_is_left_outside(files: Files, team: Team, leader: User) -> None:
    teams = FILES["teams"] + "syd,f,Team Syd,Sydkommun\n"
    enrolments = FILES["enrolments"].replace("e2,p2,norr", "e2,p2,syd")
    data = files(teams=teams, enrolments=enrolments)
    added = read_in(data, team, leader)
    assert (added["participants"], added["enrolments"], added["livelihoods"]) == (1, 1, 2)
    parts = planned(data, {"norr": team}).parts
    assert (parts["participants"].left, parts["enrolments"].left, parts["livelihoods"].left) == (1, 1, 1)


def test_a_dataset_with_an_error_is_refused_whole(files: Files, team: Team, leader: User) -> None:
    with pytest.raises(Refused, match="antingen kommer allt in"):
        read_in(files(enrolments=FILES["enrolments"].replace("2025-03-01", "i våras")), team, leader)
    assert not Person.objects.exists()


def test_what_the_register_cannot_hold_is_told_with_row_and_remedy(
    files: Files, team: Team, leader: User
) -> None:
    long = "activity_id,enrolment,activity,kind,held_on\nh1,e1," + "Å" * 121 + ",group,2025-04-01\n"
    data = files(activities=long, livelihoods=FILES["livelihoods"].replace("100", "33.3"))
    found = {(f.severity, f.file, f.line, f.column) for f in planned(data, {"norr": team}).findings}
    assert found == {("error", "activities.csv", 2, "activity"), ("warning", "livelihoods.csv", 4, "extent")}
    with pytest.raises(Refused):
        read_in(data, team, leader)


def test_the_same_follow_up_twice_is_told(files: Files, team: Team) -> None:
    twice = FILES["follow_ups"] + "u2,e1,6,2026-03-01\n"
    assert [f.line for f in planned(files(follow_ups=twice), {"norr": team}).findings] == [3]


def test_a_follow_up_that_the_exit_made_here_is_the_same_follow_up(
    files: Files, team: Team, leader: User
) -> None:
    read_in(files(follow_ups=None), team, leader)
    ended = Enrolment.objects.get(exit_outcome="work")
    made = FollowUp.objects.create(enrolment=ended, months=6, due_on=date(2026, 3, 1))
    assert read_in(files(), team, leader)["follow_ups"] == 0
    assert list(FollowUp.objects.all()) == [made]


def test_a_track_of_the_same_name_is_the_same_track(files: Files, team: Team, leader: User) -> None:
    garden = people.track(team, "trädgård")
    assert read_in(files(), team, leader)["tracks"] == 0
    assert Placement.objects.get().track == garden


def test_a_goal_about_the_same_is_the_same_goal(files: Files, team: Team, leader: User) -> None:
    said = {"period_from": "2025-01-01", "period_to": "2025-12-31", "measure": "exits", "outcome": None}
    row = {**said, "goal": None, "team": team.code, "horizon": "at_exit", "level": 25.0, "unit": "count"}
    KeptRow.objects.create(team=team, table="goals", row=row)
    head = "goal,team,period_from,period_to,measure,outcome,horizon,level,unit\n"
    data = files(goals=f"{head}g1,norr,2025-01-01,2025-12-31,exits,,at_exit,30,count\n")
    assert told(planned(data, {"norr": team})) == [("goals.csv", 2, [("Nivå", "25", "30")])]
    assert read_in(data, team, leader)["goals"] == 0


def test_two_teams_with_a_track_of_the_same_code_are_counted_together(
    files: Files, team: Team, other_team: Team, leader: User, stranger: User
) -> None:
    read_in(files(), team, leader)
    read_in(files(), other_team, stranger)
    assert Track.objects.values("code").distinct().count() == 2
    assert [f for f in live([team, other_team]).findings if f.severity == "error"] == []


def test_something_taken_away_here_does_not_come_back_with_its_rows(
    files: Files, team: Team, leader: User
) -> None:
    read_in(files(), team, leader)
    Person.objects.filter(birth_year=1991).delete()
    assert set(read_in(files(), team, leader).values()) == {0}
    assert Enrolment.objects.count() == 1
    parts = planned(files(), {"norr": team}).parts
    assert (parts["participants"].gone, parts["enrolments"].gone, parts["placements"].gone) == (1, 1, 1)


def test_something_else_than_what_was_seen_is_not_read_in(files: Files, team: Team, leader: User) -> None:
    seen = planned(files(), {"norr": team}).mark
    read_in(
        files(enrolments=FILES["enrolments"].replace("e2,p2,norr,2025-03-01,,\n", ""), livelihoods=None),
        team,
        leader,
    )
    with pytest.raises(Refused, match="ändrats sedan du provläste"):
        read_in(files(), team, leader, expected=seen)
    assert Enrolment.objects.count() == 1


def test_a_teams_own_export_read_in_again_adds_nothing(
    files: Files, team: Team, leader: User, tmp_path: Path
) -> None:
    read_in(files(), team, leader)
    mine = people.enrolment(people.person(team, birth_year=1970), team, date(2025, 5, 5))
    answered = Response.objects.create(
        enrolment=mine, instrument="ors", instrument_version=1, occasion="start", answered_on=date(2025, 5, 5)
    )
    Answer.objects.create(response=answered, item="1", value=5)
    data = exported(team, tmp_path / "ut")
    plan = planned(data, {team.code: team})
    assert (plan.new, told(plan)) == (0, [])
    Enrolment.objects.filter(pk=mine.pk).update(comment="Ändrad sedan")
    assert told(planned(data, {team.code: team})) == [
        ("enrolments.csv", 4, [("Kommentar", "Ändrad sedan", "inget")])
    ]


def test_keys_of_our_own_reach_nobody_in_another_team(
    files: Files, team: Team, other_team: Team, leader: User, tmp_path: Path
) -> None:
    theirs = people.person(other_team, "Alva Lindmo")
    people.enrolment(people.person(team), team)
    write_dataset([team], tmp_path / "ut")
    for name in ("participants", "enrolments"):
        path = tmp_path / "ut" / f"{name}.csv"
        own = f"p{Person.objects.get(name='Mira Ekdunge').pk}"
        path.write_text(path.read_text().replace(own, f"p{theirs.pk}"))
    import_dataset(
        people.by(leader),
        data=load(tmp_path / "ut", definitions=definitions()),
        teams={team.code: team},
    )
    assert list(theirs.teams.all()) == [other_team]
    assert Person.objects.filter(teams=team).count() == 2


def test_imported_answers_and_our_own_have_different_codes(
    files: Files, team: Team, leader: User, tmp_path: Path
) -> None:
    mine = people.enrolment(people.person(team), team, date(2025, 5, 5))
    answered = Response.objects.create(
        enrolment=mine, instrument="ors", instrument_version=1, occasion="start", answered_on=date(2025, 5, 5)
    )
    Answer.objects.create(response=answered, item="1", value=5)
    read_in(files(responses=FILES["responses"].replace("r1", f"rs{answered.pk}")), team, leader)
    data = exported(team, tmp_path / "ut")
    assert [f for f in data.findings if f.severity == "error"] == []
    assert len(data.rows("responses", ["response"])) == 3


def test_a_participant_of_two_controllers_is_one_record_at_each(
    files: Files, team: Team, other_team: Team, leader: User
) -> None:
    people.grant(leader, "team_leader", other_team)
    teams = FILES["teams"] + "syd,f,Team Syd,Sydkommun\n"
    enrolments = FILES["enrolments"] + "e3,p1,syd,2026-01-01,,\n"
    data = files(teams=teams, enrolments=enrolments)
    for _ in range(2):
        import_dataset(people.by(leader), data=data, teams={"norr": team, "syd": other_team})
    assert sorted(Person.objects.values_list("controller", flat=True)) == sorted(
        [team.controller_id, team.controller_id, other_team.controller_id]
    )
    assert Enrolment.objects.get(team=other_team).person.controller == other_team.controller


def test_the_demo_teams_dataset_in_an_empty_team_gives_the_same_figures(tmp_path: Path) -> None:
    build()
    source = Team.objects.get(code=TEAM)
    empty = people.team("Tomt", controller="Tomma kommun", capacity=source.capacity)
    data = exported(source, tmp_path / "ut")
    import_dataset(people.by(people.user("team_leader", empty)), data=data, teams={source.code: empty})
    first, last = date(2025, 1, 1), date(2026, 11, 20)

    def figures(team: Team) -> dict[object, object]:
        names = {track.code: track.name for track in Track.objects.filter(team=team)} | {team.code: "teamet"}
        found = ask(live([team]), Period(first, last)).figures
        return {
            (f.measure, tuple((name, names.get(str(value), value)) for name, value in f.by)): (
                f.value,
                str(f.n),
                str(f.share),
            )
            for f in found
        }

    there, here = figures(empty), figures(source)
    assert there == here
    assert len(here) > 100
    assert Attendance.objects.filter(enrolment__team=empty).exists()
    assert Application.objects.filter(team=empty).exists()
    assert Activity.objects.filter(team=empty).exists()
    assert KeptRow.objects.filter(team=empty, table="goals").exists()

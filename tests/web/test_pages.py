"""Every page of the application, opened by every role in the demo: what may be opened opens, the rest is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from tests.web.demo import build

from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Grant, Team, User
from stegvis.web.register.demo.build import TEAM
from stegvis.web.register.demo.logins import LOGINS
from stegvis.web.register.models import (
    Activity,
    Application,
    Attendance,
    Booking,
    Consent,
    CoordinatedAction,
    Duty,
    DutyDone,
    Enrolment,
    Extension,
    FollowUp,
    HeldList,
    Holding,
    KeptRow,
    LocalGoal,
    Meeting,
    Merge,
    NationalEntry,
    Note,
    Person,
    Position,
    Sip,
    Track,
    Training,
    Visit,
    Waiver,
    WorkTraining,
)
from stegvis.web.reports.models import (
    Chapter,
    Comment,
    Event,
    HarmTest,
    PlanGoal,
    Report,
    Story,
    Text,
    TextVersion,
)
from stegvis.web.selfeval.models import Area, Day, Logic, LogicRow, NineFields, Undertaking
from stegvis.web.surveys.models import Correction, Invitation, Response, SlipHanded, Survey, ViolenceAsked

CANARY = "Kanariefågel Skyddsrud"
# What a page's number is the number of, by the page's name; the rest are enrolments.
NUMBERS = {
    "logic_version": Logic,
    "logic_fix": Logic,
    "logic_row": LogicRow,
    "logic_row_remove": LogicRow,
    "nine": NineFields,
    "nine_edit": NineFields,
    "nine_remove": NineFields,
    "day": Day,
    "screen": Day,
    "day_edit": Day,
    "day_areas": Day,
    "paper": Day,
    "day_open": Day,
    "day_close": Day,
    "day_remove": Day,
    "area": Area,
    "undertaking_new": Area,
    "undertaking": Undertaking,
    "undertaking_follow_up": Undertaking,
    "undertaking_remove": Undertaking,
    "application": Application,
    "application_edit": Application,
    "decide": Application,
    "start_meeting": Application,
    "queue_leave": Application,
    "enrol_from": Application,
    "apply_from": Booking,
    "visit": Visit,
    "visit_edit": Visit,
    "follow_up": FollowUp,
    "attempt": FollowUp,
    "activity": Activity,
    "activity_cancel": Activity,
    "activity_edit": Activity,
    "invite": Activity,
    "queue_back": Application,
    "queue_step": Application,
    "visit_cancel": Visit,
    "visit_came": Booking,
    "unbook": Booking,
    "attend": Attendance,
    "meeting": Meeting,
    "step_up": WorkTraining,
    "training_end": WorkTraining,
    "note": Note,
    "note_remove": Note,
    "meeting_cancel": Meeting,
    "meeting_edit": Meeting,
    "action_edit": CoordinatedAction,
    "action_remove": CoordinatedAction,
    "sip_edit": Sip,
    "extension": Extension,
    "withdraw": Consent,
    "position_edit": Position,
    "position_remove": Position,
    "holding_new": Position,
    "holding_edit": Holding,
    "holding_remove": Holding,
    "course_remove": Training,
    "track_edit": Track,
    "track_remove": Track,
    "merge_undo": Merge,
    "suspect_again": Waiver,
    "national_back": NationalEntry,
    "duty_edit": Duty,
    "duty_remove": Duty,
    "duty_tick": Duty,
    "duty_untick": DutyDone,
    "remove": Response,
    "correction": Correction,
    "violence_remove": ViolenceAsked,
    "invitation_revoke": Invitation,
    "slips": Survey,
    "slip_hand": Survey,
    "slip_back": SlipHanded,
    "invitation_take_in": Invitation,
    **{
        f"survey{act}": Survey
        for act in (
            "",
            "_edit",
            "_questions",
            "_compare",
            "_open",
            "_close",
            "_again",
            "_remove",
            "_invite",
            "_codes",
            "_renew",
            "_remind",
        )
    },
    "user": User,
    "user_role": User,
    "user_link": User,
    "factor_remove": User,
    "user_close": User,
    "user_reopen": User,
    "role_end": Grant,
    "reconciliation_columns": HeldList,
    "reconciliation_codes": HeldList,
    "reconciliation_result": HeldList,
    "reconciliation_forget": HeldList,
    "import_list_columns": HeldList,
    "import_list_values": HeldList,
    "import_list_trial": HeldList,
    "import_list_forget": HeldList,
    **dict.fromkeys(
        ("report", "report_freeze", "report_thaw", "report_publish"),
        Report,
    ),
    **dict.fromkeys(
        (
            "chapter",
            "chapter_ready",
            "chapter_deliver",
            "chapter_reopen",
            "chapter_approve",
            "chapter_back",
            "chapter_return",
            "chapter_changed",
            "now",
            "bring_forward",
            "comment",
        ),
        Chapter,
    ),
    "comment_settle": Comment,
    "harm_tests": Chapter,
    "harm_confirm": HarmTest,
    "harm_remove": HarmTest,
    "comment_unsettle": Comment,
    "text_history": Text,
    "text_restore": TextVersion,
    "common_comment_settle": Comment,
    "common_comment_unsettle": Comment,
    "common_text_history": Text,
    "common_text_restore": TextVersion,
    "event_edit": Event,
    "event_remove": Event,
    **{f"plan_{act}": PlanGoal for act in ("edit", "follow_up", "up", "down", "remove")},
    **{f"story_{act}": Story for act in ("edit", "withdraw", "remove")},
    "goal_edit": KeptRow,
    "goal_remove": KeptRow,
    "local_goal_edit": LocalGoal,
    "local_goal_remove": LocalGoal,
    "money_edit": KeptRow,
    "money_remove": KeptRow,
}
SHARED = re.compile(
    r"^/rapporter/\d+/$"
)  # a report of an association is opened by all its teams: no participant is in it
PLAIN = re.compile(r"^[a-z0-9/-]*(<int:pk>)?[a-z0-9/-]*$")


def pages() -> Iterator[tuple[str, str]]:
    """Name and action of every page of the working day and of what stands on it, without other parts than a number."""
    resolver = get_resolver()
    for included in resolver.url_patterns:
        app = getattr(included, "app_name", None)
        if app not in ("register", "surveys", "reports"):
            continue
        for pattern in included.url_patterns:
            if isinstance(pattern, URLPattern) and PLAIN.match(str(pattern.pattern)):
                yield f"{app}:{pattern.name}", pattern.callback.action  # type: ignore[attr-defined]


def address(name: str, team: Team) -> str:
    """The page with the number of a row of the team, where it has one."""
    try:
        return reverse(name)
    except NoReverseMatch:
        page = name.partition(":")[2]
        model = NUMBERS.get(page, Enrolment)
        if page.startswith("association_"):
            return reverse(name, args=[Survey.objects.filter(team=None).get().pk])
        if model in (User, Grant):
            leader = team_leader()
            return reverse(name, args=[leader.pk if model is User else leader.grants.get().pk])
        if model is PlanGoal:
            return reverse(name, args=[PlanGoal.objects.latest("pk").pk])
        if model is Report or page.startswith("common"):
            return reverse(name, args=[shared(page)])
        rows = policy.visible(By(team_leader(), "test"), "person.see", model._default_manager.all())
        if model is Enrolment:
            rows = rows.filter(ended_on__isnull=page not in ("exit_correct", "exit_undo"))
        if model is HeldList:
            rows = rows.filter(purpose=page.split("_")[0])
        if model is KeptRow:
            rows = rows.filter(table="goals" if page.startswith("goal") else "funding")
        if model is Application:
            rows = rows.filter(decision="" if page == "decide" else "accepted", left_queue_on=None)
        row = rows.order_by("-pk").first()
        assert row is not None, name
        return reverse(name, args=[row.pk])


def shared(page: str) -> int:
    """The newest report of the association, or its first chapter about the whole with what stands there."""
    report = Report.objects.filter(team=None).latest("pk")
    whole = report.chapters.get(number=1)
    held = {
        Comment: whole.comments,
        Text: whole.texts,
        TextVersion: TextVersion.objects.filter(text__chapter=whole),
    }
    if page in NUMBERS and page.startswith("common"):
        return int(held[NUMBERS[page]].latest("pk").pk)
    return whole.pk if page.startswith("common") else report.pk


def team_leader() -> User:
    return get_user_model().objects.get(email=LOGINS[1].email)


@pytest.fixture
def team(db: None) -> Team:
    """The demo's own team, in place of an empty one."""
    settings.DEMO = True
    build()
    return Team.objects.get(code=TEAM)


def test_every_role_opens_what_the_table_says_and_nothing_else(team: Team) -> None:
    wrong = []
    addresses = {name: address(name, team) for name, _ in pages()}
    for login in LOGINS:
        client = Client()
        client.force_login(get_user_model().objects.get(email=login.email))
        for name, action in pages():
            answer = client.get(addresses[name])
            allowed = action == policy.SIGNED_IN or login.role in policy.actions()[action].roles
            if answer.status_code not in ((200, 302, 405) if allowed else (404,)):
                wrong.append((login.role, name, answer.status_code))
    assert wrong == []


def test_somebody_of_another_controller_finds_no_page_of_a_participant(team: Team) -> None:
    addresses = [address(name, team) for name, _ in pages()]
    other = Team.objects.exclude(controller=team.controller).first()
    assert other is not None
    stranger = team_leader()
    stranger.grants.update(team=other)
    client = Client()
    client.force_login(stranger)
    numbered = [a for a in addresses if re.search(r"/\d+/", a) and not SHARED.match(a)]
    assert len(numbered) > 20
    answers = {a: client.get(a).status_code for a in numbered}
    answers |= {a: client.post(a).status_code for a, status in answers.items() if status == 405}
    assert {a: status for a, status in answers.items() if status != 404} == {}


def test_a_protected_name_stands_on_no_page_of_those_who_do_not_handle_it(team: Team) -> None:
    person = Person.objects.filter(enrolments__team=team, enrolments__ended_on=None).order_by("-pk").first()
    assert person is not None
    addresses = [address(name, team) for name, _ in pages()]
    Person.objects.filter(pk=person.pk).update(
        name=CANARY, protected="marking", address=CANARY, municipality=CANARY
    )
    person.handlers.set([team_leader()])
    for login in LOGINS:
        if login.role == "team_leader":
            continue
        client = Client()
        client.force_login(get_user_model().objects.get(email=login.email))
        told = [a for a in addresses if CANARY in client.get(a).content.decode()]
        assert told == [], login.role
        assert CANARY not in client.post(reverse("register:search"), {"q": "Kanariefågel"}).content.decode()

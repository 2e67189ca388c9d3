"""What is there to do in the team, and when?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from stegvis.web.access import policy, users
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import day as said
from stegvis.web.look.swedish import in_words, plural
from stegvis.web.register import seams
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.commands.everyday import BETWEEN
from stegvis.web.register.models import Activity, Application, Person
from stegvis.web.register.queries import national, wheel
from stegvis.web.register.queries.due_rows import AHEAD, Rows, rows


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do on a day: what, why, and the link that does it. `persons` are those it names."""

    day: date
    what: str
    why: str
    url: str
    button: str
    persons: frozenset[int] = frozenset()
    at: time | None = None
    place: str = ""


def due(by: By, team: Team) -> list[Due]:
    """Everything of a team until a week from now, by day and time; what the user may not know who it is about is left out."""
    held = rows(team)
    about = (_exits, _follow_ups, _meetings, _late_meetings, _starts, _ends, _sips)
    others = (_activities, _decisions, _duties, _national, _reviews)
    found = [one for part in about for one in part(by, held)] + [
        one for part in (*others, *seams.DUE) for one in part(by, team)
    ]
    return sorted(found, key=lambda one: (one.day, one.at or time.max, one.what))


def _known(by: By, person: Person) -> bool:
    return bool(person.handled_by(by.user))


def _exits(by: By, held: Rows) -> Iterator[Due]:
    for e in held.enrolments:
        if e.ended_on and _known(by, e.person):
            yield Due(
                e.ended_on,
                f"Fyll i utfall för {e.person.shown_to(by)}",
                f"Avslutad {said(e.ended_on, today())}. Utfallet saknas.",
                reverse("register:exit_correct", args=[e.pk]),
                "Komplettera",
                frozenset({e.person_id}),
            )


def _follow_ups(by: By, held: Rows) -> Iterator[Due]:
    for f in held.follow_ups:
        if not _known(by, f.enrolment.person):
            continue
        tried = (
            f"{in_words(f.tries, 'ett').capitalize()} försök är {plural(f.tries, 'noterat,noterade')}."
            if f.tries
            else "Inget försök är noterat."
        )
        yield Due(
            f.due_on,
            f"Följ upp {f.enrolment.person.shown_to(by)}, {f.months} månader efter avslut",
            tried,
            reverse("register:follow_up", args=[f.pk]),
            "Följ upp",
            frozenset({f.enrolment.person_id}),
        )


def _meetings(by: By, held: Rows) -> Iterator[Due]:
    for m in held.meetings:
        if _known(by, m.enrolment.person):
            yield Due(
                m.planned_on,
                f"Flerpartsmöte för {m.enrolment.person.shown_to(by)}",
                m.with_whom or "Vilka som kommer är inte antecknat.",
                reverse("register:meeting", args=[m.pk]),
                "Skriv överenskommelse",
                frozenset({m.enrolment.person_id}),
                m.at_time,
                m.place,
            )


def _late_meetings(by: By, held: Rows) -> Iterator[Due]:
    for e in held.enrolments:
        if e.ended_on or e.booked:
            continue
        latest = months_after(e.last or e.started_on, BETWEEN)
        if latest <= today() + AHEAD and _known(by, e.person):
            why = (
                f"Det förra hölls {said(e.last, today())}."
                if e.last
                else f"Inskriven {said(e.started_on, today())}."
            )
            yield Due(
                latest,
                f"Boka flerpartsmöte för {e.person.shown_to(by)}",
                f"{why} Det får gå högst tre månader.",
                reverse("register:meeting_new", args=[e.pk]),
                "Boka möte",
                frozenset({e.person_id}),
            )


def _starts(by: By, held: Rows) -> Iterator[Due]:
    for a in held.starts:
        if a.start_meeting_at and _known(by, a.person):
            at = timezone.localtime(a.start_meeting_at)
            yield Due(
                at.date(),
                f"Startmöte med {a.person.shown_to(by)}",
                "Samtycke frågas på mötet.",
                reverse("register:enrol_from", args=[a.pk]),
                "Skriv in",
                frozenset({a.person_id}),
                at.time(),
                a.start_meeting_place,
            )


def _activities(by: By, team: Team) -> Iterator[Due]:
    held = Activity.objects.filter(
        team=team, cancelled=False, held_on__gte=today(), held_on__lte=today() + AHEAD, at_time__isnull=False
    )
    for a in held.annotate(count=Count("attendances")):
        yield Due(
            a.held_on,
            a.title if a.kind != "group" else f"Grupp: {a.title}",
            f"{in_words(a.count).capitalize()} {plural(a.count, 'är inbjuden,är inbjudna')}.",
            reverse("register:activity", args=[a.pk]),
            "Ta närvaro",
            frozenset(),
            a.at_time,
            a.place,
        )


def _decisions(by: By, team: Team) -> Iterator[Due]:
    waiting = Application.objects.filter(team=team, decision="", complete=True)
    found = waiting.aggregate(count=Count("pk"), first=Min("received_on"))
    count = found["count"]
    if count:
        yield Due(
            today(),
            "Urvalsgrupp",
            f"{in_words(count).capitalize()} {plural(count, 'ansökan,ansökningar')} att besluta. Den äldsta kom {said(found['first'], today())}.",
            reverse("register:selection"),
            "Läs ansökningar",
        )


def _ends(by: By, held: Rows) -> Iterator[Due]:
    until = today() + AHEAD
    for e in held.enrolments:
        if not e.ended_on and e.planned_end_on and e.planned_end_on <= until and _known(by, e.person):
            yield Due(
                e.planned_end_on,
                f"Planerad sista dag för {e.person.shown_to(by)}",
                "Avsluta, eller begär förlängning av styrgruppen.",
                reverse("register:exit", args=[e.pk]),
                "Avsluta",
                frozenset({e.person_id}),
            )


def _sips(by: By, held: Rows) -> Iterator[Due]:
    for s in held.sips:
        if s.follow_up_on and _known(by, s.enrolment.person):
            yield Due(
                s.follow_up_on,
                f"Följ upp SIP för {s.enrolment.person.shown_to(by)}",
                f"Huvudansvarig: {s.main_responsible}.",
                reverse("register:sip_edit", args=[s.pk]),
                "Följ upp",
                frozenset({s.enrolment.person_id}),
            )


def _duties(by: By, team: Team) -> Iterator[Due]:
    for one in wheel.waiting(team):
        url = f"{reverse('register:duty_tick', args=[one.duty.pk])}?ar={one.year}"
        yield Due(one.day, one.duty.title, one.duty.why, url, "Bocka av")


def _national(by: By, team: Team) -> Iterator[Due]:
    """One row for what waits to be entered in Uppföljning Finsam: continuously, and a withdrawn consent at once."""
    if not policy.somewhere(by, national.ACTION):
        return
    found = national.counted(by, team)
    words = {
        "start": ("en", "start,starter"),
        "end": ("ett", "avslut,avslut"),
        "withdrawn": ("ett", "återtaget samtycke,återtagna samtycken"),
    }
    parts = [
        f"{in_words(found[e], one)} {plural(found[e], forms)}"
        for e, (one, forms) in words.items()
        if found[e]
    ]
    if found["changed"]:
        parts.append(f"{in_words(found['changed'], 'ett')} ångrat avslut att ta bort")
    if parts:
        said_so = " och ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
        urgent = " Ett återtaget samtycke läggs in genast." if found["withdrawn"] else ""
        yield Due(
            today(),
            "Lägg in i Uppföljning Finsam",
            f"{said_so[:1].upper()}{said_so[1:]} väntar.{urgent}",
            reverse("register:national"),
            "Öppna",
        )


def _reviews(by: By, team: Team) -> Iterator[Due]:
    """One row for the roles that an administrator, who works in the team as well, has not gone through for a year."""
    found = users.late(by) if policy.somewhere(by, users.ACTION) else []
    if found:
        yield Due(
            found[0].grant.review_on,
            "Gå igenom behörigheter",
            f"{in_words(len(found)).capitalize()} {plural(len(found), 'roll,roller')} har ingen bekräftat på ett år.",
            reverse("register:review"),
            "Gå igenom",
        )

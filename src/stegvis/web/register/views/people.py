"""The list of participants, the search, and one participant's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from stegvis.web.access import policy
from stegvis.web.access.request import Request
from stegvis.web.look.charts import Mark
from stegvis.web.look.swedish import NO_BREAK, breakable, day
from stegvis.web.register import seams
from stegvis.web.register.clock import today
from stegvis.web.register.codes import STEPS, label
from stegvis.web.register.commands import people as commands
from stegvis.web.register.forms.people import PersonForm, ProtectForm
from stegvis.web.register.models import Livelihood
from stegvis.web.register.models.person import TOLD
from stegvis.web.register.queries import people as queries
from stegvis.web.register.queries import selections, staff
from stegvis.web.register.queries.timeline import timeline
from stegvis.web.register.views.form_page import done, form_page


def people(request: Request) -> HttpResponse:
    """The team's participants, fifty at a time."""
    view = request.GET.get("visa", "inskrivna")
    page = max(int(request.GET.get("sida", "1") or 1), 1) if request.GET.get("sida", "1").isdigit() else 1
    track, mine = request.GET.get("inriktning", ""), request.GET.get("ansvarig", "")
    found = queries.listing(request.by, request.team, view, page, track=track, mine=mine)
    choices, query = selections.choices(request.by, request.team), selections.query(view, track, mine)
    saved = [one for one in choices if one.kind == "kept"]
    context = {
        "views": queries.VIEWS,
        "view": view,
        "found": found,
        "tracks": [one for one in choices if one.kind == "track"],
        "staff": [one for one in choices if one.kind == "staff"],
        "track": track,
        "mine": mine,
        "saved": saved,
        "query": query,
        "own": any(one.query == query for one in saved),
    }
    return render(request, "register/people/people.html", context)


@require_POST
def search(request: Request) -> HttpResponse:
    """Those who are found; what was searched for stands in no address."""
    text = request.POST.get("q", "")
    rows = queries.search(request.by, request.team, text)
    if len(rows) == 1:
        return redirect("register:participant", rows[0].enrolment.pk)
    return render(request, "register/people/found.html", {"rows": rows, "text": text})


def participant(request: Request, pk: int) -> HttpResponse:
    """One participant: where they stand, what has happened, what comes next."""
    shown = queries.whole(request.by, pk)
    of = shown.enrolment
    context = {
        **tabs(request, shown, "participant"),
        "events": timeline(of)[:40],
        "plan": of.plan_set.first(),
        "reads": queries.read_lately(of.person_id),
        **ladder(shown),
        "may_protect": policy.may(request.by, "person.protect", of),
        "may_merge": policy.may(request.by, "person.merge", of),
    }
    return render(request, "register/people/participant.html", context)


def tabs(request: Request, shown: queries.Participant, current: str) -> dict[str, Any]:
    """What every page of a participant shows: the head and the tabs."""
    pk = shown.enrolment.pk
    pages = (
        ("participant", "Översikt"),
        ("plan", "Plan"),
        ("livelihood", "Försörjning"),
        ("coordination", "Samordning"),
        ("read_by", "Vem har läst"),
    )
    added = [(name, said) for name, said, action in seams.TABS if policy.somewhere(request.by, action)]
    every = [
        *((f"register:{name}", said) for name, said in pages[:2]),
        *added,
        *((f"register:{name}", said) for name, said in pages[2:]),
    ]
    return {
        "shown": shown,
        "tabs": [
            (reverse(name, args=[pk]), said, name in (current, f"register:{current}")) for name, said in every
        ],
    }


def ladder(shown: queries.Participant) -> dict[str, Any]:
    """The ladder with what the participant lived of at start and lives of now standing on its steps."""
    start, now = queries.start_and_now(shown.livelihoods)
    told = [("Start och nu", now)] if start == now else [("Start", start), (_since(now), now)]
    marks = [Mark(queries.highest(of) or 0, title, ", ".join(map(_said, of))) for title, of in told if of]
    return {"steps": [breakable(one) for one in STEPS], "marks": marks}


def _since(now: list[Livelihood]) -> str:
    since = now[0].observed_on if now else None
    return f"Nu, sedan {day(since, today(), 'short')}" if since else "Nu"


def _said(one: Livelihood) -> str:
    extent = f" {one.extent}{NO_BREAK}%" if one.extent is not None else ""
    return f"{breakable(label('livelihood', one.livelihood))}{extent}"


@require_POST
def number(request: Request, pk: int) -> HttpResponse:
    """The whole personnummer, once, with its own entry in the log; as bare text where a script asks for it to copy."""
    person, whole = queries.number(request.by, pk)
    written = f"{whole[:8]}-{whole[8:]}" if whole else ""
    if request.headers.get("Accept") == "text/plain":
        return HttpResponse(written, content_type="text/plain; charset=utf-8")
    context = {"person": person, "number": written, "pk": pk}
    return render(request, "register/people/number.html", {**context, "name": person.shown_to(request.by)})


def read_by(request: Request, pk: int) -> HttpResponse:
    """Who has read or changed what about a participant."""
    shown, entries = queries.reads(request.by, pk)
    context = {**tabs(request, shown, "read_by"), "entries": entries, "actions": policy.actions()}
    context["may_extract"] = policy.may(request.by, "person.extract", shown.enrolment)
    return render(request, "register/people/read_by.html", context)


def edit(request: Request, pk: int) -> HttpResponse:
    """What is known about the person."""
    shown = queries.participant(request.by, pk, "person.register")
    person = shown.enrolment.person

    def act(given: dict[str, Any]) -> str:
        commands.change(request.by, person=person, **given)
        done(request, f"Uppgifterna om {person.shown_to(request.by)} är sparade.")
        return reverse("register:participant", args=[pk])

    return form_page(
        request,
        PersonForm,
        act,
        heading=f"Uppgifter om {shown.name}",
        button="Spara",
        initial={name: getattr(person, name) for name in TOLD},
        version=person.version,
        context={"kicker": (reverse("register:participant", args=[pk]), shown.name)},
    )


def protect(request: Request, pk: int) -> HttpResponse:
    """Hides who somebody is, or shows it again."""
    shown = queries.participant(request.by, pk, "person.protect")
    person = shown.enrolment.person
    team = {str(user.pk): user for user in staff.users_of(shown.enrolment.team)}

    def act(given: dict[str, Any]) -> str:
        kind = "" if given["protected"] == "none" else given["protected"]
        commands.protect(
            request.by, person=person, kind=kind, handlers=[team[pk] for pk in given["handlers"]]
        )
        done(request, "Identiteten är skyddad." if kind else "Skyddet är borttaget.")
        return (
            reverse("register:participant", args=[pk])
            if person.handled_by(request.user)
            else reverse("register:people")
        )

    return form_page(
        request,
        ProtectForm,
        act,
        heading=f"Skydda {shown.name}",
        button="Spara",
        initial={
            "protected": person.protected or "none",
            "handlers": [str(h.pk) for h in person.handlers.all()],
        },
        context={
            "kicker": (reverse("register:participant", args=[pk]), shown.name),
            "lead": "Namn, personnummer, adress och kommun visas bara för dem du väljer. Andra ser ”Skyddad identitet”.",
        },
        staff=[(key, user.name) for key, user in team.items()],
    )

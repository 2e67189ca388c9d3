"""Which sealed surveys are there, how many have answered, and whose are they?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Association, Team
from stegvis.web.access.request import Request
from stegvis.web.look.swedish import day as said
from stegvis.web.look.swedish import in_words, percent, plural
from stegvis.web.register.clock import today
from stegvis.web.register.queries.due import Due
from stegvis.web.surveys.models import Survey, Ticket
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.tokens import grouped, hashed

SEE, MANAGE, ASSOCIATION = "survey.see", "survey.manage", "survey.association"
PREFIX = "association_"  # of the names of the association's pages


@dataclass(frozen=True, slots=True)
class Place:
    """Whose surveys a page is about: those of the team worked in, or the association's own."""

    owner: Team | Association
    prefix: str

    @property
    def team(self) -> Team | None:
        """The team; None where it is the association."""
        return self.owner if isinstance(self.owner, Team) else None

    @property
    def association(self) -> Association | None:
        """The association, where the surveys are its own."""
        return self.owner if isinstance(self.owner, Association) else None

    def address(self, name: str, *given: int | str) -> str:
        """A page of ours, among the team's or the association's."""
        return reverse(f"surveys:{self.prefix}{name}", args=given)


@dataclass(frozen=True, slots=True)
class Line:
    """A survey with how many were invited (None where nobody knows) and how many have answered."""

    survey: Survey
    invited: int | None
    answered: int

    @property
    def rate(self) -> float | None:
        """The response rate, a fraction of 1; None where it cannot be known."""
        return self.answered / self.invited if self.invited else None

    @property
    def words(self) -> str:
        """How many have answered, in words."""
        if self.survey.state == "draft":
            return "Inte öppnad än."
        if self.invited is None:
            return f"{in_words(self.answered, 'ett').capitalize()} svar. Alla har samma länk, så ingen vet hur många som fick den."
        if not self.invited:
            return "Ingen är inbjuden än."
        share = f", {percent(self.rate)}" if self.rate is not None else ""
        return f"{in_words(self.answered).capitalize()} av {in_words(self.invited)} har svarat{share}."

    @property
    def last_day(self) -> str:
        """What is said of the last day."""
        last, now = self.survey.closes_on, today()
        if self.survey.closed_on:
            return f"Stängd {said(self.survey.closed_on, now)}."
        if last < now:
            return f"Sista dagen var {said(last, now)}. Stäng enkäten för att se resultatet."
        left = (last - now).days
        ahead = "i dag" if not left else f"om {in_words(left)} {plural(left, 'dag,dagar')}"
        return f"Sista dagen är {said(last, now)}, {ahead}."


def place(request: Request) -> Place:
    """Whose surveys the page is about, by the page's name. Raises Http404 where there is none."""
    if not request.by.page.startswith(f"surveys:{PREFIX}"):
        return Place(request.team, "")
    own = policy.associations(request.by, ASSOCIATION).first()
    if own is None:
        raise Http404
    return Place(own, PREFIX)


def survey(by: By, at: Place, pk: int, action: str = MANAGE) -> Survey:
    """A survey of this place. Raises Http404, and logs that a foreign one was asked for."""
    rows = Survey.objects.filter(room="").select_related("team__controller", "association", "follows")
    if at.team:
        return policy.get(by, action, rows, pk)
    found = rows.filter(association__in=policy.associations(by, ASSOCIATION), pk=pk).first()
    if found is None:
        log.write(by, "denied", ASSOCIATION, thing=rows.filter(pk=pk).first())
        raise Http404
    return found


def listed(by: By, at: Place) -> list[Line]:
    """Every survey of the place, the latest first."""
    rows = (
        Survey.objects.filter(room="")
        .select_related("team", "association", "tally")
        .prefetch_related("tickets")
    )
    held = (
        policy.visible(by, SEE, rows.filter(team=at.team))
        if at.team
        else rows.filter(association=at.association)
    )
    return [line(one) for one in held]


def due(by: By, team: Team) -> Iterator[Due]:
    """A row of Min dag for each survey whose last day has passed, for the one who closes it."""
    if team.pk not in policy.team_ids(by, MANAGE):
        return
    over = Survey.objects.filter(
        room="", team=team, opened_on__isnull=False, closed_on=None, closes_on__lt=today()
    )
    for one in over.select_related("tally").prefetch_related("tickets"):
        where = reverse("surveys:survey", args=[one.pk])
        yield Due(one.closes_on, f"Stäng enkäten {one.title}", line(one).words, where, "Stäng", frozenset())


def lead(found: list[Line]) -> str:
    """How many surveys there are, in words, and what sealed means."""
    sealed = "Svaren räknas när de kommer och sparas aldrig var för sig."
    counts = {state: sum(one.survey.state == state for one in found) for state in ("open", "closed")}
    forms = {"open": "enkät är öppen,enkäter är öppna", "closed": "enkät är stängd,enkäter är stängda"}
    said_of = [f"{in_words(n).capitalize()} {plural(n, forms[state])}." for state, n in counts.items() if n]
    return " ".join([*said_of, sealed])


def line(one: Survey) -> Line:
    """A survey with its counts."""
    if one.closed_on:
        return Line(one, one.invited, one.answered or 0)
    if not one.opened_on:
        return Line(one, None, 0)
    answered = tally.opened(one.tally.content, one.pk).answered
    return Line(one, None if one.common_code else len(one.tickets.all()), answered)


def may_manage(by: By, at: Place) -> bool:
    """Whether the user may set up surveys here."""
    return policy.may(by, MANAGE, at.team) if at.team else policy.may(by, ASSOCIATION, at.association)


def entered(code: str) -> tuple[Survey, bool] | None:
    """The survey that a code leads to and whether the code is used; None for a code that is none. Writes nothing."""
    ticket = Ticket.objects.select_related("survey").filter(token_hash=hashed(code)).first()
    if ticket:
        return ticket.survey, ticket.used
    common = Survey.objects.filter(common_code=grouped(code)).first()
    return (common, False) if common else None


def waiting(one: Survey) -> tuple[int, int]:
    """How many invitations are not used: by mail, and on paper."""
    held = [bool(ticket.address) for ticket in one.tickets.all() if not ticket.used]
    return sum(held), len(held) - sum(held)


def link(code: str) -> str:
    """The address that a code is opened by."""
    return reverse("sealed:link", args=[code])


def door() -> str:
    """The address where a code from paper is written."""
    return reverse("sealed:answer")

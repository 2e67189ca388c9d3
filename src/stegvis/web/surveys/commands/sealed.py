"""How does a sealed survey come about, who is invited, how is an answer counted, and how does it end?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from secrets import SystemRandom
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, Case, F, Value, When

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.record import Refused
from stegvis.web.access.secrecy import encrypt
from stegvis.web.look.swedish import number
from stegvis.web.register.clock import today
from stegvis.web.surveys.commands.answers import Given, kept
from stegvis.web.surveys.models import Survey, Tally, Ticket
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.tally import LEAST, Counts
from stegvis.web.surveys.sealed.tokens import ADDRESS, hashed, made

TEAM, ASSOCIATION = "survey.manage", "survey.association"
MOST = 1000  # invitations to one survey
USED = "Svaren har redan kommit fram. Länken går att använda en gång."
OVER = "Enkäten är stängd och tar inte emot fler svar."


class Used(Refused):
    """The invitation has been used: nothing is written."""


def create(by: By, *, survey: Survey) -> Survey:
    """A draft, with what it asks; it follows the last one of the same form, who and occasion."""
    _ahead(survey.closes_on)
    same = ("team", "association", "instrument", "asked", "occasion")
    if survey.instrument and survey.follows is None:
        alike = Survey.objects.filter(
            closed_on__isnull=False, **{name: getattr(survey, name) for name in same}
        )
        survey.follows = alike.order_by("-closed_on", "-pk").first()
    return record.added(by, action(survey), survey)


def again(by: By, *, survey: Survey, closes_on: date) -> Survey:
    """A draft that asks the same as a closed survey and is compared with it. Raises Refused for one that is not closed."""
    if not survey.closed_on:
        raise Refused("En ny omgång läggs upp när den förra är stängd.")
    kept_names = (
        "team",
        "association",
        "title",
        "instrument",
        "instrument_version",
        "definition",
        "asked",
        "occasion",
    )
    common = made() if survey.invited is None else None
    values = {name: getattr(survey, name) for name in kept_names}
    return create(by, survey=Survey(**values, closes_on=closes_on, follows=survey, common_code=common))


def change(by: By, *, survey: Survey, version: int | None = None, **values: Any) -> Survey:
    """Another name, last day or comparison; other questions only as long as nobody has been asked. Raises Changed, Refused."""
    if survey.closed_on:
        raise Refused(OVER)
    if "definition" in values and values["definition"] != survey.definition and survey.opened_on:
        raise Refused("Enkäten är öppen. Frågorna är nu de som de första har svarat på.")
    _ahead(values.get("closes_on", survey.closes_on))
    return record.changed(by, action(survey), survey, version, **values)


def compare(by: By, *, survey: Survey, source: str, shares: dict[str, float], version: int | None) -> Survey:
    """What is published elsewhere and compared with: a source, and a share (0–1) for each item."""
    published = {"source": source, "shares": shares} if shares else {}
    return record.changed(by, action(survey), survey, version, published=published)


@transaction.atomic
def open_(by: By, *, survey: Survey) -> Survey:
    """From now on it can be answered, and what is asked stays as it is. Raises Refused for one that asks nothing."""
    held = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if held.state != "draft":
        raise Refused("Enkäten är redan öppnad.")
    _ahead(held.closes_on)
    if not held.what.ready:
        raise Refused("Frågorna är inte klara. Lägg in dem först.")
    Tally.objects.create(survey=held, content=tally.sealed(Counts(), held.pk))
    return record.changed(by, action(held), survey, opened_on=today())


def remove(by: By, *, survey: Survey) -> None:
    """Takes away a draft."""
    if survey.state != "draft":
        raise Refused("Enkäten är öppnad och kan inte tas bort. Stäng den i stället.")
    record.removed(by, action(survey), survey)


@transaction.atomic
def invite(by: By, *, survey: Survey, addresses: Iterable[str] = (), codes: int = 0) -> list[tuple[str, str]]:
    """New invitations, each with its code: to addresses that have none, and codes for paper (address "").

    The codes are given here and kept nowhere. Raises Refused for a survey that is not open.
    """
    if survey.state != "open" or survey.common_code:
        raise Refused("Bara en öppen enkät med personliga länkar kan ha inbjudningar.")
    _locked(survey)
    known = {held.mail for held in survey.tickets.all()}
    new = [one for one in dict.fromkeys(address.strip().lower() for address in addresses) if one not in known]
    invited = [(address, made()) for address in [*new, *[""] * codes]]
    if len(invited) + len(known) > MOST:
        raise Refused(f"En enkät har högst {number(MOST)} inbjudningar. Dela den i två.")
    SystemRandom().shuffle(invited)
    Ticket.objects.bulk_create(
        Ticket(
            survey=survey,
            token_hash=hashed(code),
            address=encrypt(address, ADDRESS) if address else "",
        )
        for address, code in invited
    )
    record.changed(by, action(survey), survey, invited=survey.tickets.count())
    return sorted(invited)


@transaction.atomic
def renew(by: By, *, survey: Survey, paper: bool = False) -> list[tuple[str, str]]:
    """New codes for invitations that are not used, by mail or on paper: the ones before stop to work. Address and code."""
    if not survey.takes_answers(today()):
        raise Refused(OVER)
    _locked(survey)
    held = survey.tickets.filter(used=False)
    waiting = [one for one in held if bool(one.address) is not paper]
    codes = [made() for _ in waiting]
    for one, code in zip(waiting, codes, strict=True):
        one.token_hash = hashed(code)
    Ticket.objects.bulk_update(waiting, ["token_hash"])
    return sorted((one.mail, code) for one, code in zip(waiting, codes, strict=True))


@transaction.atomic
def answer(*, survey: Survey, code: str, answers: Given) -> None:
    """Counts one person's answers; who it was is not written anywhere, nor when. Raises Used, Refused.

    Every invitation of the survey is written, so that none is newer than the others, and the counts are sealed anew.
    """
    given = kept(survey.what, answers)
    if not given:
        raise Refused("Inget är besvarat. Svara på minst en fråga.")
    held = _locked(survey)
    current = Survey.objects.get(pk=survey.pk)
    if not current.takes_answers(today()):
        raise Refused(OVER)
    if not current.common_code:
        _use(current, code)
    counts = tally.opened(held.content, survey.pk)
    counts.add(given)
    Tally.objects.filter(pk=held.pk).update(content=tally.sealed(counts, survey.pk))
    transaction.on_commit(_leave_no_copy)


@transaction.atomic
def close(by: By, *, survey: Survey) -> Survey:
    """Ends a survey for good: invitations are erased, and so are the answers where fewer than five have answered."""
    if survey.state != "open":
        raise Refused(OVER)
    held = _locked(survey)
    answered = tally.opened(held.content, survey.pk).answered
    invited = None if survey.common_code else survey.tickets.count()
    survey.tickets.all().delete()
    if answered < LEAST:
        held.delete()
    done = record.changed(
        by, action(survey), survey, closed_on=today(), invited=invited, answered=answered, common_code=None
    )
    transaction.on_commit(_leave_no_copy)
    return done


def action(survey: Survey) -> str:
    """What somebody must be allowed to do in order to write in this survey."""
    return TEAM if survey.team_id else ASSOCIATION


def _ahead(last: date) -> None:
    if last < today():
        raise Refused("Sista dagen har redan varit. Ange en senare dag.", "closes_on")


def _locked(survey: Survey) -> Tally:
    """The counts, for one at a time. Invitations are never locked by themselves: a lock would mark the one."""
    held: Tally = Tally.objects.select_for_update(of=("self",)).get(survey=survey)
    return held


def _use(survey: Survey, code: str) -> None:
    invitation = survey.tickets.filter(token_hash=hashed(code)).first()
    if invitation is None:
        raise Refused("Koden stämmer inte. Se efter att hela koden är med.")
    if invitation.used:
        raise Used(USED)
    mine = When(pk=invitation.pk, then=Value(True))
    survey.tickets.update(used=Case(mine, default=F("used"), output_field=BooleanField()))


def _leave_no_copy() -> None:
    """What the counts were before is not left in SQLite's log. PostgreSQL's own: docs/metod/forseglade-enkater.md."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

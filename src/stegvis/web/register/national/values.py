"""What does each field of Uppföljning Finsam get from an enrolment?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from stegvis.web.register.models import Consent, Enrolment, Occupation
from stegvis.web.register.national.form import Field, form

WORKS = ("employed", "self_employed")
NO_MATCH = "Valet här har ingen motsvarighet där. Fråga Försäkringskassan vad som ska anges."
NOT_KNOWN = "Uppgiften saknas i registret."


@dataclass(frozen=True, slots=True)
class Value:
    """A field with what is to be entered: `texts` to copy, `marks` as they are kept; `why` where there is nothing to enter.

    `secret` is the personnummer: its mark is a hash, and the number is shown only when it is asked for.
    """

    field: Field
    marks: tuple[str, ...]
    why: str = ""
    secret: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """What is entered, each to be copied by itself."""
        return () if self.secret else tuple(form().said(self.field.code, mark) for mark in self.marks)

    @property
    def page(self) -> str:
        """The page of the register that mends it."""
        return f"register:{self.field.page}"

    @property
    def mendable(self) -> bool:
        """Whether the value is missing here, rather than without a match there."""
        return self.why == NOT_KNOWN and bool(self.field.page)


def consent_of(e: Enrolment) -> Consent | None:
    """The answer that counts: the newest."""
    return next(iter(e.consent_set.all()), None)


def by_name(e: Enrolment) -> bool:
    """Whether the person may be handed over with a number: consent holds, no protection, somebody known."""
    consent = consent_of(e)
    return bool(consent and consent.holds) and not e.person.protected and not e.person.anonymous


def values(e: Enrolment, event: str, *, anonymous: bool) -> tuple[Value, ...]:
    """The fields of an event in that system's order; of somebody anonymous only what may be said.

    The enrolment comes with person, team, consents, livelihoods and occupations.
    """
    told = form()
    return tuple(
        _value(e, told.fields[code]) for code in (told.anonymous if anonymous else told.events[event])
    )


def _value(e: Enrolment, field: Field) -> Value:
    marks, why = ASKED[field.code](e, field)
    return Value(field, marks, why, field.code == "number")


Said = tuple[tuple[str, ...], str]


def _plain(text: object) -> Said:
    return ((str(text),), "") if text else ((), NOT_KNOWN)


def _day(day: date | None) -> Said:
    return _plain(day and day.isoformat())


def _code(code: str | None, field: Field) -> Said:
    if not code:
        return (), NOT_KNOWN
    theirs = form().lists[field.codes].of(code)
    return ((theirs,), "") if theirs else ((), NO_MATCH)


def _years(e: Enrolment, field: Field) -> Said:
    if e.years_in_public_support is None:
        return (), NOT_KNOWN
    return _plain(form().lists[field.codes].class_of(e.years_in_public_support))


def _livelihood(occasion: str) -> Callable[[Enrolment, Field], Said]:
    def asked(e: Enrolment, field: Field) -> Said:
        rows = [row for row in e.livelihood_set.all() if row.occasion == occasion]
        if not rows:
            return (), NOT_KNOWN
        codes = form().lists[field.codes]
        summed: dict[str, int | None] = {}
        for row in rows:
            theirs = codes.of(row.livelihood) or codes.of("other")
            before = summed.get(theirs, 0)
            summed[theirs] = None if row.extent is None or before is None else before + row.extent
        if len(summed) > 1:
            summed.pop(codes.exclusive, None)  # cannot stand beside another there
        alone = codes.exclusive
        marks = [
            code if extent is None or code == alone else f"{code} {extent}" for code, extent in summed.items()
        ]
        return tuple(sorted(marks)), ""

    return asked


def _occupations(e: Enrolment, occasion: str) -> list[Occupation]:
    return [row for row in e.occupation_set.all() if row.occasion == occasion]


def _occupation(occasion: str) -> Callable[[Enrolment, Field], Said]:
    def asked(e: Enrolment, field: Field) -> Said:
        rows = _occupations(e, occasion)
        codes = form().lists[field.codes]
        marks = {codes.of(row.occupation) for row in rows} - {""}
        return (tuple(sorted(marks)), "") if marks else ((), NOT_KNOWN)

    return asked


def _work(e: Enrolment) -> tuple[Occupation | None, str]:
    """The work after the exit, or why there is none to tell of."""
    rows = _occupations(e, "exit")
    work = next((row for row in rows if row.occupation in WORKS), None)
    return work, "" if work else "Arbetar inte." if rows else NOT_KNOWN


def _work_kind(e: Enrolment, field: Field) -> Said:
    work, why = _work(e)
    return _code(work.subsidy, field) if work else ((), why)


def _work_extent(e: Enrolment, field: Field) -> Said:
    work, why = _work(e)
    return _plain(work.extent) if work else ((), why)


def _withdrawn_on(e: Enrolment, field: Field) -> Said:
    consent = consent_of(e)
    return _day(consent.withdrawn_on or consent.answered_on if consent else None)


ASKED: dict[str, Callable[[Enrolment, Field], Said]] = {
    "team": lambda e, f: _plain(e.team.name),
    "number": lambda e, f: _plain(e.person.number_hash[:24]),
    "sex": lambda e, f: _code(e.person.sex, f),
    "start_year": lambda e, f: _plain(e.started_on.year),
    "started_on": lambda e, f: _day(e.started_on),
    "education": lambda e, f: _code(e.person.education, f),
    "livelihood_start": _livelihood("start"),
    "years": _years,
    "occupation_start": _occupation("start"),
    "referrer": lambda e, f: _code(e.referrer, f),
    "ended_on": lambda e, f: _day(e.ended_on),
    "exit_reason": lambda e, f: _code(e.exit_outcome, f),
    "occupation_exit": _occupation("exit"),
    "work_kind": _work_kind,
    "work_extent": _work_extent,
    "livelihood_exit": _livelihood("exit"),
    "withdrawn_on": _withdrawn_on,
    "withdrawn_reason": lambda e, f: _code("withdrawn", f),
}

"""What has a participant answered, and is the change more than chance?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from string import ascii_uppercase
from typing import Any

from stegvis.definitions import CutOff, Instrument, Item
from stegvis.definitions.text import Text
from stegvis.instruments import change, score, subscores, well
from stegvis.web.access import log, policy
from stegvis.web.access.by import By
from stegvis.web.look.line_chart import Event, LineChart
from stegvis.web.look.spoken import number
from stegvis.web.register.queries.timeline import Event as Happened
from stegvis.web.surveys.answering.texts import text
from stegvis.web.surveys.instruments import asked, personal
from stegvis.web.surveys.models import Response

SEE, REGISTER = "answer.see", "answer.register"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One occasion: its total (None where there is none or an answer is missing) and the answers in the items' order."""

    response: Response
    total: float | None
    answers: tuple[tuple[str, float | str | None], ...]
    subscales: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What one instrument has said over time, oldest first, with its sentence and its curve where there is a total."""

    instrument: Instrument
    sittings: tuple[Sitting, ...]
    sentence: str
    chart: LineChart | None
    language: str = "sv"

    @property
    def name(self) -> str:
        """What the instrument is called."""
        return named(self.instrument.label, self.language)

    @property
    def expected(self) -> str:
        """What is said of the expected course under the curve; empty where no source gives one."""
        of = self.instrument.expected_course
        if of is None or self.chart is None:
            return ""
        return text("course_expected", self.language, what=named(of.label, self.language), source=of.source)

    @property
    def heads(self) -> tuple[str, ...]:
        """The columns of the table: each question, then each subscale."""
        of = self.instrument
        return (
            *(about(item, self.language) for item in of.items),
            *(named(s.label, self.language) for s in of.subscales),
        )


def named(label: Text, language: str) -> str:
    """A label, in English where it is not in Swedish."""
    return label.sv if language == "sv" else label.en


def about(item: Item, language: str) -> str:
    """What a question is about; in a language without labels, the question itself."""
    if language not in ("sv", "en") and language in item.wording:
        return item.wording[language]
    return named(item.label, language) if item.label else item.code


def courses(enrolment_id: int, events: list[Happened], language: str = "sv") -> list[Course]:
    """Every instrument that the participant has answered; the caller has asked the policy and logged the reading."""
    held: dict[str, list[Response]] = {}
    for response in Response.objects.filter(enrolment_id=enrolment_id).prefetch_related("answers"):
        held.setdefault(response.instrument, []).append(response)
    return [_course(one, held[one.name], events, language) for one in personal() if one.name in held]


def response(by: By, pk: int) -> Response:
    """One occasion, if the user may change it; logged. Raises Http404."""
    found = policy.get(
        by, REGISTER, Response.objects.select_related("enrolment__person", "enrolment__team"), pk
    )
    log.read(by, REGISTER, [found.enrolment.person_id], team=found.enrolment.team, thing=found)
    return found


def next_occasion(enrolment_id: int, instrument: Instrument, ended_on: date | None) -> str:
    """The occasion that the next answer most likely is: the first is the start, later ones a conversation."""
    first = not Response.objects.filter(enrolment_id=enrolment_id, instrument=instrument.name).exists()
    likely = "exit" if ended_on else "start" if first else "session"
    return likely if likely in instrument.given_at else (*instrument.given_at, "session")[0]


def rows(w: Any) -> list[dict[str, Any]]:
    """The answers as rows of the dataset's responses, for one `Writing` of the register."""
    held = Response.objects.filter(enrolment__team__in=w.teams).exclude(enrolment__in=w.bare).order_by("pk")
    return [
        {
            "response": w.keys.of("responses", f"s{one.pk}"),
            "enrolment": w.keys.of("enrolments", one.enrolment_id),
            "team": one.enrolment.team.code,
            "instrument": one.instrument,
            "version": str(one.instrument_version),
            "occasion": one.occasion,
            "answered_on": w.day(one.answered_on),
            "item": answer.item,
            "value": None if answer.value is None else float(answer.value),
            "text": w.text(answer.text),
        }
        for one in held.select_related("enrolment__team").prefetch_related("answers")
        for answer in one.answers.all()
    ]


def _course(instrument: Instrument, held: list[Response], events: list[Happened], language: str) -> Course:
    sittings = tuple(_sitting(instrument, one) for one in held)
    scored = [(s.response.answered_on, s.total) for s in sittings if s.total is not None]
    sentence = _sentence(instrument, scored, language)
    return Course(
        instrument, sittings, sentence, _chart(instrument, scored, events, sentence, language), language
    )


def _sitting(instrument: Instrument, of: Response) -> Sitting:
    given = {a.item: a for a in of.answers.all()}
    values = {code: None if a.value is None else float(a.value) for code, a in given.items()}
    shown = tuple(
        (
            asked(i, worded=False),
            values[i.code]
            if values.get(i.code) is not None
            else given[i.code].text
            if i.code in given
            else None,
        )
        for i in instrument.items
    )
    subs = subscores(instrument, values)
    return Sitting(
        of, score(instrument, values), shown, tuple((s.label.sv, subs[s.code]) for s in instrument.subscales)
    )


def _sentence(instrument: Instrument, scored: list[tuple[date, float]], language: str) -> str:
    if not scored:
        return ""
    last = scored[-1][1]
    now = number(last, language, 1)
    top = number(instrument.range[1] if instrument.range else 0, language)
    cut = instrument.clinical if well(instrument, last) is not None else None
    limit = text("course_limit", language, at=number(cut.at, language)) if cut else ""
    if len(scored) == 1:
        return f"{text('course_first', language, now=now, top=top)} {limit}".rstrip()
    found = change(instrument, scored[0][1], last)
    before = number(scored[0][1], language, 1)
    said = [
        text("course_change", language, before=before, now=now, top=top),
        text(f"course_{found.verdict}", language) if found.verdict else "",
        text("course_crossed", language) if found.category == "recovered" else limit,
    ]
    return " ".join(one for one in said if one)


def _chart(
    instrument: Instrument,
    scored: list[tuple[date, float]],
    events: list[Happened],
    sentence: str,
    language: str,
) -> LineChart | None:
    if not scored or instrument.range is None:
        return None
    low, high = instrument.range
    cut = instrument.clinical or next(iter(instrument.cut_offs), None)
    near = instrument.reliable_change
    return LineChart(
        title=f"{named(instrument.label, language)}: {sentence}",
        points=scored,
        low=low,
        high=high,
        every=(high - low) / 4 if high - low > 10 else 2,
        cut=cut.at if cut else None,
        cut_said=_cut_said(cut, language) if cut else "",
        near=near,
        near_said=text("course_near", language, points=number(near, language)) if near else "",
        events=list(_events(scored, events)),
        language=language,
        expected=_expected(instrument, scored[0][0]),
        expected_said=named(instrument.expected_course.label, language) if instrument.expected_course else "",
    )


def _expected(instrument: Instrument, begun: date) -> list[tuple[date, float]]:
    """The expected course, from the day of the first score."""
    points = instrument.expected_course.points if instrument.expected_course else ()
    return [(begun + timedelta(days=round(7 * week)), value) for week, value in points]


def _cut_said(cut: CutOff, language: str) -> str:
    own = text("course_cut", language, at=number(cut.at, language))
    return named(cut.label, language) if language in ("sv", "en") else own


def _events(scored: list[tuple[date, float]], events: list[Happened]) -> Iterator[Event]:
    """The last events that changed something, between the first and the last score."""
    inside = [e for e in events if e.key and scored[0][0] < e.day <= scored[-1][0]]
    for letter, event in zip(ascii_uppercase, sorted(inside, key=lambda e: e.day)[-5:], strict=False):
        yield Event(event.day, letter, event.title)

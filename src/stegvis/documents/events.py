"""Which trainings and events were held, for whom, and how many came?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stegvis.documents.labels import Labels
from stegvis.documents.material import WHOLE, Event, ReportInput
from stegvis.documents.model import Block, Cell, Column, Paragraph, Row, Run, Table
from stegvis.documents.numbers import count
from stegvis.documents.speech import Speech

SEXES = ("female", "male", "non_binary")
NOT_NOTED = "unknown"
WIDE = {"non_binary": 12, "unknown": 10}  # per cent of the page, for the longer headings above numbers
NARROW, DAY = 8, 18
Counts = dict[str, int | None]


def events_of(
    report: ReportInput, team: str, labels: Labels, chapter: int, numbers: Iterator[int]
) -> Iterator[Block]:
    """A sentence and a table of the team's events, or of everybody's (`team` is WHOLE); nothing where there were none."""
    events = [event for event in report.events if team in (WHOLE, event.team)]
    if not events:
        return
    events.sort(key=lambda event: (event.first, event.last, event.title))
    speech = labels.speech
    number = f"{chapter}.{next(numbers)}"
    shown = [sex for sex in (*SEXES, NOT_NOTED) if sex in SEXES[:2] or any(getattr(e, sex) for e in events)]
    several = len(report.teams) > 1 or len({event.team for event in events}) > 1
    whole = team == WHOLE and several
    total = _total(events, shown)
    yield Paragraph((Run(said_of(events, speech)),), lead=True)
    yield Table(
        anchor=f"tabell-{number.replace('.', '-')}",
        number=f"{speech.word('table')} {number}",
        caption=f"{speech.word('events_caption')}, {speech.days()}",
        columns=_columns(shown, labels),
        rows=tuple(_row(event, shown, labels, whole=whole) for event in events),
        total=_last(total, shown, speech) if len(events) > 1 else None,
        note=(Run(_note(events, shown, speech, whole=whole)),),
        widths=_widths(shown),
    )


def _columns(shown: Sequence[str], labels: Labels) -> tuple[Column, ...]:
    speech = labels.speech
    return (
        *(Column(speech.word(head), "text") for head in ("event", "event_target", "event_day")),
        *(
            Column(speech.word("event_unknown") if sex == NOT_NOTED else labels.of("sex", sex), "int")
            for sex in shown
        ),
        Column(speech.word("event_all"), "int"),
    )


def _widths(shown: Sequence[str]) -> tuple[int, ...]:
    """The first two columns share what days and numbers leave, in per cent."""
    numbers = [*(WIDE.get(sex, NARROW) for sex in shown), NARROW]
    left = 100 - DAY - sum(numbers)
    target = round(left * 0.42)
    return (left - target, target, DAY, *numbers)


def _row(event: Event, shown: Sequence[str], labels: Labels, *, whole: bool) -> Row:
    kind = labels.definitions.codes["event_kind"].name_of(event.kind, labels.speech.language)
    team = f" ({labels.of('team', event.team)})" if whole and event.team else ""
    return (
        Cell(f"{event.title}, {kind.lower()}{team}"),
        Cell(event.target),
        Cell(_days(event, labels.speech)),
        *(Cell(getattr(event, sex)) for sex in shown),
        Cell(event.came),
    )


def _days(event: Event, speech: Speech) -> str:
    """ "12 mars", "12–13 mars" or "30 mars–2 april"; with the year where the report is about several."""
    months = speech.phrases["months"][speech.language]
    first, last = (f"{day.day} {months[day.month - 1]}" for day in (event.first, event.last))
    if event.first == event.last:
        said = first
    elif event.first.replace(day=1) == event.last.replace(day=1):
        said = f"{event.first.day}–{last}"
    else:
        said = f"{first}–{last}"
    one_year = speech.period.first.year == speech.period.last.year
    return said if one_year else f"{said} {event.last.year}"


def _total(events: Sequence[Event], shown: Sequence[str]) -> Counts:
    """What the counted ones make together; None for what nobody counted anywhere."""
    counted: dict[str, list[int | None]] = {sex: [getattr(event, sex) for event in events] for sex in shown}
    counted["came"] = [event.came for event in events]
    return {
        name: sum(n for n in found if n is not None) if any(n is not None for n in found) else None
        for name, found in counted.items()
    }


def _last(total: Counts, shown: Sequence[str], speech: Speech) -> Row:
    return (
        Cell(speech.word("total")),
        Cell(""),
        Cell(""),
        *(Cell(total[sex]) for sex in shown),
        Cell(total["came"]),
    )


def said_of(events: Sequence[Event], speech: Speech) -> str:
    """How many were held, how many came, and of each sex where it was noted for all; there is at least one event."""
    total = _total(events, (*SEXES, NOT_NOTED))
    number = speech.number(len(events))
    number = number[:1].upper() + number[1:]
    came = total["came"]
    if came is None:
        name = "events_one_uncounted" if len(events) == 1 else "events_uncounted"
        return speech.word(name, number=number)
    name = "events_one" if len(events) == 1 else "events_many"
    return speech.word(name, number=number, came=count(came, speech.language), parts=_parts(total, speech))


def _parts(total: Counts, speech: Speech) -> str:
    """ ", 120 av kvinnor": how many of each sex, where all of them were noted."""
    noted = {sex: total[sex] for sex in SEXES if total.get(sex)}
    if not noted or total.get(NOT_NOTED) or sum(n or 0 for n in noted.values()) != total["came"]:
        return ""
    nouns = speech.phrases["parts"]["sex"]
    said = [
        speech.filled(
            nouns[sex][speech.language]["one" if n == 1 else "many"],
            {"word": count(n or 0, speech.language)},
        )
        for sex, n in noted.items()
    ]
    return f": {said[0]}" if len(said) == 1 else f": {', '.join(said[:-1])} {speech.word('and')} {said[-1]}"


def _note(events: Sequence[Event], shown: Sequence[str], speech: Speech, *, whole: bool) -> str:
    dash = any(getattr(event, name) is None for event in events for name in (*shown, "came"))
    teams = whole and any(event.team for event in events)
    said = ("events_teams" if teams else "", "events_note", "event_dash" if dash else "")
    return " ".join(speech.word(name) for name in said if name)

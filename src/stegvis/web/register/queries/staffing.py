"""How is a team staffed, and how much of it has been vacant?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Min, QuerySet

from stegvis.documents.speech import Speech
from stegvis.domain.period import Period
from stegvis.domain.staffing import DAY, FULL, Amount, Post, Stay, amount, crowded, months, spans
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.access.models import Team, User
from stegvis.web.look.swedish import NO_BREAK, in_words, number, percent, plural
from stegvis.web.look.swedish import day as said
from stegvis.web.look.time_bar import Row, Stretch, TimeBar
from stegvis.web.register.clock import months_after, today
from stegvis.web.register.models import Holding, Position, Training
from stegvis.web.register.periods import Choice, choices
from stegvis.web.register.queries.staff import users_of

SEE = "staff.see"
SOON = 3  # months ahead in which an end is told


@dataclass(frozen=True, slots=True)
class Place:
    """A position as it is today: those who hold it and will, and what is wrong or vacant, in words."""

    position: Position
    now: tuple[Holding, ...]
    later: tuple[Holding, ...]
    before: tuple[Holding, ...]
    state: str  # "filled", "vacant", "part", "over", "later", "ended"
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """Full-time months of a part of the period."""

    label: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class OverTime:
    """The staffing over a period up to today: each month, all of it, drawn and in words; `report` can be pasted."""

    bar: TimeBar
    lines: tuple[Line, ...]
    total: Amount
    words: str
    report: str


@dataclass(frozen=True, slots=True)
class Staffing:
    """What the page shows."""

    lead: str
    places: tuple[Place, ...]
    ended: tuple[Place, ...]
    notices: tuple[str, ...]
    over_time: OverTime | None
    trainings: tuple[Training, ...]


def position(by: By, pk: int, action: str = SEE) -> Position:
    """A position. Raises Http404."""
    return policy.get(by, action, Position.objects.select_related("team"), pk)


def holding(by: By, pk: int, action: str = SEE) -> Holding:
    """Somebody's holding of a position. Raises Http404."""
    return policy.get(by, action, Holding.objects.select_related("position__team", "user"), pk)


def accounts_for(one: Holding) -> list[User]:
    """The accounts that can hold a position, the one that holds it among them even if the role has ended."""
    found = users_of(one.position.team)
    return [*found, one.user] if one.user and one.user not in found else found


def periods_of(team: Team) -> list[Choice]:
    """The periods that can be chosen, back to the first position."""
    first = Position.objects.filter(team=team).aggregate(first=Min("from_day"))["first"]
    return choices(first, today())


def staffing(by: By, team: Team, period: Period) -> Staffing:
    """The staffing of a team as it is today, and over a period."""
    held = list(_positions(by, team))
    places = [_place(one) for one in held]
    here = tuple(place for place in places if place.state != "ended")
    return Staffing(
        _lead(here),
        here,
        tuple(place for place in places if place.state == "ended"),
        tuple(_notices(held)),
        _over_time(held, period),
        tuple(policy.visible(by, SEE, Training.objects.filter(team=team))),
    )


def _positions(by: By, team: Team) -> QuerySet[Position]:
    return policy.visible(by, SEE, Position.objects.filter(team=team)).prefetch_related("holdings")


def post_of(held: Position) -> Post:
    """A position as the rules of the field count it; a user is one person whatever their name is here."""
    stays = tuple(
        Stay(
            f"{one.user_id or ''} {one.name}",
            one.from_day,
            held.share if one.share is None else one.share,
            one.to_day,
        )
        for one in held.holdings.all()
    )
    return Post(held.from_day, held.share, held.to_day, stays)


def _place(held: Position) -> Place:
    now, holdings = today(), list(held.holdings.all())
    here = tuple(h for h in holdings if h.from_day <= now and (h.to_day is None or h.to_day >= now))
    later = tuple(h for h in holdings if h.from_day > now)
    before = tuple(h for h in holdings if h.to_day is not None and h.to_day < now)
    state, words = _state(held, now)
    return Place(held, here, later, before, state, words)


def _state(held: Position, now: date) -> tuple[str, str]:
    if held.to_day and held.to_day < now:
        return "ended", f"Till och med {said(held.to_day, now)}"
    if held.from_day > now:
        return "later", f"Från {said(held.from_day, now)}"
    found = spans(post_of(held), Period(held.from_day, now))
    last = found[-1]
    if last.over:
        return "over", f"{percent(last.held / FULL)} på en tjänst om {percent(last.funded / FULL)}"
    if not last.vacant:
        return "filled", "Tillsatt"
    since = last.first
    for span in reversed(found):
        if span.vacant != last.vacant:
            break
        since = span.first
    what = "Vakant" if last.vacant == last.funded else f"{percent(last.vacant / FULL)} vakant"
    return "vacant" if last.vacant == last.funded else "part", f"{what} sedan {said(since, now)}"


def _lead(places: tuple[Place, ...]) -> str:
    here = [place for place in places if place.state != "later"]
    if not here:
        return "Ingen tjänst är upplagd än." if not places else "Ingen tjänst har börjat än."
    funded = sum(place.position.share for place in here)
    count = f"{in_words(len(here)).capitalize()} {plural(len(here), 'tjänst,tjänster')}"
    size = f"{count}{' på tillsammans' if len(here) > 1 else ' på'} {percent(funded / FULL)} av en heltid."
    empty = [place for place in here if place.state in ("vacant", "part")]
    if not empty:
        return f"{size} Alla är tillsatta."
    if len(empty) == 1:
        return f"{size} {empty[0].position.role}: {empty[0].words[:1].lower()}{empty[0].words[1:]}."
    return f"{size} {in_words(len(empty)).capitalize()} är helt eller delvis vakanta."


def _notices(held: list[Position]) -> Iterator[str]:
    """What somebody ought to look at: people and positions counted twice, and positions that soon are vacant."""
    now = today()
    ahead = Period(now, months_after(now, SOON))
    posts = [(one, post_of(one)) for one in held]
    told = set()
    for one in crowded([post for _, post in posts], ahead):
        if one.who not in told:
            told.add(one.who)
            name = one.who.partition(" ")[2]
            yield f"{name} har {percent(one.share / FULL)} i teamet från {said(one.first, now)}. Är någon dag fel?"
    for place, post in posts:
        found = spans(post, ahead)
        for earlier, later in pairwise(found):
            if later.vacant > earlier.vacant:
                size = percent(later.vacant / FULL)
                yield f"{place.role}: {size} blir vakant {said(later.first, now)}."
        if any(span.over for span in found):
            first = next(span for span in found if span.over)
            yield (
                f"{place.role}: två har samma tjänst, {percent(first.held / FULL)} på "
                f"{percent(first.funded / FULL)}, från {said(first.first, now)}."
            )


def _over_time(held: list[Position], period: Period) -> OverTime | None:
    """None where no position was there in the period."""
    now = today()
    if period.first > now:
        return None
    past = Period(period.first, min(period.last, now))
    posts = [(one, post_of(one)) for one in held]
    there = [(one, post) for one, post in posts if spans(post, past)]
    if not there:
        return None
    all_posts = [post for _, post in there]
    total = amount(all_posts, past)
    lines = tuple(Line(_month(part), amount(all_posts, part)) for part in months(past))
    rows = tuple(_row(one, post, past) for one, post in there)
    words = _words(total)
    bar = TimeBar(words, past.first, past.last, rows)
    return OverTime(bar, lines, total, words, f"{Speech.of('sv', past).days()}: {words}")


def _row(held: Position, post: Post, past: Period) -> Row:
    found = spans(post, past)
    stretches = tuple(Stretch(s.first, s.last, s.filled / s.funded, bool(s.over)) for s in found)
    vacant = amount([post], past).vacant
    told = f"{months_said(vacant)} vakant" if vacant else "tillsatt hela tiden"
    return Row(held.role, f"{percent(held.share / FULL)}, {told}", stretches)


def _words(total: Amount) -> str:
    filled = (
        f"{number(float(total.filled), 1)} av {number(float(total.funded), 1)} heltidsmånader var tillsatta"
    )
    share = f", {percent(float(total.share))}" if total.share is not None else ""
    if not total.vacant:
        return f"{filled}{share}. Ingen tjänst var vakant."
    return f"{filled}{share}. Vakansen motsvarar {months_said(total.vacant)}."


def months_said(months_of: object) -> str:
    """ "2,4 heltidsmånader"."""
    amount_of = number(float(months_of), 1)  # type: ignore[arg-type]
    return f"{amount_of}{NO_BREAK}{plural(1 if amount_of == '1,0' else 2, 'heltidsmånad,heltidsmånader')}"


def _month(part: Period) -> str:
    whole = (part.last + DAY).day == 1 and part.first.day == 1
    named = said(part.first, date(part.first.year + 1, 1, 1)).split(NO_BREAK, 1)[1]
    return named if whole else f"{part.first.day}–{part.last.day} {named}"

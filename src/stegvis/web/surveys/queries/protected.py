"""What of a team's measurements in a half-year may its association know?

Nothing of fewer people than the association's rule says, no share that tells of a few, and nothing that tells what all in a small
group answered. There is no total over teams, so nothing is got by subtracting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from stegvis.definitions import Instrument, read
from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.instruments import Tallied, score, tallied
from stegvis.web.access.models import Association, Team
from stegvis.web.register.least import least_shown
from stegvis.web.register.models import Enrolment
from stegvis.web.register.periods import finished_halves
from stegvis.web.surveys.models import Response, Survey, ToldMeasurements
from stegvis.web.surveys.queries.groups import Group, group
from stegvis.web.surveys.queries.halves import Sitting
from stegvis.web.surveys.queries.results import counted
from stegvis.web.surveys.sealed.tally import Counts
from stegvis.web.surveys.wordings import instruments

ASSOCIATION, HALVES = "association", 2


@dataclass(frozen=True, slots=True)
class Told:
    """An instrument of a team, or one of its questions (`item`): `n` answered of `of` invited; None is what may not be known.

    How many took part is told by the register's own protected figures alone.

    Of an instrument: the mean before and after of the same people, the change with its interval, and how many are surely better.
    Of a question: the mean, and how many answered positively.
    """

    instrument: str
    item: str = ""
    n: int | None = None
    of: int | None = None
    before: float | None = None
    after: float | None = None
    points: float | None = None
    low: float | None = None
    high: float | None = None
    better: int | None = None
    pairs: int | None = None
    mean: float | None = None
    hits: int | None = None

    @property
    def rate(self) -> float | None:
        """The response rate, a fraction of 1; None where it is not known."""
        return self.n / self.of if self.n and self.of else None


def rule(association: Association) -> Rule:
    """What is safe to show to the association: what `audiences.yaml` says, or the stricter that it has decided itself."""
    least = least_shown(association, ASSOCIATION)
    return Rule(least, max(least, read("audiences")[ASSOCIATION]["group"]))


def protected(team: Team, period: Period) -> list[Told]:
    """Every instrument and question of the half-year that the association may know something of; the caller has asked the policy."""
    safe = rule(team.association)
    held = instruments(team, None)
    sittings = _sittings(team, period.last, held)
    there = _there(team, period)
    found: list[Told] = []
    for name, given in sittings.items():
        if not (held[name].sealed or held[name].sensitive):
            found += of_group(group(held[name], given, there, period, True), safe)
    for name, (counts, invited) in _sealed(team, period).items():
        found += of_counts(held[name], counts, invited, safe)
    return found


def waiting(today: date) -> Iterator[tuple[Team, Period]]:
    """Every team with the finished half-years whose measurements its association has not been told."""
    told = set(ToldMeasurements.objects.values_list("team_id", "first", "last"))
    for team in Team.objects.select_related("controller", "association").order_by("code"):
        for period in finished_halves(today, HALVES):
            if (team.pk, period.first, period.last) not in told:
                yield team, period


def of_group(of: Group, safe: Rule) -> Iterator[Told]:
    """What may be known of an instrument that people have answered by name."""
    if of.answered < safe.least:
        return
    change = of.change
    plain = Told(of.instrument.name, n=of.answered)
    if change is None or change.n < safe.least or (change.n < safe.group and change.low == change.high):
        yield plain
    else:
        yield replace(
            plain,
            before=change.before,
            after=change.after,
            points=change.points,
            low=change.low,
            high=change.high,
            pairs=change.n,
            better=_part(change.better, change.n, safe),
        )
    for _, item in of.items:
        yield from _item(of.instrument, item, safe)


def of_counts(instrument: Instrument, counts: Counts, invited: int | None, safe: Rule) -> Iterator[Told]:
    """What may be known of an instrument whose answers were only counted."""
    if counts.answered < safe.least:
        return
    yield Told(instrument.name, n=counts.answered, of=invited)
    for item in instrument.items:
        found = tallied(item, counts.of(item.code))
        if found:
            yield from _item(instrument, found, safe)


def _item(instrument: Instrument, found: Tallied, safe: Rule) -> Iterator[Told]:
    if found.n < safe.least:
        return
    same = max(count for _, count in found.counts) == found.n
    mean = None if safe.tells_of_all(found.n, found.n) and same else found.mean
    hits = _part(found.positive.hits, found.n, safe) if found.positive else None
    yield Told(instrument.name, found.item.code, n=found.n, mean=mean, hits=hits)


def _part(part: int | None, whole: int, safe: Rule) -> int | None:
    """How many of a group, where that tells nothing of a few."""
    if part is None or safe.small(part) or safe.small(whole - part):
        return None
    told = safe.tells_of_all(part, whole) or safe.tells_of_all(whole - part, whole)
    return None if told else part


def _sittings(team: Team, last: date, held: dict[str, Instrument]) -> dict[str, list[Sitting]]:
    found: dict[str, list[Sitting]] = defaultdict(list)
    rows = Response.objects.filter(enrolment__team=team, answered_on__lte=last, instrument__in=held)
    for one in rows.order_by("answered_on", "pk").prefetch_related("answers"):
        values = {a.item: float(a.value) for a in one.answers.all() if a.value is not None}
        total = score(held[one.instrument], dict(values))
        found[one.instrument].append(Sitting(str(one.enrolment_id), one.answered_on, values, total))
    return found


def _there(team: Team, period: Period) -> set[str]:
    open_then = Q(ended_on=None) | Q(ended_on__gte=period.first)
    rows = Enrolment.objects.filter(open_then, team=team, started_on__lte=period.last)
    return {str(pk) for pk in rows.values_list("pk", flat=True)}


def _sealed(team: Team, period: Period) -> dict[str, tuple[Counts, int | None]]:
    """The rounds that were closed in the half-year, added up by form; own questions are the team's own and no other's."""
    found: dict[str, tuple[Counts, int | None]] = {}
    rounds = Survey.objects.filter(room="", team=team, closed_on__range=(period.first, period.last)).exclude(
        instrument=""
    )
    for one in rounds.select_related("tally").order_by("pk"):
        counts = counted(one)
        if counts is not None:
            before, invited = found.get(one.instrument, (Counts(), 0))
            both = None if invited is None or one.invited is None else invited + one.invited
            found[one.instrument] = (before.plus(counts), both)
    return found

"""Which rows hold the answers to questionnaires, with the means and shares that the report printed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random

from stegvis.domain.period import Period
from stegvis.examples.cases import Case, group
from stegvis.examples.days import spread
from stegvis.examples.margins import TeamMargins
from stegvis.examples.registry import Row

ORS_ITEMS = ("individual", "relational", "social", "overall")
POSITIVE, NOT_POSITIVE = (4, 5), (1, 2, 3)


def responses(cases: Sequence[Case], team: TeamMargins, period: Period, rng: Random) -> list[Row]:
    """The team's answers: ORS at start and exit, the anonymous participant survey, and scale questions."""
    return [*_ors(cases, team, rng), *_survey(team, period, rng), *_scale(team, period)]


def even_tenths(mean: float, count: int, width: float) -> list[float]:
    """`count` values with one decimal around `mean`, which they have exactly (to the tenth of their sum).

    >>> even_tenths(16.9, 2, 4)
    [15.9, 17.9]
    """
    total = round(mean * 10 * count)
    tenths = [round(10 * (mean + width * ((place + 0.5) / count - 0.5))) for place in range(count)]
    tenths[count // 2] += total - sum(tenths)
    return [value / 10 for value in tenths]


def _ors(cases: Sequence[Case], team: TeamMargins, rng: Random) -> Iterator[Row]:
    """Start and exit of the same people; the others who have left had an answer at start only."""
    asked = team.more.get("ors")
    if not asked:
        return
    exits = group(cases, "exits")
    measured = [case for case in exits if case.facts["outcome"] in asked["outcomes"]]
    starts = even_tenths(asked["start"], len(measured), 12)
    ends = even_tenths(asked["exit"], len(measured), 10)
    for case, start, end in zip(measured, starts, ends, strict=True):
        yield from _sitting(case, "start", start)
        yield from _sitting(case, "exit", end)
    for case in exits:
        if case not in measured:
            yield from _sitting(case, "start", rng.randint(120, 240) / 10)


def _sitting(case: Case, occasion: str, score: float) -> Iterator[Row]:
    assert case.start is not None
    day = case.start + timedelta(days=7) if occasion == "start" else case.end
    quarter = int(score * 10) // 4
    tenths = [quarter - 4, quarter + 3, quarter - 2]
    tenths.append(round(score * 10) - sum(tenths))
    for item, value in zip(ORS_ITEMS, tenths, strict=True):
        yield {
            "response": f"{case.enrolment}-ors-{occasion}",
            "enrolment": case.enrolment,
            "team": case.team,
            "instrument": "ors",
            "version": "1",
            "occasion": occasion,
            "answered_on": day,
            "item": item,
            "value": value / 10,
        }


def _survey(team: TeamMargins, period: Period, rng: Random) -> Iterator[Row]:
    asked = team.more.get("nns_participant")
    if not asked:
        return
    people = asked["participants"]
    days = spread(period.first + timedelta(days=30), period.last - timedelta(days=10), people)
    rng.shuffle(days)
    values = {item: _values(counts, people, rng) for item, counts in asked["items"].items()}
    for place, day in enumerate(days):
        for item, answers in values.items():
            if answers[place] is not None:
                yield {
                    "response": f"{team.team}-nns-{place + 1:02}",
                    "team": team.team,
                    "instrument": "nns_participant",
                    "version": str(period.last.year),
                    "occasion": "week_8" if place % 5 < 2 else "exit",
                    "answered_on": day,
                    "item": item,
                    "value": answers[place],
                }


def _values(counts: Mapping[str, int], people: int, rng: Random) -> list[int | None]:
    """The first `n` people have answered, `positive` of them 4 or 5; `in_order` puts those first, as later items ask only them."""
    values: list[int | None] = [
        POSITIVE[n % 2] if n < counts["positive"] else NOT_POSITIVE[n % 3] for n in range(counts["n"])
    ]
    if not counts.get("in_order"):
        rng.shuffle(values)
    return values + [None] * (people - counts["n"])


def _scale(team: TeamMargins, period: Period) -> Iterator[Row]:
    asked = team.more.get("progress_scale", ())
    for place, day in enumerate(
        spread(period.first + timedelta(days=90), period.last - timedelta(days=14), len(asked))
    ):
        yield {
            "response": f"{team.team}-steg-{place + 1}",
            "team": team.team,
            "instrument": "progress_scale",
            "version": "1",
            "occasion": "session",
            "answered_on": day,
            "item": "step",
            "value": asked[place],
        }

"""Which rows of the dataset hold the answers to sealed surveys?

The rows are made of the counts: each item's answers are right, and which answers stand in one response is by lot, as nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from stegvis.web.register.codes import known
from stegvis.web.surveys.models import Survey
from stegvis.web.surveys.queries.results import counted
from stegvis.web.surveys.sealed.tally import Counts


def rows(w: Any) -> list[dict[str, Any]]:
    """The closed surveys of these teams as rows of the dataset's responses, for one `Writing` of the register.

    Those of a form and an occasion that the dataset knows; the day is the one it was closed. No texts, and no item that fewer than five
    answered.
    """
    instruments = known().instruments
    held = Survey.objects.filter(team__in=w.teams, closed_on__isnull=False).exclude(occasion="")
    found = []
    for survey in held.select_related("team", "tally").order_by("pk"):
        counts = counted(survey)
        if counts is not None and survey.instrument in instruments:
            codes = {item.code for item in instruments[survey.instrument].items}
            drawn = [(item, n, value) for item, n, value in _drawn(survey, counts) if item in codes]
            found += [_row(w, survey, item, n, value) for item, n, value in sorted(drawn, key=lambda d: d[1])]
    return found


def _drawn(survey: Survey, counts: Counts) -> Iterator[tuple[str, int, float]]:
    """Each item's values, put into responses by a lot that falls the same every time: item, response, value."""
    for item in counts.values:
        lot = Random(f"{survey.pk} {item}")
        values = _spread(counts.of(item))
        places = lot.sample(range(counts.answered), len(values))
        yield from ((item, place, value) for place, value in zip(places, values, strict=True))


def _spread(counts: Mapping[float, int]) -> list[float]:
    return [value for value, count in counts.items() for _ in range(count)]


def _row(w: Any, survey: Survey, item: str, number: int, value: float) -> dict[str, Any]:
    return {
        "response": w.keys.of("responses", f"f{survey.pk}-{number + 1}"),
        "enrolment": None,
        "team": survey.team.code if survey.team else None,
        "instrument": survey.instrument,
        "version": str(survey.instrument_version),
        "occasion": survey.occasion,
        "answered_on": w.day(survey.closed_on),
        "item": item,
        "value": value,
        "text": None,
    }

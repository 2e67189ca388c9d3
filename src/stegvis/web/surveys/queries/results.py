"""What did a closed sealed survey say, item by item, beside what was said before and what is published?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.definitions import Item, in_language
from stegvis.instruments import Tallied, difference, tallied
from stegvis.web.look.charts import Bar
from stegvis.web.look.swedish import number, percent
from stegvis.web.surveys.models import Survey
from stegvis.web.surveys.sealed import tally
from stegvis.web.surveys.sealed.tally import LEAST, Counts

ROUNDS = 6  # so many rounds are compared


@dataclass(frozen=True, slots=True)
class ItemResult:
    """An item's answers; `found` is None where fewer than five answered it, `words` what was written."""

    item: Item
    asked: str
    found: Tallied | None
    words: tuple[str, ...]
    before: Tallied | None
    published: float | None

    @property
    def bars(self) -> list[Bar]:
        """Each answer in words with how many gave it."""
        if self.found is None:
            return []
        options = self.item.scale.options
        positive = self.item.positive
        return [
            Bar(
                in_language(options[value], "sv") if value in options else number(value),
                count,
                quiet=positive is not None and not positive[0] <= value <= positive[1],
            )
            for value, count in self.found.counts
        ]

    @property
    def sentence(self) -> str:
        """What the item says, in words."""
        if self.found is None:
            return ""
        said = []
        positive = self.found.positive
        if positive is not None:
            said.append(
                f"{number(positive.hits)} av {number(positive.n)} svarade positivt, {percent(positive.value)} "
                f"(rimligt spann {number(100 * positive.low, 0)}–{percent(positive.high)})."
            )
        if self.found.mean is not None:
            said.append(f"Medel {number(self.found.mean, 1)} av {number(self.item.scale.high)}.")
        return " ".join(said)

    @property
    def compared(self) -> str:
        """How it stands to the round before and to what is published, in words."""
        if self.found is None or self.found.positive is None:
            return ""
        now, said = self.found.positive, []
        if self.before and self.before.positive:
            low, high = difference(now, self.before.positive)
            judged = (
                "Det är mer än slump kan förklara." if low > 0 or high < 0 else "Skillnaden kan vara slump."
            )
            said.append(f"Förra omgången {percent(self.before.positive.value)}. {judged}")
        if self.published is not None:
            inside = now.low <= self.published <= now.high
            against = "går inte att skilja från det" if inside else "skiljer sig från det"
            said.append(f"Publicerat {percent(self.published)}: resultatet {against}.")
        return " ".join(said)


@dataclass(frozen=True, slots=True)
class Round:
    """A closed round: its survey, and for each item of the latest its share of positive answers (None where not known)."""

    survey: Survey
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a closed survey said; `rounds` are it and the rounds before, oldest first."""

    survey: Survey
    items: tuple[ItemResult, ...]
    rounds: tuple[Round, ...]

    @property
    def over_time(self) -> list[tuple[ItemResult, list[tuple[Round, float | None]]]]:
        """Each item of which the definition says which answers are positive, with its share in every round."""
        asked = [one for one in self.items if one.item.positive]
        return [(one, [(r, r.shares[place]) for r in self.rounds]) for place, one in enumerate(asked)]


def results(survey: Survey) -> Results | None:
    """The results of a closed survey; None where it is not closed, or fewer than five answered."""
    counts = counted(survey)
    if counts is None:
        return None
    rounds = list(_rounds(survey))
    earlier = counted(rounds[1]) if len(rounds) > 1 else None
    items = tuple(_item(one, counts, earlier, survey) for one in survey.what.items)
    asked = [one.item for one in items if one.item.positive]
    table = tuple(Round(one, tuple(_shares(one, asked))) for one in reversed(rounds))
    return Results(survey, items, table)


def counted(survey: Survey) -> Counts | None:
    """What a closed survey has counted; None where it may not be shown."""
    held = getattr(survey, "tally", None)
    if not survey.closed_on or held is None or (survey.answered or 0) < LEAST:
        return None
    return tally.opened(held.content, survey.pk)


def _item(item: Item, counts: Counts, earlier: Counts | None, survey: Survey) -> ItemResult:
    return ItemResult(
        item,
        in_language(item.wording, "sv"),
        tallied(item, counts.of(item.code)),
        tuple(counts.words(item.code)),
        tallied(item, earlier.of(item.code)) if earlier else None,
        survey.published.get("shares", {}).get(item.code),
    )


def _rounds(survey: Survey) -> Iterator[Survey]:
    """The survey and the shown rounds before it, the latest first."""
    one: Survey | None = survey
    seen = 0
    while one is not None and seen < ROUNDS:
        if counted(one) is not None:
            yield one
            seen += 1
        one = one.follows


def _shares(survey: Survey, asked: list[Item]) -> Iterator[float | None]:
    counts = counted(survey)
    for item in asked:
        found = tallied(item, counts.of(item.code)) if counts else None
        yield found.positive.value if found and found.positive else None

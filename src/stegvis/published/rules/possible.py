"""Can the printed percentages come from a whole number of people at all?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count, islice

from stegvis.published.block import Block, Report, find, fits, walk
from stegvis.published.contradiction import Contradiction
from stegvis.published.printed import Printed, swedish
from stegvis.published.rules.shares import shares_out
from stegvis.published.rules.wording import series
from stegvis.published.vocabulary import Vocabulary

RULE = "possible_percent"
FARTHEST = 200  # how far from the base another base is looked for


def possible_percentages(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """Percentages whose base n is known: each must be some k of n, and those that share out n must add up to it."""
    for block in walk(report.root):
        inner, own = _percentages(block, words)
        if not inner:
            continue
        base = own or _base(report, block, words)
        if base is None or base < 1:
            continue
        if shares_out(block, words):
            yield from _together(block.path, list(inner.values()), int(base))
            continue
        for key, percent in inner.items():
            yield from _alone(block.child(key), percent, int(base))


def within_bounds(report: Report, words: Vocabulary) -> Iterator[Contradiction]:
    """No share of one whole is below 0 or above 100 per cent."""
    for block in walk(report.root):
        inner, _ = _percentages(block, words)
        for key, percent in inner.items():
            if not 0 <= percent.value <= 100:
                bound = Decimal(0) if percent.value < 0 else Decimal(100)
                message = (
                    f"Tryckt {swedish(percent.value)} %. En andel av en helhet ligger mellan 0 och 100 %."
                )
                yield Contradiction(block.child(key), percent.value, bound, RULE, message)


def _percentages(block: Block, words: Vocabulary) -> tuple[dict[str, Printed], Decimal | None]:
    """The percentages in a block and the n it states beside them."""
    if any(name in words.no_percentages for name in block.path.split(".")):
        return {}, None
    base = block.numbers.get("n")
    own = base.value if base else block.base
    if "percent" in block.numbers and base:
        return {"percent": block.numbers["percent"]}, own
    if fits(block.path, words.percent_blocks) or _in_percent_table(block, words):
        return {key: number for key, number in block.numbers.items() if key != "n"}, own
    return {}, None


def _in_percent_table(block: Block, words: Vocabulary) -> bool:
    return fits(block.path.rpartition(".")[0], words.percent_blocks) and shares_out(block, words)


def _base(report: Report, block: Block, words: Vocabulary) -> Decimal | None:
    """The n that the vocabulary says lies behind the block, looked for beside it and then further out."""
    around = [
        outer for outer in walk(report.root) if not outer.path or block.path.startswith(f"{outer.path}.")
    ]
    for outer in reversed(around):
        for base in words.bases:
            if fits(block.path, (base.percents,)):
                for place in find(outer, base.base):
                    return place.number.value
    return None


def _fitting(percent: Printed, n: int) -> range:
    """Every k for which k of n is the printed percentage."""
    low = (percent.interval.low * n / 100).to_integral_value(ROUND_CEILING)
    high = (percent.interval.high * n / 100).to_integral_value(ROUND_FLOOR)
    return range(max(0, int(low)), min(n, int(high)) + 1)


def _shared_out(percents: Sequence[Printed], n: int) -> list[int] | None:
    """Whole numbers that add up to n and give the percentages, or None."""
    ranges = [_fitting(percent, n) for percent in percents]
    if not all(ranges):
        return None
    parts = [fitting[0] for fitting in ranges]
    for place, fitting in enumerate(ranges):
        parts[place] += min(n - sum(parts), fitting[-1] - parts[place])
    return parts if sum(parts) == n else None


def _near(n: int) -> Iterator[int]:
    """Other bases, the nearest first, the smaller of two before the larger."""
    for step in islice(count(1), FARTHEST):
        yield from (base for base in (n - step, n + step) if base > 0)


def _together(where: str, percents: Sequence[Printed], n: int) -> Iterator[Contradiction]:
    said = series(swedish(percent.value) for percent in percents)
    parts = _shared_out(percents, n)
    if parts is not None:
        if any(100 * part != percent.value * n for part, percent in zip(parts, percents, strict=True)):
            message = f"{said} % av {n} går ihop ({series(map(str, parts))}), avrundat."
            yield Contradiction(where, said, said, RULE, message, note=True)
        return
    if (
        not sum((p.interval.low for p in percents), Decimal(0))
        <= 100
        <= sum((p.interval.high for p in percents), Decimal(0))
    ):
        return  # already said: they do not share out any whole
    other = next((base for base in _near(n) if _shared_out(percents, base)), None)
    instead = (
        f" De stämmer precis för {other} ({series(map(str, _shared_out(percents, other) or ()))})."
        if other
        else ""
    )
    message = (
        f"{said} % kan inte komma av {n}: inga hela tal som tillsammans är {n} ger de andelarna.{instead}"
    )
    nearest = series(swedish(_nearest(percent, n)) for percent in percents)
    yield Contradiction(where, said, nearest, RULE, message)


def _alone(where: str, percent: Printed, n: int) -> Iterator[Contradiction]:
    if not 0 <= percent.value <= 100:
        return  # already said: no share at all
    fitting = _fitting(percent, n)
    if fitting:
        if 100 * fitting[0] != percent.value * n:
            message = f"{swedish(percent.value)} % är {fitting[0]} av {n}, avrundat med högst {swedish(percent.half_unit)} procentenheter."
            yield Contradiction(where, percent.value, percent.value, RULE, message, note=True)
        return
    below = int(percent.value * n / 100)
    around = series(f"{k} av {n} är {swedish(_percent(k, n))} %" for k in (below, below + 1) if k <= n)
    message = (
        f"{swedish(percent.value)} % kan inte komma av {n} svar: {around}. Basen är okänd eller talet fel."
    )
    yield Contradiction(where, percent.value, _nearest(percent, n), RULE, message)


def _percent(k: int, n: int) -> Decimal:
    return (Decimal(100) * k / n).quantize(Decimal("0.1"))


def _nearest(percent: Printed, n: int) -> Decimal:
    """The percentage nearest to the printed one that some k of n gives, with the decimals it is printed with."""
    k = (percent.value * n / 100).to_integral_value()
    return percent.like(100 * k / n)

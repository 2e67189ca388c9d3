"""Which teams differ by more than chance can explain, when all pairs of them are compared?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import sqrt
from statistics import NormalDist

from stegvis.domain.interval import Z_95
from stegvis.instruments import Share, difference, share
from stegvis.web.access.models import Team
from stegvis.web.look.swedish import in_words
from stegvis.web.surveys.queries.protected import Told

MOST = 3  # pairs that are named in a sentence
CHANCE = "Inget team skiljer sig från ett annat mer än slump kan förklara."


def means_apart(sure: Sequence[tuple[Team, Told]]) -> Iterator[tuple[Team, Team]]:
    """Pairs of teams whose mean changes differ by more than chance, the higher first."""
    wide = _all_pairs(len(sure)) / Z_95
    for (a, x), (b, y) in combinations(sure, 2):
        gap = (x.points or 0) - (y.points or 0)
        reach = wide * sqrt(sum((((o.high or 0) - (o.low or 0)) / 2) ** 2 for o in (x, y)))
        if abs(gap) > reach:
            yield (a, b) if gap > 0 else (b, a)


def shares_apart(given: Sequence[tuple[Team, Told, Share]]) -> Iterator[tuple[Team, Team]]:
    """Pairs of teams whose shares differ by more than chance, the higher first."""
    z = _all_pairs(len(given))
    wide = [(team, share(s.hits, s.n, z)) for team, _, s in given]
    for (a, x), (b, y) in combinations(wide, 2):
        low, high = difference(x, y)
        if low > 0 or high < 0:
            yield (a, b) if low > 0 else (b, a)


def _all_pairs(teams: int) -> float:
    """How far out the normal distribution is cut, so that all pairs of teams together are as sure as 95 per cent (Bonferroni)."""
    return NormalDist().inv_cdf(1 - 0.025 / (teams * (teams - 1) / 2))


def in_a_sentence(pairs: Sequence[tuple[Team, Team]]) -> str:
    """Who lies above whom, in one sentence."""
    if not pairs:
        return CHANCE
    if len(pairs) > MOST:
        count = in_words(len(pairs), "ett").capitalize()
        return f"{count} par av team skiljer sig mer än slump kan förklara, också när alla par jämförs."
    above: dict[str, list[str]] = {}
    for one, other in pairs:
        above.setdefault(one.name, []).append(other.name)
    said = "; ".join(f"{name} ligger över {_listed(others)}" for name, others in above.items())
    return f"{said}. Det är mer än slump kan förklara, också när alla par jämförs."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"

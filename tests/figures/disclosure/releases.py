"""Random associations: teams, sexes and outcomes, counted by hand into figures."""

import random
from collections import Counter

from stegvis.definitions import load
from stegvis.domain.figure import ABSENT, Figure

DEFINITIONS = load()
SCHEME = DEFINITIONS.scheme("vastmanland-2025")
OUTCOMES = [column.code for column in SCHEME.columns]


def exits(seed: int) -> list[Figure]:
    """Everything that is said of exits: totals, by sex, by outcome, by team, and how many were positive."""
    chance = random.Random(seed)
    teams = [f"t{i}" for i in range(chance.randint(2, 5))]
    outcomes = chance.sample(OUTCOMES, chance.randint(2, 5))
    odds = [chance.random() ** 3 for _ in outcomes]
    size = chance.choice((10, 30, 60, 200))
    people = [
        (chance.choice(teams), chance.choice(("female", "male")), chance.choices(outcomes, odds)[0])
        for _ in range(chance.randint(5, size))
    ]
    return figures_of(people, teams)


def figures_of(people, teams) -> list[Figure]:
    found = []
    for scope in (None, *teams):
        mine = [p for p in people if scope in (None, p[0])]
        team = (("team", scope),) if scope else ()
        n = len(mine)
        found.append(Figure("exits", team, n, "enrolments"))
        for name, place, codes in (("sex", 1, ("female", "male")), ("outcome", 2, OUTCOMES)):
            counted = Counter(p[place] for p in mine)
            for code in codes:
                share = counted[code] / n if n else ABSENT
                found.append(Figure("exits", (*team, (name, code)), counted[code], "enrolments", n, share))
        positive = sum(p[2] in SCHEME.positive for p in mine)
        found.append(
            Figure(
                "positive_share",
                team,
                positive if n else None,
                "enrolments",
                n,
                positive / n if n else ABSENT,
            )
        )
    return found

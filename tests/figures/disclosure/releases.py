"""Random associations: teams, sexes and outcomes, counted by hand into figures."""

import random
from collections import Counter
from datetime import date, timedelta

from stegvis.definitions import load
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.period import Period

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


SPRING, AUTUMN, YEAR = (
    Period(date(2025, *first), date(2025, *last))
    for first, last in (((1, 1), (6, 30)), ((7, 1), (12, 31)), ((1, 1), (12, 31)))
)
BEFORE = Period(date(2024, 7, 1), date(2024, 12, 31))


def lives(seed: int) -> list[tuple[str, str, date, date]]:
    """A team's people over two years: sex, outcome, first and last day."""
    chance = random.Random(seed)
    outcomes = chance.sample(OUTCOMES, chance.randint(2, 4))
    odds = [chance.random() ** 2 + 0.05 for _ in outcomes]
    found = []
    for _ in range(chance.choice((12, 25, 50, 90))):
        start = date(2024, 1, 1) + timedelta(chance.randint(0, 720))
        sex, outcome = chance.choice(("female", "male")), chance.choices(outcomes, odds)[0]
        found.append((sex, outcome, start, start + timedelta(chance.randint(30, 500))))
    return found


def in_period(people, period: Period) -> list[Figure]:
    """Who took part, was new, left and stayed, counted by hand for one team."""
    active = [p for p in people if p[2] <= period.last and p[3] >= period.first]
    left = [p for p in active if p[3] <= period.last]
    new = [p for p in active if p[2] >= period.first]
    found = figures_of([("a", sex, outcome) for sex, outcome, *_ in left], ["a"])
    for team in ((), (("team", "a"),)):
        found.append(Figure("participants_enrolled", team, len(active) - len(left), "enrolments"))
        for measure, those in (("participants_active", active), ("participants_new", new)):
            found.append(Figure(measure, team, len(those), "enrolments"))
            for sex in ("female", "male"):
                value = sum(p[0] == sex for p in those)
                by = (*team, ("sex", sex))
                share = value / len(those) if those else ABSENT
                found.append(Figure(measure, by, value, "enrolments", len(those), share))
    return found

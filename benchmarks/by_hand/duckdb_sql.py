"""How does somebody write the report's tables in plain SQL? One query per table, over tables of those who count.

Every measure with every split, per team and in total. What is not written: rows of zeros that the report always shows,
their order, shares (value / n) and which records lie behind a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from benchmarks.by_hand.found import Found, put

SCHEME = """CASE WHEN {0} IN ('moved', 'parental_leave', 'sickness_compensation', 'retired', 'deceased', 'transferred', 'other')
    THEN 'other' ELSE {0} END"""
RUNG = """CASE livelihood WHEN 'lon' THEN 5 WHEN 'lon_subventionerad' THEN 4 WHEN 'studiestod' THEN 4 WHEN 'aktivitetsstod' THEN 3
    WHEN 'utvecklingsersattning' THEN 3 WHEN 'etableringsersattning' THEN 3 WHEN 'a_kassa' THEN 3 WHEN 'rehabiliteringspenning' THEN 2
    WHEN 'foraldrapenning' THEN 2 WHEN 'sjukpenning' THEN 1 WHEN 'forsorjningsstod' THEN 1 WHEN 'aktivitetsersattning' THEN 1
    WHEN 'other' THEN 1 ELSE 0 END"""
FIRST_IN_LIST = """list_position(['sjukpenning', 'rehabiliteringspenning', 'sjukersattning', 'aktivitetsersattning', 'aktivitetsstod',
    'utvecklingsersattning', 'etableringsersattning', 'a_kassa', 'forsorjningsstod', 'studiestod', 'foraldrapenning', 'lon',
    'lon_subventionerad', 'alderspension', 'other', 'none'], livelihood)"""

MADE = f"""
CREATE TEMP TABLE active AS
SELECT enrolment, participant, team, started_on, ended_on, coalesce(referrer, 'unknown') AS referrer, years_in_public_support AS years,
    coalesce(sex, 'unknown') AS sex,
    CASE WHEN birth_year IS NULL THEN 'unknown' WHEN year($last) - birth_year < 30 THEN 'under_30' ELSE '30_and_over' END AS age_group
FROM enrolments LEFT JOIN participants USING (participant)
WHERE started_on <= $last AND (ended_on IS NULL OR ended_on >= $first);

CREATE TEMP TABLE stays AS
SELECT a.enrolment, a.team, track, p.started_on AS stay_from, p.ended_on AS own_end, placement,
    coalesce(p.ended_on, (lead(p.started_on) OVER (PARTITION BY p.enrolment ORDER BY p.started_on)), a.ended_on) AS stay_to
FROM active a JOIN placements p USING (enrolment);

CREATE TEMP TABLE started AS
WITH first_track AS (
    SELECT DISTINCT ON (enrolment) enrolment, track FROM stays ORDER BY enrolment, stay_from, coalesce(own_end, DATE '9999-12-31') DESC, placement
)
SELECT a.enrolment, a.team, a.sex, a.referrer, coalesce(f.track, 'unknown') AS track, a.started_on - received_on AS days_waiting
FROM active a JOIN enrolments e USING (enrolment) LEFT JOIN applications USING (application) LEFT JOIN first_track f ON f.enrolment = a.enrolment
WHERE a.started_on >= $first;

CREATE TEMP TABLE ended AS
WITH last_track AS (
    SELECT DISTINCT ON (enrolment) enrolment, track FROM stays ORDER BY enrolment, stay_from DESC, coalesce(own_end, DATE '9999-12-31') DESC, placement
), acted AS (SELECT enrolment, count(*) AS actions FROM actions SEMI JOIN active USING (enrolment) GROUP BY ALL)
SELECT a.enrolment, a.team, a.sex, a.referrer, coalesce(track, 'unknown') AS track, e.completed,
    {SCHEME.format("coalesce(exit_outcome, 'unmeasured')")} AS outcome, coalesce(exit_reason, 'unknown') AS reason,
    coalesce(destination, 'unknown') AS destination, a.ended_on - a.started_on AS days, coalesce(actions, 0) AS actions
FROM active a JOIN enrolments e USING (enrolment) LEFT JOIN last_track l USING (enrolment) LEFT JOIN acted c USING (enrolment)
WHERE a.ended_on <= $last;

CREATE TEMP TABLE received AS
SELECT application, team, coalesce(referrer, 'unknown') AS referrer, coalesce(track, 'unknown') AS track, coalesce(decision, 'pending') AS decision
FROM applications WHERE received_on BETWEEN $first AND $last;

CREATE TEMP TABLE due AS
SELECT follow_up, enrolment, team, months, attempted_on IS NOT NULL AS attempted, coalesce(reached, false) AS reached,
    coalesce({SCHEME.format("outcome")}, 'unknown') AS outcome
FROM follow_ups JOIN (SELECT enrolment, team FROM enrolments) USING (enrolment) WHERE due_on BETWEEN $first AND $last;

CREATE TEMP TABLE moves AS
WITH asked AS (
    SELECT enrolment, team, 'exit' AS occasion FROM ended
    UNION SELECT enrolment, team, 'follow_up_' || months FROM due
), best AS (
    SELECT DISTINCT ON (enrolment, occasion) enrolment, occasion, livelihood, {RUNG} AS rung
    FROM livelihoods SEMI JOIN asked USING (enrolment)
    ORDER BY enrolment, occasion, rung DESC, coalesce(extent, -1) DESC, {FIRST_IN_LIST}
)
SELECT enrolment, team, asked.occasion, b.livelihood AS "from", a.livelihood AS "to", a.rung > b.rung AS improved
FROM asked JOIN best b USING (enrolment) JOIN best a USING (enrolment)
WHERE b.occasion = 'start' AND a.occasion = asked.occasion;

CREATE TEMP TABLE pairs AS
WITH sheets AS (
    SELECT response, enrolment, instrument, occasion, max(answered_on) AS day, CASE WHEN count(value) = 4 THEN sum(value) END AS score
    FROM responses WHERE instrument = 'ors' AND enrolment IS NOT NULL GROUP BY ALL
), before AS (SELECT DISTINCT ON (enrolment) * FROM sheets WHERE occasion = 'start' ORDER BY enrolment, day, response),
after AS (SELECT DISTINCT ON (enrolment) * FROM sheets WHERE occasion = 'exit' ORDER BY enrolment, day DESC, response DESC)
SELECT team, instrument, before.score AS start_score, after.score AS exit_score
FROM before JOIN after USING (enrolment, instrument) JOIN enrolments USING (enrolment)
WHERE greatest(before.day, after.day) BETWEEN $first AND $last AND before.score + after.score IS NOT NULL
"""
EXIT_OCCUPATIONS = """(SELECT DISTINCT enrolment, team, occupation, coalesce(subsidy, 'unknown') AS subsidy, coalesce(hours, 'unknown') AS hours
    FROM ended JOIN occupations o USING (enrolment) WHERE o.occasion = 'exit')"""
QUEUE = """(SELECT a.team FROM applications a ANTI JOIN (SELECT application FROM enrolments WHERE started_on <= $last) USING (application)
    WHERE decision = 'accepted' AND decided_on <= $last AND (left_queue_on IS NULL OR left_queue_on > $last))"""
WORK = """(SELECT DISTINCT enrolment, team, coalesce(employer_kind, 'unknown') AS employer_kind
    FROM activities JOIN enrolments USING (enrolment) WHERE kind = 'work_training' AND held_on BETWEEN $first AND $last)"""
ANSWERS = """(SELECT r.team, instrument, item, value >= 4 AS positive
    FROM responses r WHERE instrument = 'nns_participant' AND value IS NOT NULL AND answered_on BETWEEN $first AND $last)"""
MONEY = """(SELECT team, entry, CASE WHEN entry IN ('budgeted', 'granted') THEN CASE WHEN year = year($last) THEN amount ELSE 0 END
    WHEN period_from >= $first AND period_to <= $last THEN amount ELSE 0 END::DECIMAL(38, 9) AS amount FROM funding)"""
ROOM = """(SELECT t.team, sum(k.capacity) AS tracked, any_value(t.capacity) AS own FROM teams t LEFT JOIN tracks k
    ON k.team = t.team AND coalesce(k.started_on <= $last, true) AND coalesce(k.ended_on >= $last, true) GROUP BY t.team)"""
IN_PERIOD = "stay_from <= $last AND coalesce(stay_to >= $first, true)"
STAYING = "stay_from <= $last AND coalesce(stay_to > $last, true)"
IN_TRACK = """(SELECT DISTINCT a.enrolment, a.team, coalesce(track, 'unknown') AS track
    FROM {0} a LEFT JOIN (FROM stays WHERE {1}) s ON s.enrolment = a.enrolment)"""
OPEN = "(started_on <= $last AND coalesce(ended_on > $last, true))"

# Files that the small example does not have.
MAY_LACK = {
    "goals": "'' team, '' measure, '' outcome, '' horizon, 0.0 level, DATE '2025-01-01' period_from, DATE '2025-01-01' period_to",
    "responses": "'' response, '' enrolment, '' team, '' instrument, '' occasion, '' item, 0.0 AS value, DATE '2025-01-01' answered_on",
}

# measure: (rows, what is counted, n where it is not the total, the splits)
TABLES: list[tuple[str, str, str, str, tuple[str, ...]]] = [
    ("participants_active", "active", "count(*)", "", ("", "sex", "age_group", "referrer")),
    ("participants_active", IN_TRACK.format("active", IN_PERIOD), "count(*)", "", ("track",)),
    ("persons_active", "active", "count(DISTINCT participant)", "", ("", "sex")),
    ("participants_new", "started", "count(*)", "", ("", "sex", "referrer", "track")),
    ("participants_enrolled", f"(FROM active WHERE {OPEN})", "count(*)", "", ("",)),
    ("participants_enrolled", IN_TRACK.format(f"(FROM active WHERE {OPEN})", STAYING), "count(*)", "", ("track",)),
    ("exits", "ended", "count(*)", "", ("", "sex", "outcome", "track, outcome", "destination")),
    ("exits_completed", "(FROM ended WHERE completed)", "count(*)", "", ("", "outcome", "track", "referrer")),
    ("exits_interrupted", "(FROM ended WHERE NOT completed)", "count(*)", "",
     ("", "outcome", "track", "referrer", "reason", "reason, referrer")),
    ("outcome_share_of_completed", "(FROM ended WHERE completed)", "count(*)", "", ("outcome",)),
    ("outcome_share_of_all", "ended", "count(*)", "", ("outcome",)),
    ("positive_share", "ended", "count(*) FILTER (outcome IN ('work', 'studies', 'job_seeking', 'rehab_continued'))", "count(*)", ("",)),
    ("occupation_at_exit", EXIT_OCCUPATIONS, "count(DISTINCT enrolment)", "",
     ("occupation", "occupation, subsidy", "occupation, hours")),
    ("months_in_programme_mean", "ended", "avg(days) / 30.4375", "count(*)", ("", "outcome")),
    ("months_in_programme_median", "ended", "median(days) / 30.4375", "count(*)", ("", "outcome")),
    ("years_in_public_support_mean", "active", "avg(years)", "count(years)", ("",)),
    ("applications", "received", "count(*)", "", ("", "referrer", "track", "decision", "referrer, track")),
    ("queue", QUEUE, "count(*)", "", ("",)),
    ("weeks_waiting_median", "started", "median(days_waiting) / 7", "count(days_waiting)", ("",)),
    ("follow_ups_due", "due", "count(*)", "", ("months",)),
    ("follow_ups_attempted", "(FROM due WHERE attempted)", "count(*)", "", ("months",)),
    ("follow_ups_reached", "(FROM due WHERE reached)", "count(*)", "", ("months",)),
    ("follow_up_outcome", "(FROM due WHERE reached)", "count(*)", "", ("months, outcome",)),
    ("livelihood_transition", "moves", "count(*)", "", ("occasion, from, to",)),
    ("livelihood_improved", "moves", "count(*) FILTER (improved)", "count(*)", ("occasion, from",)),
    ("coordinated_actions_mean", "ended", "avg(actions)", "count(*)", ("",)),
    ("coordinated_actions_max", "ended", "max(actions)", "count(*)", ("",)),
    ("work_training", WORK, "count(DISTINCT enrolment)", "", ("", "employer_kind")),
    ("instrument_mean", "(SELECT team, instrument, 'start' AS occasion, start_score AS score FROM pairs UNION ALL "
     "SELECT team, instrument, 'exit', exit_score FROM pairs)", "avg(score)", "count(*)", ("instrument, occasion",)),
    ("instrument_positive_share", ANSWERS, "count(*) FILTER (positive)", "count(*)", ("instrument, item",)),
    ("funding", MONEY, "sum(amount)::DOUBLE", "", ("entry",)),
    ("requisitioned_share", MONEY, "(sum(amount) FILTER (entry = 'requisitioned'))::DOUBLE",
     "(sum(amount) FILTER (entry = 'granted'))::DOUBLE", ("",)),
]  # fmt: skip


def tables(folder: Path, first: date, last: date) -> Found:
    """Every figure by measure and dimensions: its value, and its base where the table has one."""
    connection = duckdb.connect()
    for path in sorted(folder.glob("*.parquet")):
        connection.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
    for table, columns in MAY_LACK.items():
        connection.execute(f"CREATE VIEW IF NOT EXISTS {table} AS SELECT {columns} LIMIT 0")
    said = {"first": f"DATE '{first}'", "last": f"DATE '{last}'"}

    def ask(sql: str) -> list[tuple[Any, ...]]:
        for name, value in said.items():
            sql = sql.replace(f"${name}", value)
        return connection.execute(sql).fetchall()

    for made in MADE.split(";"):
        ask(made)
    found: Found = {}
    for measure, rows, value, n, splits in TABLES:
        for split in splits:
            by = [part.strip() for part in split.split(",")] if split else []
            put(found, measure, by, ask(_table(rows, value, n, by)))
    for measure, by, sql in _places():
        put(found, measure, by, ask(sql))
    _goals(
        found,
        ask(
            "FROM (SELECT team, measure, outcome, horizon, level FROM goals WHERE $last BETWEEN period_from AND period_to)"
        ),
    )
    return found


def _table(rows: str, value: str, n: str, by: list[str]) -> str:
    named = "".join(f', "{one}"' for one in by)
    whole = named.removeprefix(", ")
    return f"""SELECT grouping(team), team, {f"{whole}, " if whole else ""}{value}, {n or "NULL"} FROM {rows}
        GROUP BY GROUPING SETS ((team{named}), ({whole}))"""


def _places() -> Iterator[tuple[str, list[str], str]]:
    yield "capacity", [], f"SELECT 0, team, coalesce(tracked, own), NULL FROM {ROOM}"
    yield "capacity", [], f"SELECT 1, NULL, sum(coalesce(tracked, own)), NULL FROM {ROOM}"
    open_then = "coalesce(started_on <= $last, true) AND coalesce(ended_on >= $first, true)"
    on_the_day = "CASE WHEN coalesce(ended_on >= $last, true) THEN capacity ELSE 0 END"
    for whole in (0, 1):
        yield (
            "capacity",
            ["track"],
            f"SELECT {whole}, team, track, {on_the_day}, NULL FROM tracks WHERE {open_then}",
        )


def _goals(found: Found, goals: list[tuple[Any, ...]]) -> None:
    """Outcome minus goal, from the tables above."""
    for team, measure, outcome, horizon, level in goals:
        of_team = (("team", team),) if team else ()
        by = (
            *of_team,
            ("measure", measure),
            *((("outcome", outcome),) if outcome else ()),
            *((("horizon", horizon),) if horizon else ()),
        )
        after = {"at_6_months": 6, "at_24_months": 24}.get(horizon)
        months = (("months", after),) if after else ()
        value, n = found.get(
            (measure, (*of_team, *months, *((("outcome", outcome),) if outcome else ()))), (0, None)
        )
        if measure in ("outcome_share_of_completed", "follow_up_outcome"):
            base = (
                ("exits_completed", of_team)
                if measure.startswith("outcome")
                else ("follow_ups_reached", (*of_team, *months))
            )
            n = found.get(base, (0, None))[0]
        if not n:
            found["goal_attainment", by] = (None, n)
        elif measure == "months_in_programme_mean":
            found["goal_attainment", by] = (value - level, n)
        else:
            found["goal_attainment", by] = (100 * value / n - level, n)

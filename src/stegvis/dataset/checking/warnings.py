"""Which good rows deserve a second look by somebody who knows the participant?"""

from __future__ import annotations

from stegvis.dataset.checking.rule import Rule

_OPEN_END = "DATE '9999-12-31'"

ENROLMENTS = (
    Rule(
        "exit_without_outcome",
        "enrolments",
        """
        SELECT line, 'exit_outcome' AS "column", enrolment AS key, ended_on AS ended
        FROM enrolments WHERE ended_on IS NOT NULL AND exit_outcome IS NULL
        """,
    ),
    Rule(
        "outcome_without_exit",
        "enrolments",
        """
        SELECT line, 'ended_on' AS "column", enrolment AS key, coalesce(exit_outcome, exit_reason) AS value
        FROM enrolments WHERE ended_on IS NULL AND (exit_outcome IS NOT NULL OR exit_reason IS NOT NULL)
        """,
    ),
    Rule(
        "open_for_two_years",
        "enrolments",
        """
        SELECT line, 'ended_on' AS "column", enrolment AS key, started_on AS started
        FROM enrolments WHERE (ended_on IS NULL OR ended_on > on_day()) AND started_on < on_day() - INTERVAL 2 YEAR
        """,
        dated=True,
    ),
    Rule(
        "overlapping_enrolments",
        "enrolments",
        f"""
        WITH before AS (
            SELECT *, arg_max(enrolment, coalesce(ended_on, {_OPEN_END})) OVER earlier AS other,
                max(coalesce(ended_on, {_OPEN_END})) OVER earlier AS until,
                lag(exit_outcome) OVER (PARTITION BY participant, team ORDER BY started_on, line) AS other_outcome
            FROM enrolments
            WINDOW earlier AS (
                PARTITION BY participant, team ORDER BY started_on, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            )
        )
        SELECT line, 'started_on' AS "column", enrolment AS key, other, team FROM before
        WHERE started_on <= until AND NOT (started_on = until AND other_outcome IS NOT DISTINCT FROM 'transferred')
        """,
    ),
    Rule(
        "move_recorded_as_exit",
        "enrolments",
        """
        SELECT later.line, 'started_on' AS "column", later.enrolment AS key, earlier.enrolment AS other, later.team AS team
        FROM enrolments AS earlier JOIN enrolments AS later
            ON later.participant = earlier.participant AND later.team = earlier.team AND later.enrolment <> earlier.enrolment
        WHERE earlier.exit_outcome = 'transferred' AND later.started_on BETWEEN earlier.ended_on AND earlier.ended_on + 1
        """,
    ),
    Rule(
        "there_twice",
        "enrolments",
        f"""
        WITH before AS (
            SELECT *, lag(enrolment) OVER each_start AS other, lag(team) OVER each_start AS other_team,
                max(coalesce(ended_on, {_OPEN_END})) OVER earlier AS until
            FROM enrolments
            WINDOW each_start AS (PARTITION BY participant ORDER BY started_on, line),
                earlier AS (PARTITION BY participant ORDER BY started_on, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        )
        SELECT line, 'participant' AS "column", enrolment AS key, other FROM before
        WHERE started_on <= until + INTERVAL 1 YEAR AND (started_on > until OR team <> other_team)
        """,
    ),
    Rule(
        "no_livelihood_at_start",
        "enrolments",
        """
        SELECT line, NULL AS "column", enrolment AS key
        FROM enrolments ANTI JOIN (SELECT enrolment FROM all_livelihoods WHERE occasion = 'start') USING (enrolment)
        """,
        needs=("livelihoods",),
    ),
)

APPLICATIONS = (
    Rule(
        "decision_after_start",
        "enrolments",
        """
        SELECT e.line, 'started_on' AS "column", e.enrolment AS key, e.application, a.decided_on AS decided, e.started_on AS started
        FROM enrolments AS e JOIN applications AS a USING (application) WHERE a.decided_on > e.started_on
        """,
        needs=("applications",),
    ),
    Rule(
        "application_not_accepted",
        "enrolments",
        """
        SELECT e.line, 'application' AS "column", e.enrolment AS key, e.application, a.decision
        FROM enrolments AS e JOIN applications AS a USING (application) WHERE a.decision IN ('declined', 'withdrawn')
        """,
        needs=("applications",),
    ),
    Rule(
        "application_of_another",
        "enrolments",
        """
        SELECT e.line, 'application' AS "column", e.enrolment AS key, e.application
        FROM enrolments AS e JOIN applications AS a USING (application) WHERE a.participant <> e.participant OR a.team <> e.team
        """,
        needs=("applications",),
    ),
)

PLACEMENTS = (
    Rule(
        "placement_outside_enrolment",
        "placements",
        """
        SELECT p.line, CASE WHEN p.started_on < e.started_on THEN 'started_on' ELSE 'ended_on' END AS "column", p.placement AS key,
            e.enrolment
        FROM placements AS p JOIN enrolments AS e USING (enrolment)
        WHERE p.started_on < e.started_on OR coalesce(p.ended_on, p.started_on) > e.ended_on
        """,
        needs=("enrolments",),
    ),
    Rule(
        "placement_in_other_team",
        "placements",
        """
        SELECT p.line, 'track' AS "column", p.placement AS key, p.track, t.team AS track_team, e.team AS enrolment_team
        FROM placements AS p JOIN enrolments AS e USING (enrolment) JOIN tracks AS t USING (track) WHERE t.team <> e.team
        """,
        needs=("enrolments", "tracks"),
    ),
)

_DEATHS = """
    SELECT enrolment, coalesce(ended_on, DATE '1900-01-01') AS died FROM enrolments
    WHERE exit_outcome = 'deceased' OR exit_reason = 'deceased'
    UNION ALL SELECT enrolment, due_on FROM follow_ups WHERE outcome = 'deceased'
"""

FOLLOW_UPS = (
    Rule(
        "follow_up_after_death",
        "follow_ups",
        f"""
        SELECT f.line, 'due_on' AS "column", f.follow_up AS key, f.enrolment, f.due_on AS due
        FROM follow_ups AS f SEMI JOIN ({_DEATHS}) AS d ON d.enrolment = f.enrolment AND f.due_on > d.died
        """,
        needs=("enrolments",),
    ),
    Rule(
        "follow_up_past_due",
        "follow_ups",
        f"""
        SELECT f.line, 'attempted_on' AS "column", f.follow_up AS key, f.enrolment, f.due_on AS due
        FROM follow_ups AS f ANTI JOIN ({_DEATHS}) AS d ON d.enrolment = f.enrolment AND f.due_on > d.died
        WHERE f.due_on < on_day() AND f.attempted_on IS NULL AND NOT coalesce(f.reached, false)
        """,
        needs=("enrolments",),
        dated=True,
    ),
    Rule(
        "due_on_another_day",
        "follow_ups",
        """
        SELECT f.line, 'due_on' AS "column", f.follow_up AS key, f.due_on AS due, f.months, e.ended_on AS ended,
            CAST(e.ended_on + to_months(f.months::INTEGER) AS DATE) AS expected
        FROM follow_ups AS f JOIN enrolments AS e USING (enrolment) WHERE f.due_on <> CAST(e.ended_on + to_months(f.months::INTEGER) AS DATE)
        """,
        needs=("enrolments",),
    ),
    Rule(
        "follow_up_without_exit",
        "follow_ups",
        """
        SELECT f.line, 'enrolment' AS "column", f.follow_up AS key, f.enrolment
        FROM follow_ups AS f JOIN enrolments AS e USING (enrolment) WHERE e.ended_on IS NULL
        """,
        needs=("enrolments",),
    ),
    Rule(
        "reached_without_attempt",
        "follow_ups",
        """
        SELECT line, 'attempted_on' AS "column", follow_up AS key FROM follow_ups WHERE reached AND attempted_on IS NULL
        """,
    ),
    Rule(
        "outcome_without_reach",
        "follow_ups",
        """
        SELECT line, 'reached' AS "column", follow_up AS key, outcome FROM follow_ups
        WHERE outcome IS NOT NULL AND NOT coalesce(reached, false)
        """,
    ),
)

WARNINGS = (*ENROLMENTS, *APPLICATIONS, *PLACEMENTS, *FOLLOW_UPS)

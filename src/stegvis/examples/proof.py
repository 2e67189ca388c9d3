"""Do the rows of an example, counted again, hold the margins?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stegvis.domain.period import Period
from stegvis.examples.cases import UNKNOWN
from stegvis.examples.days import DAYS_PER_MONTH
from stegvis.examples.margins import Margin, MarginError, Margins, TeamMargins, interval

Facts = dict[str, Any]
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def prove(tables: Rows, margins: Margins) -> None:
    """Count the rows and compare. Raises MarginError with every margin that does not come out."""
    faults: list[str] = []
    for team in margins.teams:
        faults += _team(tables, team, margins.period)
    if faults:
        raise MarginError(f"{margins.name}: raderna håller inte marginalerna.\n" + "\n".join(faults))


def _team(tables: Rows, team: TeamMargins, period: Period) -> list[str]:
    everybody = _enrolled(tables, team.team, period) + _waiting(tables, team.team)
    faults = [fault for margin in team.margins if (fault := _counts(everybody, margin, period))]
    checks: list[tuple[str, object, object]] = [
        *_sizes(everybody, team, period),
        *_means(everybody, team, period),
        *_follow_ups(tables, team),
        *_answers(tables, team),
        *_money(tables, team),
        *_done(tables, everybody, team, period),
    ]
    faults += [
        f"  {what}: ska vara {wanted}, raderna ger {got}" for what, wanted, got in checks if wanted != got
    ]
    return [f"{team.team}{fault}" for fault in faults]


def _enrolled(tables: Rows, team: str, period: Period) -> list[Facts]:
    people = {row["participant"]: row for row in tables["participants"]}
    last_track = {row["enrolment"]: row["track"] for row in tables.get("placements", ())}
    asked_for = {row["application"]: row["track"] for row in tables["applications"]}
    first = {
        row["participant"]: row["enrolment"]
        for row in sorted(tables["enrolments"], key=lambda row: row["started_on"], reverse=True)
    }
    subsidy = {row["enrolment"]: row.get("subsidy", "") for row in tables["occupations"]}
    return [
        dict(row)
        | {
            "sex": people[row["participant"]]["sex"],
            "age": (age := period.last.year - people[row["participant"]]["birth_year"]),
            "age_group": "under_30" if age < 30 else "30_and_over",
            "outcome": row["exit_outcome"] or "unmeasured",
            "reason": row["exit_reason"],
            "track": last_track.get(row["enrolment"]) if row["ended_on"] else asked_for[row["application"]],
            "subsidy": subsidy.get(row["enrolment"], ""),
            "returns": "" if first[row["participant"]] == row["enrolment"] else "true",
            "decision": "accepted",
        }
        for row in tables["enrolments"]
        if row["team"] == team
    ]


def _waiting(tables: Rows, team: str) -> list[Facts]:
    started = {row["application"] for row in tables["enrolments"]}
    people = {row["participant"]: row for row in tables["participants"]}
    return [
        dict(row) | {"sex": people[row["participant"]]["sex"], "started_on": None, "ended_on": None}
        for row in tables["applications"]
        if row["team"] == team and row["application"] not in started
    ]


def _member(of: str, row: Facts, period: Period) -> bool:
    start, end = row["started_on"], row["ended_on"]
    if start is None:
        return of in ("applied", "waiting") or (of == "queue" and row["decision"] == "accepted")
    exits = bool(end) and period.contains(end)
    rules: dict[str, Callable[[], bool]] = {
        "stays": lambda: True,
        "active": lambda: start <= period.last and (not end or end >= period.first),
        "new": lambda: period.contains(start),
        "exits": lambda: exits,
        "completed": lambda: exits and row["completed"] == "true",
        "interrupted": lambda: exits and row["completed"] == "false",
        "enrolled": lambda: not end or end > period.last,
        "earlier": lambda: bool(end) and end < period.first,
        "applied": lambda: period.contains(start),
        "queue": lambda: False,
        "waiting": lambda: False,
    }
    return rules[of]()


def _counts(everybody: Sequence[Facts], margin: Margin, period: Period) -> str | None:
    members = [
        row
        for row in everybody
        if _member(margin.of, row, period)
        and all((row.get(name) or UNKNOWN) in values for name, values in margin.where.items())
    ]
    got = Counter(tuple(row.get(name) or UNKNOWN for name in margin.by) for row in members)
    wanted = Counter({values: count for values, count in margin.counts.items() if count})
    return (
        None
        if got == wanted
        else f"  {margin.of} efter {' × '.join(margin.by)}: ska vara {dict(wanted)}, raderna ger {dict(got)}"
    )


def _sizes(everybody: Sequence[Facts], team: TeamMargins, period: Period) -> list[tuple[str, object, object]]:
    cells = team.cells
    wanted = {
        "active": sum(c.count for c in cells if c.started != "never" and "/" not in c.ended),
        "exits": sum(c.count for c in cells if c.ended == "during"),
        "enrolled": sum(c.count for c in cells if c.started != "never" and c.ended == "after"),
    }
    if all(cell.started != "any" for cell in cells):
        wanted["new"] = sum(c.count for c in cells if c.started == "during")
    found = [(of, count, sum(_member(of, row, period) for row in everybody)) for of, count in wanted.items()]
    for ended in {cell.ended for cell in cells if "/" in cell.ended}:
        first, last = interval(ended)
        left = sum(bool(row["ended_on"]) and first <= row["ended_on"] <= last for row in everybody)
        found.append((f"avslut {ended}", sum(c.count for c in cells if c.ended == ended), left))
    return list(found)


def _means(everybody: Sequence[Facts], team: TeamMargins, period: Period) -> list[tuple[str, object, object]]:
    found: list[tuple[str, object, object]] = []
    for cell in team.cells:
        if cell.months is not None:
            first, last = interval(cell.ended) if "/" in cell.ended else (period.first, period.last)
            months = [_months(r) for r in everybody if r["ended_on"] and first <= r["ended_on"] <= last]
            found.append(("månader i insatsen", cell.months, round(sum(months) / len(months), 1)))
    if "years_mean" in team.more:
        years = [row["years_in_public_support"] for row in everybody if _member("active", row, period)]
        found.append(
            ("år i offentlig försörjning", team.more["years_mean"], round(sum(years) / len(years), 1))
        )
    if "ages" in team.more:
        ages = [row["age"] for row in everybody if _member("active", row, period)]
        found.append(("yngst och äldst", team.more["ages"], {"min": min(ages), "max": max(ages)}))
    return found


def _months(row: Facts) -> float:
    days: int = (row["ended_on"] - row["started_on"]).days
    return days / DAYS_PER_MONTH


def _follow_ups(tables: Rows, team: TeamMargins) -> list[tuple[str, object, object]]:
    found: list[tuple[str, object, object]] = []
    for asked in team.more.get("follow_ups", ()):
        made = [
            r
            for r in tables["follow_ups"]
            if r["enrolment"].startswith(f"{team.team}-") and r["months"] == asked["months"]
        ]
        outcomes = Counter(row["outcome"] for row in made if row["reached"] == "true")
        found += [
            ("uppföljningar", asked["attempted"], len(made)),
            ("uppföljda", Counter(asked["outcomes"]), outcomes),
        ]
    return found


def _answers(tables: Rows, team: TeamMargins) -> list[tuple[str, object, object]]:
    mine = [row for row in tables.get("responses", ()) if row["team"] == team.team]
    found: list[tuple[str, object, object]] = []
    if "ors" in team.more:
        paired = {r["enrolment"] for r in mine if r["instrument"] == "ors" and r["occasion"] == "exit"}
        for occasion in ("start", "exit"):
            values = [
                r["value"]
                for r in mine
                if r["instrument"] == "ors" and r["occasion"] == occasion and r["enrolment"] in paired
            ]
            found.append((f"ORS {occasion}", team.more["ors"][occasion], round(sum(values) / len(paired), 1)))
    for item, counts in team.more.get("nns_participant", {}).get("items", {}).items():
        values = [r["value"] for r in mine if r["instrument"] == "nns_participant" and r["item"] == item]
        found.append(
            (item, (counts["positive"], counts["n"]), (sum(value >= 4 for value in values), len(values)))
        )
    scale = sorted(row["value"] for row in mine if row["instrument"] == "progress_scale")
    return [*found, ("skalfrågan", sorted(team.more.get("progress_scale", ())), scale)]


def _money(tables: Rows, team: TeamMargins) -> list[tuple[str, object, object]]:
    got: Counter[str] = Counter()
    for row in tables.get("funding", ()):
        if row["team"] == team.team:
            got[row["entry"]] += row["amount"]
    return [("medel", Counter(team.more.get("funding", {})), got)]


def _done(
    tables: Rows, everybody: Sequence[Facts], team: TeamMargins, period: Period
) -> list[tuple[str, object, object]]:
    found: list[tuple[str, object, object]] = []
    wanted: Counter[str] = Counter()
    for event in team.more.get("events", ()):
        wanted[event["activity"]] += event["count"]
    mine = {row["enrolment"] for row in everybody if row["started_on"]}
    for activity, count in wanted.items():
        taking_part = {
            r["enrolment"]
            for r in tables["activities"]
            if r["enrolment"] in mine and r["activity"] == activity and period.contains(r["held_on"])
        }
        found.append((activity, count, len(taking_part)))
    if "actions_of_exits" in team.more:
        exits = [row["enrolment"] for row in everybody if _member("exits", row, period)]
        done = Counter(row["enrolment"] for row in tables["actions"])
        found.append(
            ("samordnade åtgärder", sorted(team.more["actions_of_exits"]), sorted(done[key] for key in exits))
        )
    return found

"""How does somebody write the report's tables in pandas? A frame of those who count, and one groupby per table.

Every measure with every split except capacity and goals, per team and in total. What is not written: rows of zeros that
the report always shows, their order, shares (value / n) and which records lie behind a figure.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
from benchmarks.by_hand.found import Found, put

OTHER = ["moved", "parental_leave", "sickness_compensation", "retired", "deceased", "transferred"]
POSITIVE = ["work", "studies", "job_seeking", "rehab_continued"]
LIST = [
    "sjukpenning", "rehabiliteringspenning", "sjukersattning", "aktivitetsersattning", "aktivitetsstod", "utvecklingsersattning",
    "etableringsersattning", "a_kassa", "forsorjningsstod", "studiestod", "foraldrapenning", "lon", "lon_subventionerad",
    "alderspension", "other", "none",
]  # fmt: skip
RUNGS = dict(zip(LIST, [1, 2, 0, 1, 3, 3, 3, 3, 1, 4, 2, 5, 4, 0, 1, 0], strict=True))
Frame = Any
Value = Callable[[Any], Any]


class Report:
    """The frames of one period, and the tables found so far."""

    def __init__(self, folder: Path, first: date, last: date) -> None:
        self.folder, self.first, self.last = folder, pd.Timestamp(first), pd.Timestamp(last)
        self.found: Found = {}

    def read(self, table: str, *columns: str) -> Frame:
        frame = pq.read_table(self.folder / f"{table}.parquet", columns=list(columns)).to_pandas(
            strings_to_categorical=False
        )
        for column in columns:
            if column.endswith("_on") or column.startswith("period_"):
                frame[column] = pd.to_datetime(frame[column])
        return frame

    def within(self, days: Frame) -> Frame:
        return (days >= self.first) & (days <= self.last)

    def put(self, measure: str, rows: Frame, value: Value, n: Value | None, *splits: str) -> None:
        """A table for each split (dimensions joined by a space), for each team and for the whole."""
        for split in splits:
            by = split.split()
            for of_team in (["team"], []):
                groups = [*of_team, *by]
                parts = rows.groupby(groups, observed=True) if groups else rows.assign(_="").groupby("_")
                counted = pd.DataFrame({"value": value(parts), "n": n(parts) if n else None}).reset_index()
                lead = counted["team"] if of_team else [None] * len(counted)
                columns = [
                    [not of_team] * len(counted),
                    lead,
                    *(counted[one] for one in by),
                    counted["value"],
                    counted["n"],
                ]
                put(self.found, measure, by, (_known(row) for row in zip(*columns, strict=True)))


def _known(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(None if isinstance(cell, float) and cell != cell else cell for cell in row)


def size(parts: Frame) -> Frame:
    return parts.size()


def of(column: str, how: str, per: float = 1) -> Value:
    return lambda parts: parts[column].agg(how) / per


def tables(folder: Path, first: date, last: date) -> Found:
    """Every figure by measure and dimensions: its value, and its base where the table has one."""
    r = Report(folder, first, last)
    columns = (
        "enrolment",
        "participant",
        "team",
        "application",
        "referrer",
        "started_on",
        "ended_on",
        "exit_outcome",
        "exit_reason",
    )
    enrolments = r.read("enrolments", *columns, "completed", "years_in_public_support", "destination")
    enrolments["referrer"] = enrolments["referrer"].fillna("unknown")
    there = (enrolments["started_on"] <= r.last) & (
        enrolments["ended_on"].isna() | (enrolments["ended_on"] >= r.first)
    )
    active = _people(r, enrolments[there])
    team = enrolments[["enrolment", "team"]]
    stays = _stays(r, active)
    _took_part(r, active, stays)
    ended = _ended(r, active, stays)
    _applied(r, enrolments)
    due = _followed(r, team)
    _lived(r, ended, due)
    _did(r, team, ended)
    _answered(r, team)
    _paid(r)
    return r.found


def _people(r: Report, active: Frame) -> Frame:
    active = active.merge(
        r.read("participants", "participant", "sex", "birth_year"), on="participant", how="left"
    )
    age = r.last.year - active["birth_year"]
    active["age_group"] = (
        age.lt(30).map({True: "under_30", False: "30_and_over"}).where(age.notna(), "unknown")
    )
    active["sex"] = active["sex"].fillna("unknown")
    return active


def _stays(r: Report, active: Frame) -> Frame:
    placements = r.read("placements", "placement", "enrolment", "track", "started_on", "ended_on")
    left = active[["enrolment", "team", "ended_on"]].rename(columns={"ended_on": "left_on"})
    stays = placements.merge(left, on="enrolment").sort_values(["enrolment", "started_on"])
    following = stays.groupby("enrolment")["started_on"].shift(-1)
    stays["stay_to"] = stays["ended_on"].fillna(following).fillna(stays["left_on"])
    stays["own_end"] = stays["ended_on"].fillna(pd.Timestamp("2200-01-01"))
    return stays


def _took_part(r: Report, active: Frame, stays: Frame) -> None:
    r.put("participants_active", active, size, None, "", "sex", "age_group", "referrer")
    r.put("persons_active", active, of("participant", "nunique"), None, "", "sex")
    r.put(
        "years_in_public_support_mean",
        active,
        of("years_in_public_support", "mean"),
        of("years_in_public_support", "count"),
        "",
    )
    inside = stays[(stays["started_on"] <= r.last) & ~(stays["stay_to"] < r.first)]
    r.put("participants_active", _in_tracks(active, inside), size, None, "track")
    enrolled = active[~(active["ended_on"] <= r.last)]
    r.put("participants_enrolled", enrolled, size, None, "")
    inside = stays[(stays["started_on"] <= r.last) & ~(stays["stay_to"] <= r.last)]
    r.put("participants_enrolled", _in_tracks(enrolled, inside), size, None, "track")
    started = active[active["started_on"] >= r.first]
    first = stays.sort_values(
        ["started_on", "own_end", "placement"], ascending=[True, False, True]
    ).drop_duplicates("enrolment")
    started = started.merge(first[["enrolment", "track"]], on="enrolment", how="left").fillna(
        {"track": "unknown"}
    )
    r.put("participants_new", started, size, None, "", "sex", "referrer", "track")
    started = started.merge(
        r.read("applications", "application", "received_on"), on="application", how="inner"
    )
    started["waited"] = (started["started_on"] - started["received_on"]).dt.days
    r.put("weeks_waiting_median", started, of("waited", "median", 7), of("waited", "count"), "")


def _in_tracks(people: Frame, stays: Frame) -> Frame:
    tracks = stays[["enrolment", "track"]].drop_duplicates()
    return (
        people[["enrolment", "team"]].merge(tracks, on="enrolment", how="left").fillna({"track": "unknown"})
    )


def _ended(r: Report, active: Frame, stays: Frame) -> Frame:
    ended = active[active["ended_on"] <= r.last].copy()
    last = stays.sort_values(
        ["started_on", "own_end", "placement"], ascending=[False, False, True]
    ).drop_duplicates("enrolment")
    ended = ended.merge(last[["enrolment", "track"]], on="enrolment", how="left").fillna({"track": "unknown"})
    ended["outcome"] = ended["exit_outcome"].fillna("unmeasured").replace(OTHER, "other")
    ended["reason"], ended["destination"] = (
        ended["exit_reason"].fillna("unknown"),
        ended["destination"].fillna("unknown"),
    )
    ended["days"] = (ended["ended_on"] - ended["started_on"]).dt.days
    acted = r.read("actions", "enrolment")["enrolment"].value_counts()
    ended["actions"] = ended["enrolment"].map(acted).fillna(0)
    ended["positive"] = ended["outcome"].isin(POSITIVE)
    completed, interrupted = ended[ended["completed"].eq(True)], ended[ended["completed"].eq(False)]
    r.put("exits", ended, size, None, "", "sex", "outcome", "track outcome", "destination")
    r.put("exits_completed", completed, size, None, "", "outcome", "track", "referrer")
    r.put(
        "exits_interrupted",
        interrupted,
        size,
        None,
        "",
        "outcome",
        "track",
        "referrer",
        "reason",
        "reason referrer",
    )
    r.put("outcome_share_of_completed", completed, size, None, "outcome")
    r.put("outcome_share_of_all", ended, size, None, "outcome")
    r.put("positive_share", ended, of("positive", "sum"), size, "")
    r.put("months_in_programme_mean", ended, of("days", "mean", 30.4375), size, "", "outcome")
    r.put("months_in_programme_median", ended, of("days", "median", 30.4375), size, "", "outcome")
    r.put("coordinated_actions_mean", ended, of("actions", "mean"), size, "")
    r.put("coordinated_actions_max", ended, of("actions", "max"), size, "")
    return ended


def _applied(r: Report, enrolments: Frame) -> None:
    said = r.read(
        "applications",
        "application",
        "team",
        "track",
        "referrer",
        "received_on",
        "decision",
        "decided_on",
        "left_queue_on",
    )
    begun = enrolments.loc[enrolments["started_on"] <= r.last, "application"].dropna()
    waits = (
        said["decision"].eq("accepted") & (said["decided_on"] <= r.last) & ~(said["left_queue_on"] <= r.last)
    )
    r.put("queue", said[waits & ~said["application"].isin(begun)], size, None, "")
    came = said[r.within(said["received_on"])].fillna(
        {"track": "unknown", "referrer": "unknown", "decision": "pending"}
    )
    r.put("applications", came, size, None, "", "referrer", "track", "decision", "referrer track")


def _followed(r: Report, team: Frame) -> Frame:
    due = r.read("follow_ups", "enrolment", "months", "due_on", "attempted_on", "reached", "outcome")
    due = due[r.within(due["due_on"])].merge(team, on="enrolment")
    due["outcome"] = due["outcome"].replace(OTHER, "other").fillna("unknown")
    reached = due[due["reached"].eq(True)]
    r.put("follow_ups_due", due, size, None, "months")
    r.put("follow_ups_attempted", due[due["attempted_on"].notna()], size, None, "months")
    r.put("follow_ups_reached", reached, size, None, "months")
    r.put("follow_up_outcome", reached, size, None, "months outcome")
    return due


def _lived(r: Report, ended: Frame, due: Frame) -> None:
    later = due.assign(occasion="follow_up_" + due["months"].astype(str))[
        ["enrolment", "team", "occasion"]
    ].drop_duplicates()
    asked = pd.concat([ended[["enrolment", "team"]].assign(occasion="exit"), later])
    lived = r.read("livelihoods", "enrolment", "occasion", "livelihood", "extent")
    lived = lived[lived["enrolment"].isin(asked["enrolment"])]
    lived = lived.assign(
        rung=lived["livelihood"].map(RUNGS),
        place=lived["livelihood"].map(LIST.index),
        extent=lived["extent"].fillna(-1),
    )
    best = lived.sort_values(["rung", "extent", "place"], ascending=[False, False, True]).drop_duplicates(
        ["enrolment", "occasion"]
    )
    best = best[["enrolment", "occasion", "livelihood", "rung"]]
    before = (
        best[best["occasion"] == "start"]
        .drop(columns="occasion")
        .rename(columns={"livelihood": "from", "rung": "low"})
    )
    moves = asked.merge(before, on="enrolment").merge(
        best.rename(columns={"livelihood": "to"}), on=["enrolment", "occasion"]
    )
    moves["improved"] = moves["rung"] > moves["low"]
    r.put("livelihood_transition", moves, size, None, "occasion from to")
    r.put("livelihood_improved", moves, of("improved", "sum"), size, "occasion from")


def _did(r: Report, team: Frame, ended: Frame) -> None:
    does = r.read("occupations", "enrolment", "occasion", "occupation", "subsidy", "hours")
    does = does[does["occasion"] == "exit"].merge(ended[["enrolment", "team"]], on="enrolment")
    does = does.fillna({"subsidy": "unknown", "hours": "unknown"})
    r.put(
        "occupation_at_exit",
        does,
        of("enrolment", "nunique"),
        None,
        "occupation",
        "occupation subsidy",
        "occupation hours",
    )
    held = r.read("activities", "enrolment", "kind", "employer_kind", "held_on")
    held = held[held["kind"].eq("work_training") & r.within(held["held_on"])].merge(team, on="enrolment")
    r.put(
        "work_training",
        held.fillna({"employer_kind": "unknown"}),
        of("enrolment", "nunique"),
        None,
        "",
        "employer_kind",
    )


def _answered(r: Report, team: Frame) -> None:
    said = r.read(
        "responses", "response", "enrolment", "team", "instrument", "occasion", "answered_on", "item", "value"
    )
    nns = said[
        said["instrument"].eq("nns_participant") & said["value"].notna() & r.within(said["answered_on"])
    ]
    nns = nns.assign(positive=nns["value"] >= 4)
    r.put("instrument_positive_share", nns, of("positive", "sum"), size, "instrument item")
    ors = said[said["instrument"].eq("ors") & said["enrolment"].notna()].drop(columns="team")
    sheets = (
        ors.groupby(["response", "enrolment", "occasion", "answered_on"])["value"]
        .agg(["sum", "count"])
        .reset_index()
    )
    sheets["score"] = sheets["sum"].where(sheets["count"] == 4)
    sheets = sheets.sort_values(["answered_on", "response"])
    before = sheets[sheets["occasion"] == "start"].drop_duplicates("enrolment", keep="first")
    after = sheets[sheets["occasion"] == "exit"].drop_duplicates("enrolment", keep="last")
    pairs = before.merge(after, on="enrolment", suffixes=("_start", "_exit")).merge(team, on="enrolment")
    pairs = pairs[
        r.within(pairs[["answered_on_start", "answered_on_exit"]].max(axis=1))
        & (pairs["score_start"] + pairs["score_exit"]).notna()
    ]
    for occasion in ("start", "exit"):
        scored = pairs.assign(instrument="ors", occasion=occasion, score=pairs[f"score_{occasion}"])
        r.put("instrument_mean", scored, of("score", "mean"), size, "instrument occasion")


def _paid(r: Report) -> None:
    paid = r.read("funding", "team", "year", "period_from", "period_to", "entry", "amount")
    of_year = paid["entry"].isin(["budgeted", "granted"])
    inside = (paid["period_from"] >= r.first) & (paid["period_to"] <= r.last)
    counts = (of_year & paid["year"].eq(r.last.year)) | (~of_year & inside)
    paid["amount"] = paid["amount"].where(counts, 0.0)
    r.put("funding", paid, of("amount", "sum"), None, "entry")
    for entry in ("requisitioned", "granted"):
        paid[entry] = paid["amount"].where(paid["entry"] == entry, 0.0)
    r.put("requisitioned_share", paid, of("requisitioned", "sum"), of("granted", "sum"), "")

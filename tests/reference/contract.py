"""Which codes, schemes, rungs and instruments does the contract name?

Written down once more, by hand, so that a mistake in a YAML definition shows as a disagreement and is not repeated here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scheme:
    """Columns in their order with the outcomes each holds; None for the column that takes interrupted exits."""

    columns: dict[str, list[str] | None]
    positive: list[str]


SCHEMES = {
    "vastmanland-2025": Scheme(
        columns={
            "dropout": ["dropout"],
            "work": ["work"],
            "studies": ["studies"],
            "job_seeking": ["job_seeking"],
            "rehab_continued": ["rehab_continued"],
            "rehab_medical": ["rehab_medical"],
            "other": [
                "moved",
                "parental_leave",
                "sickness_compensation",
                "retired",
                "deceased",
                "transferred",
                "other",
            ],
            "unmeasured": ["unmeasured"],
        },
        positive=["work", "studies", "job_seeking", "rehab_continued"],
    ),
    "hallstahammar-2019": Scheme(
        columns={
            "dropout": ["dropout"],
            "rehab_medical": ["rehab_medical", "sickness_compensation"],
            "work": ["work"],
            "studies": ["studies"],
            "job_seeking": ["job_seeking"],
            "rehab_continued": ["rehab_continued"],
            "other": ["moved", "parental_leave", "retired", "deceased", "transferred", "other", "unmeasured"],
        },
        positive=["work", "studies", "job_seeking", "rehab_continued"],
    ),
    "vasteras-2017": Scheme(
        columns={
            "interrupted": None,
            "work": ["work"],
            "studies": ["studies"],
            "rehab_continued": ["rehab_continued", "rehab_medical", "job_seeking"],
            "other": [
                "dropout",
                "sickness_compensation",
                "moved",
                "parental_leave",
                "retired",
                "deceased",
                "transferred",
                "other",
                "unmeasured",
            ],
        },
        positive=["work", "studies"],
    ),
}

LIVELIHOODS = [
    "sjukpenning",
    "rehabiliteringspenning",
    "sjukersattning",
    "aktivitetsersattning",
    "aktivitetsstod",
    "utvecklingsersattning",
    "etableringsersattning",
    "a_kassa",
    "forsorjningsstod",
    "studiestod",
    "foraldrapenning",
    "lon",
    "lon_subventionerad",
    "alderspension",
    "other",
    "none",
]
LADDER = {
    5: ["lon"],
    4: ["lon_subventionerad", "studiestod"],
    3: ["aktivitetsstod", "utvecklingsersattning", "etableringsersattning", "a_kassa"],
    2: ["rehabiliteringspenning", "foraldrapenning"],
    1: ["sjukpenning", "forsorjningsstod", "aktivitetsersattning", "other"],
    0: ["sjukersattning", "alderspension", "none"],
}
RUNG = {livelihood: rung for rung, livelihoods in LADDER.items() for livelihood in livelihoods}

ORDER = {
    "sex": ["female", "male", "non_binary"],
    "age_group": ["under_30", "30_and_over"],
    "referrer": ["forsakringskassan", "arbetsformedlingen", "kommun", "region", "self", "other"],
    "reason": [
        "planned",
        "ill_health",
        "own_request",
        "unreachable",
        "moved",
        "transferred",
        "parental_leave",
        "retired",
        "deceased",
        "other",
    ],
    "destination": [
        "forsakringskassan",
        "arbetsformedlingen",
        "kommun",
        "region",
        "reinforced_cooperation",
        "employer",
        "education",
        "other",
    ],
    "decision": ["accepted", "declined", "withdrawn", "pending"],
    "occupation": ["employed", "self_employed", "studies", "job_seeking", "none"],
    "subsidy": ["none", "lonebidrag", "nystartsjobb", "extratjanst", "osa", "introduktionsjobb", "other"],
    "hours": ["permanent", "temporary", "hourly"],
    "employer_kind": ["private", "public", "internal"],
    "occasion": ["start", "exit", "follow_up_6", "follow_up_12", "follow_up_18", "follow_up_24"],
    "from": LIVELIHOODS,
    "to": LIVELIHOODS,
    "entry": ["budgeted", "granted", "requisitioned", "used", "returned"],
}


@dataclass(frozen=True)
class Instrument:
    """The items it asks, those summed to its score (none: it has no score) and which values are positive."""

    items: list[str]
    score: list[str]
    positive: list[float]


ORS_ITEMS = ["individual", "relational", "social", "overall"]
NNS_ITEMS = [
    "support_of_great_use",
    "took_part_in_deciding",
    "support_had_time_needed",
    "person_or_team_to_turn_to",
    "developed_ways_to_handle_situation",
    "readier_to_work_or_study",
    "staff_used_my_experience",
    "planning_for_afterwards_begun",
    "planning_sufficient",
    "starts_within_reasonable_time",
]
INSTRUMENTS = {
    "ors": Instrument(items=ORS_ITEMS, score=ORS_ITEMS, positive=[]),
    "nns_participant": Instrument(items=NNS_ITEMS, score=[], positive=[4, 5]),
    "progress_scale": Instrument(items=["step"], score=["step"], positive=[]),
}

UNITS = {
    "participants_active": "enrolments",
    "persons_active": "persons",
    "participants_new": "enrolments",
    "participants_enrolled": "enrolments",
    "capacity": "places",
    "exits": "enrolments",
    "exits_completed": "enrolments",
    "exits_interrupted": "enrolments",
    "outcome_share_of_completed": "enrolments",
    "outcome_share_of_all": "enrolments",
    "positive_share": "enrolments",
    "occupation_at_exit": "enrolments",
    "months_in_programme_mean": "months",
    "months_in_programme_median": "months",
    "years_in_public_support_mean": "years",
    "applications": "applications",
    "queue": "applications",
    "weeks_waiting_median": "weeks",
    "follow_ups_due": "follow_ups",
    "follow_ups_attempted": "follow_ups",
    "follow_ups_reached": "follow_ups",
    "follow_up_outcome": "follow_ups",
    "livelihood_transition": "enrolments",
    "livelihood_improved": "enrolments",
    "coordinated_actions_mean": "actions",
    "coordinated_actions_max": "actions",
    "work_training": "enrolments",
    "instrument_mean": "points",
    "instrument_positive_share": "answers",
    "funding": "SEK",
    "requisitioned_share": "SEK",
    "goal_attainment": "percentage_points",
}

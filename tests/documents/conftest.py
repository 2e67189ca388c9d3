"""A half-year of two made-up teams and a psychiatry resource, as the figures would give it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stegvis.definitions import Definitions, load
from stegvis.documents.build import build
from stegvis.documents.layout import layout
from stegvis.documents.material import Named, ReportInput
from stegvis.documents.model import Document
from stegvis.domain.figure import ABSENT, Figure
from stegvis.domain.finding import Finding
from stegvis.domain.period import Period

HALF_YEAR = Period(date(2025, 1, 1), date(2025, 6, 30))
TEAMS = (
    Named("ekbacka", "Samordningsteam Ekbacka"),
    Named("norran", "Samordningsteam Norrån"),
    Named("psykiatri", "Psykiatriresurs"),
)
OUTCOMES = (
    "dropout",
    "work",
    "studies",
    "job_seeking",
    "rehab_continued",
    "rehab_medical",
    "other",
    "unmeasured",
)


def figures_of_team(
    team: str | None, sex: dict[str, int], new: dict[str, int], exits: dict[str, int], funds: tuple[int, int]
) -> list[Figure]:
    """The figures that a report of this team needs, consistent with each other."""
    made = [
        *counted(team, "participants_active", "sex", sex),
        *counted(team, "participants_new", "sex", new),
        *counted(team, "exits", "outcome", {code: exits.get(code, 0) for code in OUTCOMES}),
    ]
    positive = sum(exits.get(code, 0) for code in ("work", "studies", "job_seeking", "rehab_continued"))
    made.append(shared(team, "positive_share", (), positive, sum(exits.values()), "enrolments"))
    made += [
        single(team, "funding", (("entry", e),), v, "SEK")
        for e, v in zip(("granted", "requisitioned"), funds, strict=True)
    ]
    made.append(shared(team, "requisitioned_share", (), funds[1], funds[0], "SEK"))
    return made


def counted(team: str | None, measure: str, dimension: str, parts: dict[str, int]) -> list[Figure]:
    total = sum(parts.values())
    split = [
        shared(team, measure, ((dimension, code),), value, total, "enrolments")
        for code, value in parts.items()
    ]
    return [single(team, measure, (), total, "enrolments"), *split]


def single(
    team: str | None, measure: str, by: tuple[tuple[str, str | int], ...], value: float | None, unit: str
) -> Figure:
    return Figure(measure, ((("team", team),) if team else ()) + by, value, unit)


def shared(
    team: str | None, measure: str, by: tuple[tuple[str, str | int], ...], value: int, n: int, unit: str
) -> Figure:
    figure = single(team, measure, by, value, unit)
    return replace(figure, n=n, share=value / n if n else ABSENT, value=value if n else None)


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return load()


@pytest.fixture(scope="session")
def material() -> ReportInput:
    figures = [
        *figures_of_team("ekbacka", {"female": 18, "male": 13}, {"female": 6, "male": 5},
                         {"work": 2, "studies": 2, "job_seeking": 1, "rehab_continued": 1, "rehab_medical": 1}, (1_650_000, 589_000)),
        *figures_of_team("norran", {"female": 5, "male": 3, "unknown": 1}, {"female": 1, "male": 0}, {}, (1_250_000, 505_000)),
        *figures_of_team("psykiatri", {"female": 0, "male": 0}, {"female": 0, "male": 0}, {}, (321_000, 116_000)),
        *figures_of_team(None, {"female": 23, "male": 16, "unknown": 1}, {"female": 7, "male": 5},
                         {"work": 2, "studies": 2, "job_seeking": 1, "rehab_continued": 1, "rehab_medical": 1}, (3_221_000, 1_210_000)),
    ]  # fmt: skip
    return ReportInput(
        association="Samordningsförbundet Mälarslätten",
        period=HALF_YEAR,
        scheme="vastmanland-2025",
        figures=figures,
        teams=TEAMS,
        dataset="3f9a2c1be07d4a55",
        definitions="0123456789abcdef",
        findings=[
            Finding(
                "exit_without_outcome",
                "warning",
                "enrolments.csv",
                "E-117 har slutat utan utfall.",
                "Ange utfall.",
                14,
                "exit_outcome",
                "E-117",
            ),
            Finding(
                "exit_without_outcome",
                "warning",
                "enrolments.csv",
                "E-118 har slutat utan utfall.",
                "Ange utfall.",
                15,
                "exit_outcome",
                "E-118",
            ),
        ],
        texts={
            (
                "ekbacka",
                "deltagare",
            ): "De flesta kommer från **Försäkringskassan**, och fler än tidigare har kontakt med vuxenpsykiatrin.",
            (
                "ekbacka",
                "lokala-mal",
            ): "## Följa upp alla efter sex månader\n\nRutinen är igång sedan mars.\n\n- elva nåddes\n- fyra kunde inte nås\n",
            ("ekbacka", "planer"): "I höst börjar en ny grupp.\n",
        },
    )


@pytest.fixture(scope="session")
def document(material: ReportInput, definitions: Definitions) -> Document:
    return build(material, layout("half_year"), definitions)

"""How does an evaluation of a dataset become a document, or the evaluations of a report's teams?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stegvis.dataset import Dataset
from stegvis.definitions import Definitions
from stegvis.documents.labels import Labels
from stegvis.documents.model import Document
from stegvis.documents.speech import Speech
from stegvis.documents.worth import About, worth_report
from stegvis.domain.period import Period
from stegvis.evaluation.answer import Answer, EvaluationError, Question, evaluate
from stegvis.evaluation.profiles import Profile
from stegvis.evaluation.told import cost_of


def evaluation_document(
    data: Dataset, answer: Answer, definitions: Definitions, language: str = "sv"
) -> Document:
    """The evaluation of one team, as a report of its own."""
    tracks = {row["track"]: row["name"] for row in data.rows("tracks", ["track", "name"])}
    teams = {row["team"]: row["name"] for row in data.rows("teams", ["team", "name"])}
    named = [row["name"] for row in data.rows("associations", ["association", "name"])]
    speech = Speech.of(language, answer.asked.period)
    labels = Labels(definitions, "", {"track": tracks}, speech)
    about = About(
        named[0] if len(named) == 1 else data.title,
        teams.get(answer.asked.team) or answer.asked.team,
        data.fingerprint,
        definitions.fingerprint,
    )
    return worth_report(answer, about, labels)


def team_evaluations(
    data: Dataset, period: Period, teams: Iterable[str], profile: Profile
) -> Iterator[tuple[str, Answer | str]]:
    """Each team's evaluation for the period, or why there is none. A cost that the dataset does not know is 0, and said."""
    rows = {row["team"]: row for row in data.rows("teams", ["team", "municipalities"])}
    for team in teams:
        place = (rows[team]["municipalities"] or "").split(";")[0]
        if not place:
            yield team, "teamet har ingen kommun, och utan den går skatten inte att räkna"
            continue
        told = cost_of(data, team, period)
        try:
            yield team, evaluate(data, Question(team, period, place, told[0] if told else 0.0), profile)
        except EvaluationError as fault:
            yield team, str(fault)

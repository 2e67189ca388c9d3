"""How do evaluations reach a document, and what is said of teams that have none?"""

from __future__ import annotations

import click

from stegvis.cli.errors import Unreadable
from stegvis.dataset import Dataset
from stegvis.definitions import DefinitionError
from stegvis.definitions import load as load_definitions
from stegvis.documents.model import Document
from stegvis.documents.worth_of import evaluation_document, team_evaluations
from stegvis.evaluation.answer import Answer
from stegvis.evaluation.profiles import profile
from stegvis.figures import Asked


def evaluation_of(data: Dataset, answer: Answer, language: str) -> Document:
    """The evaluation as a report of its own. Raises Unreadable where a phrase cannot be used."""
    try:
        return evaluation_document(data, answer, load_definitions(), language)
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault


def evaluations(asked: Asked, named: str) -> dict[str, Answer]:
    """Each shown team's evaluation by a profile; of those that have none it is said why."""
    found: dict[str, Answer] = {}
    try:
        for team, told in team_evaluations(asked.data, asked.period, asked.shown, profile(named)):
            if isinstance(told, str):
                click.echo(f"{team} värderas inte: {told}", err=True)
            else:
                found[team] = told
    except DefinitionError as fault:
        raise Unreadable(str(fault)) from fault
    except KeyError as fault:
        raise click.UsageError(str(fault.args[0])) from fault
    return found

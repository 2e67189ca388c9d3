"""Which small counts of a chapter can be tested for harm, and which have been?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stegvis.domain.figure import By as Split
from stegvis.domain.figure import Figure
from stegvis.domain.period import Period
from stegvis.figures import Asked, ask
from stegvis.web.access import policy
from stegvis.web.access.by import By
from stegvis.web.look.swedish import number
from stegvis.web.register.codes import known
from stegvis.web.register.least import least_shown
from stegvis.web.register.queries.dataset import live
from stegvis.web.register.queries.figures import labels_of, said
from stegvis.web.register.queries.readers import safe_for
from stegvis.web.reports.models import Chapter, HarmTest

ACTION = "report.harm_test"
Key = tuple[str, Split]


@dataclass(frozen=True, slots=True)
class Small:
    """A small count of a chapter: a code for the form, its name with the count, and which figure it is."""

    code: str
    label: str
    key: Key


@dataclass(frozen=True, slots=True)
class Line:
    """A test, and whether the user may confirm it."""

    test: HarmTest
    may_confirm: bool


def test(by: By, pk: int) -> HarmTest:
    """A harm test. Raises Http404."""
    rows = HarmTest.objects.select_related("chapter__report__association", "chapter__team__controller")
    return policy.get(by, ACTION, rows, pk)


def lines(by: By, chapter: Chapter) -> list[Line]:
    """The tests of a chapter; who made one does not confirm it."""
    rows = chapter.harm_tests.select_related("made_by", "confirmed_by")
    return [Line(row, row.confirmed_by_id is None and by.user != row.made_by) for row in rows]


def confirmed(chapter: Chapter) -> list[Key]:
    """The figures that two people have let through."""
    return [key_of(row) for row in chapter.harm_tests.exclude(confirmed_by=None)]


def small(chapter: Chapter) -> list[Small]:
    """The small counts of the team that nobody has tested yet."""
    assert chapter.team is not None
    least = least_shown(chapter.report.association, chapter.report.audience)
    tested = {key_of(row) for row in chapter.harm_tests.all()}
    register = register_of(chapter)
    labels, measures = labels_of(register), register.definitions.measures
    found = []
    for figure in register.figures:
        key = (figure.measure, figure.by)
        counted = measures[figure.measure].kind in ("count", "share") and isinstance(figure.value, int)
        if counted and "team" in figure.dimensions and 0 < (figure.value or 0) < least and key not in tested:
            name = labels.measure(figure.measure)
            what = f"{name} · {said(figure, labels)}: {number(int(figure.value or 0))}"
            found.append(Small(_code(figure), what, key))
    return found


def register_of(chapter: Chapter) -> Asked:
    """Every figure of the chapter's team and period, as the register is now."""
    assert chapter.team is not None
    period = Period(chapter.report.first, chapter.report.last)
    return ask(live([chapter.team], on=period.last), period, definitions=known())


def protected(chapter: Chapter, told: Collection[Key] | None = None) -> Asked:
    """The chapter's figures as they may leave the team, with those told that have been let through. Raises Unprotectable."""
    assert chapter.team is not None
    let_through = confirmed(chapter) if told is None else told
    return safe_for(chapter.team, register_of(chapter), chapter.report.audience, let_through)


def key_of(row: HarmTest) -> Key:
    """Which figure a test is about."""
    return row.measure, tuple((name, value) for name, value in row.split)


def _code(figure: Figure) -> str:
    return "|".join((figure.measure, *(f"{name}={value}" for name, value in figure.by)))

"""Two reports of the same people, of a half-year and of its year, give no hidden number back when they lie side by side."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.documents.reader import DEFINITIONS, figures_in, names_of, tables_of_html
from tests.figures.disclosure.attacker import Chain

from stegvis.cli.document import document_of
from stegvis.dataset import load
from stegvis.documents.half_year import rendered
from stegvis.domain.disclosure import Rule
from stegvis.domain.period import Period
from stegvis.examples import write_example
from stegvis.figures import Earlier, ask, for_audience

RULE = Rule(5, 10)
SPRING = Period(date(2018, 1, 1), date(2018, 6, 30))
YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))


@cache
def asked(period: Period):
    with TemporaryDirectory() as folder:
        write_example("vasteras-2018", Path(folder) / "exempel")
        data = load(Path(folder) / "exempel", definitions=DEFINITIONS, on=YEAR.last)
        return ask(data, period, definitions=DEFINITIONS)


def read(safe):
    """What the report as a page tells."""
    page = rendered(document_of(safe), "html")
    return figures_in(tables_of_html(page), names_of(safe.data, DEFINITIONS.scheme(safe.scheme)))


def worked_out(spring, year):
    attacker = Chain({SPRING: read(spring), YEAR: read(year)}, DEFINITIONS.scheme(year.scheme).positive)
    true = {
        (f.measure, frozenset((d, v) for d, v in f.by), period): f.value
        for period in (SPRING, YEAR)
        for f in asked(period).figures
    }
    ends = {n: attacker.interval(n) for n in attacker.hidden() if RULE.small(int(true.get(n) or 0))}
    return [n for n, (low, high) in ends.items() if high < 5 - 1e-6 or high - low < 4 - 1e-6]


def test_the_report_of_the_year_is_written_with_the_half_year_in_mind() -> None:
    spring = for_audience(asked(SPRING), "association")
    known = [Earlier(SPRING, spring.figures, asked(SPRING).figures)]
    year = for_audience(asked(YEAR), "association", earlier=known)
    assert worked_out(spring, year) == []
    shown = {(f.measure, f.by): f.value for f in year.figures}
    assert shown["participants_active", ()] == next(
        f.value for f in asked(YEAR).figures if (f.measure, f.by) == ("participants_active", ())
    )


def test_forgetting_the_half_year_gives_numbers_away() -> None:
    spring, year = (for_audience(asked(period), "association") for period in (SPRING, YEAR))
    assert worked_out(spring, year) != []

"""Does Apache Spark give the figures that DuckDB gives?"""

from __future__ import annotations

from datetime import date

import pytest
from benchmarks.country import Country
from benchmarks.generator import write

from stegvis.dataset import load
from stegvis.definitions import load as load_definitions
from stegvis.domain.period import Period
from stegvis.figures import evaluate

PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31))
# Compiling each query to Java takes longer than counting so few rows.
SMALL = {
    "spark.master": "local[2]",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """Twelve enrolments, fixed by their seed, in two teams: some 230 rows in all the tables."""
    folder = tmp_path_factory.mktemp("spark")
    write(Country(12, teams=2, first_year=2024), folder, "csv")
    return load(folder, definitions=load_definitions(), on=PERIOD.last)


@pytest.mark.spark
@pytest.mark.xdist_group("spark")
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the sockets that collect() leaves to be collected
def test_spark_gives_every_figure_that_duckdb_gives(dataset, monkeypatch):
    monkeypatch.setenv(
        "PYSPARK_SUBMIT_ARGS", " ".join(f"--conf {k}={v}" for k, v in SMALL.items()) + " pyspark-shell"
    )
    expected = [one.as_dict() for one in evaluate(dataset, PERIOD)]
    assert len({one["measure"] for one in expected if one["value"]}) > 25
    assert [one.as_dict() for one in evaluate(dataset, PERIOD, engine="spark")] == expected

"""How does Apache Spark answer?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from pyspark.sql import SparkSession


class SparkEngine:
    """A Spark session on this machine, or the cluster that `SPARK_REMOTE` or spark-defaults.conf names."""

    dialect = "pyspark"

    def __init__(self) -> None:
        ibis.pyspark  # noqa: B018  registers the options that its compiler reads
        self._session = (
            SparkSession.builder.appName("stegvis")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.ansi.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.sql.execution.arrow.pyspark.enabled", "true")
            .getOrCreate()
        )
        self._session.sparkContext.setLogLevel("ERROR")

    def hold(self, name: str, table: pa.Table | Path) -> None:
        frame = (
            self._session.read.parquet(str(table))
            if isinstance(table, Path)
            else self._session.createDataFrame(table)
        )
        frame.createOrReplaceTempView(name)

    def rows(self, sql: str) -> Sequence[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def close(self) -> None:
        self._session.stop()

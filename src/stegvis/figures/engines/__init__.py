"""The engines: DuckDB in the same process, Apache Spark for national data."""

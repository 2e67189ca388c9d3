"""The register's tables, step by step."""

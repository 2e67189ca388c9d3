"""The access app's tables, step by step."""

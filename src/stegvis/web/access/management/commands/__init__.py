"""Commands of Django for access."""

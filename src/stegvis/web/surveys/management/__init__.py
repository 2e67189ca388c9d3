"""Commands of Django for surveys."""

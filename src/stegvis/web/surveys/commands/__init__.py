"""Every write of surveys: atomic, logged, by somebody."""

"""Every write to the register: atomic, logged, by somebody."""

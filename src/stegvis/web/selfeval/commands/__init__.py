"""Every write of self-evaluation."""

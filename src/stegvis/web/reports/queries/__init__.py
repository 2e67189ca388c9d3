"""Every read of a report."""

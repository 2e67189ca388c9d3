"""Every read of self-evaluation."""

"""The pages of self-evaluation."""

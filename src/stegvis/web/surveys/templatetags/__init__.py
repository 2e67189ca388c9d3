"""The tags of surveys."""

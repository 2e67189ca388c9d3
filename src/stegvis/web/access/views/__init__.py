"""The pages of the access app."""

"""What is sent to participants, and by what."""

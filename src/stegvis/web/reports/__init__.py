"""Reports: the studio where they are written, goals, and what the work is worth."""

"""How a team looks at its own work once a year: the self-evaluation day, and what it set out to do."""

"""How do a team's participants come, leave and fare over time?"""
